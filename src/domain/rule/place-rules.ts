/** Rules over province, city, postal code and landline: they name one place (CN7, domain.md §3.3; R01, F31). */
import type { Finding } from '../finding/finding.ts';
import { hasHan } from '../name/name-forms.ts';
import { isReadingOf, pinyinOf } from '../name/pinyin.ts';
import { areaCodesOf, areaOfNumber } from '../region/area-codes.ts';
import { cityOfBareName, divisionsNamed } from '../region/divisions.ts';
import { provincesOfPostalCode } from '../region/postal-codes.ts';
import { type Province, provinceOf, provinces } from '../region/provinces.ts';
import { leadingPlace } from '../region/split-address.ts';
import type { TargetPack } from '../target/target.ts';
import type { TemplateFields } from '../template/fields.ts';
import { atField, type Rule, withRepair } from './rule.ts';

export const placeRules: Rule = ({ fields }, target) => {
  if (fields.country !== 'CN') return [];
  const { zh } = fields.province;
  const province = provinces.find((entry) => entry.zh === zh || entry.bare === zh);
  const unknown = zh !== '' && !province ? [atField('province-unknown', 'province.zh')] : [];
  return [
    ...unknown,
    ...(province ? provinceForm(fields, province, target) : []),
    ...city(fields, province, target),
    ...latinPlaces(fields, province),
    ...(province ? address(fields, province) : []),
    ...(province ? postalCode(fields, province) : []),
    ...(province ? landline(fields, province) : []),
  ];
};

/** §3.3: 浙江 or 浙江省, by target. */
const provinceForm = (fields: TemplateFields, province: Province, target: TargetPack): Finding[] => {
  const { province: policy } = target.fields;
  const { zh } = fields.province;
  if (policy === 'either') return [];
  const wanted = policy === 'full' ? province.zh : province.bare;
  return wanted === zh ? [] : [withRepair('province-form', 'province.zh', zh, wanted, { data: { wanted } })];
};

/** CN7: the city by its full name, and inside its province. Counties and names of other years are let pass. */
const city = (fields: TemplateFields, province: Province | undefined, target: TargetPack): Finding[] => {
  const { zh } = fields.city;
  if (zh === '' || (province && zh === province.zh && isMunicipality(province))) return [];
  if (zh === province?.bare && isMunicipality(province))
    return target.fields.city === 'full' ? [cityForm(zh, province.zh)] : [];
  const asProvince = provinces.find((entry) => entry.zh === zh || entry.bare === zh);
  // 吉林 is a city as well as a province.
  if (asProvince && !isMunicipality(asProvince) && !cityOfBareName(zh))
    return [atField('city-is-province', 'city.zh', { data: { province: asProvince.zh } })];
  const named = divisionsNamed(zh);
  const full = named.length === 0 ? cityOfBareName(zh) : undefined;
  const places = full ? [full] : named;
  if (places.length === 0) return [atField('city-unknown', 'city.zh')];
  const findings: Finding[] = full && target.fields.city === 'full' ? [cityForm(zh, full.name)] : [];
  if (province && places.every(({ code }) => !code.startsWith(province.code)))
    findings.push(
      atField('city-other-province', 'city.zh', {
        data: { city: zh, province: provinceOf(places[0]!.code)?.zh ?? '' },
      }),
    );
  return findings;
};

/** Cities that are provinces. */
const isMunicipality = ({ zh }: Province): boolean => zh.endsWith('市');

const cityForm = (from: string, wanted: string): Finding =>
  withRepair('city-form', 'city.zh', from, wanted, { data: { wanted } });

/** Words that Latin forms carry or leave out. */
const placeWords =
  /\b(?:sheng|shi|qu|xian|province|city|municipality|autonomous region|prefecture|zi ?zhi ?qu|zi ?zhi ?zhou|di ?qu|meng|[a-z]+zu)\b/giu;
/** Names that are usual in Latin letters and are no pinyin. */
const ownSpellings =
  /^(?:shaanxi|innermongolia|tibet|xizang|ningxia|xinjiang|guangxi|hohhot|baotou|ordos|hulunbuir|bayannur|ulanqab|xilingol|alxa|hinggan|harbin|qiqihar|lhasa|shigatse|xigaze|nyingchi|qamdo|chamdo|nagqu|ngari|shannan|urumqi|karamay|kashgar|kashi|hotan|aksu|turpan|hami|ili|yili|altay|tacheng|bortala|bayingol|bayingolin|kizilsu|changji|golog|yushu|haixi|aba|ngawa|garze|ganzi|dehong|xishuangbanna|diqing|deqen|nujiang|canton|peking)/;

const latinPlaces = (fields: TemplateFields, province: Province | undefined): Finding[] =>
  (['province', 'city'] as const).flatMap((name) => {
    const { zh, en } = fields[name];
    const bare = zh.replace(/(?:特别行政区|自治区|自治州|地区|省|市|盟|县|区)$/u, '');
    if (en === '' || hasHan(en) || !/^\p{Script=Han}{2,12}$/u.test(bare)) return [];
    const letters = en.toLowerCase().replace(/[^a-z]/g, '');
    const core = en.toLowerCase().replace(placeWords, '');
    const candidates = name === 'province' && province ? [province.bare, province.zh] : [bare, zh];
    if (
      ownSpellings.test(letters) ||
      candidates.some((text) => isReadingOf(core, text) || isReadingOf(en, text))
    )
      return [];
    const wanted = name === 'province' && province ? province.bareEn : pinyinOf(zh);
    return [withRepair('place-latin-differs', `${name}.en`, en, wanted, { data: { wanted } })];
  });

/** Which of both is right only a person knows. */
const address = ({ address: { zh }, city }: TemplateFields, province: Province): Finding[] => {
  const named = leadingPlace(zh);
  const place = `${named.province}${named.city === named.province ? '' : named.city}`;
  const elsewhere = [atField('address-elsewhere', 'address.zh', { data: { place } })];
  if (named.province === '') return [];
  if (named.province !== province.zh) return elsewhere;
  // A city that no list knows, and counties of several prefectures, are let pass.
  const areas = (name: string): string[] => {
    const bare = cityOfBareName(name);
    return [...divisionsNamed(name), ...(bare ? [bare] : [])]
      .map(({ code }) => code.slice(0, 4))
      .filter((code) => code.startsWith(province.code));
  };
  const typed = areas(city.zh);
  if (isMunicipality(province) || typed.length === 0 || named.city === '') return [];
  return areas(named.city).some((code) => typed.includes(code)) ? [] : elsewhere;
};

const postalCode = ({ postalCode: code }: TemplateFields, province: Province): Finding[] => {
  if (!/^\d{6}$/.test(code)) return [];
  const places = provincesOfPostalCode(code);
  if (places.length === 0) return [atField('postal-code-unknown', 'postalCode')];
  return places.includes(province.code)
    ? []
    : [atField('postal-code-place', 'postalCode', { data: { province: provinceOf(places[0]!)?.zh ?? '' } })];
};

/** The area code belongs to province and city; where the city is in no list, the province alone is held against it. */
const landline = ({ phone, city: { zh } }: TemplateFields, province: Province): Finding[] => {
  if (phone.country !== '86') return [];
  const area = areaOfNumber(phone.number.normalize('NFKC').replace(/\D/g, ''));
  if (!area) return [];
  const codes = areaCodesOf(zh);
  const fits =
    area.province === province.code &&
    (codes.length === 0 || area.cities.length === 0 || codes.includes(area.code));
  const place = `${provinceOf(area.province)?.zh ?? ''}${area.cities.join('、')}`;
  return fits ? [] : [atField('phone-area', 'phone.number', { data: { area: area.code, place } })];
};

/** A printed address apart: province, city, and what is left for the line of the address. Mainland papers print the largest place first. */
import { citiesOf, type Division, divisionOf, divisionsNamed } from './divisions.ts';
import { type Province, provinces } from './provinces.ts';

type AddressParts = {
  /** Full names; `''` where the address does not tell. */
  readonly province: string;
  readonly city: string;
  readonly rest: string;
};

const municipalities: readonly string[] = ['11', '12', '31', '50'];

/** Longest names of divisions. */
const longest = 16;

/** Nothing is lost: what is no known place stays in `rest`. */
export const splitAddress = (address: string): AddressParts => {
  const text = address.trim();
  // Most templates of a new list have none yet, and every check asks.
  if (text === '') return { province: '', city: '', rest: '' };
  const found = leadingProvince(text);
  if (!found) return byCity(text);
  const { province, rest } = found;
  if (municipalities.includes(province.code))
    return {
      province: province.zh,
      city: province.zh,
      // Some papers name the municipality twice, as province and as city.
      rest: rest.startsWith(province.zh) ? rest.slice(province.zh.length) : rest,
    };
  const city = citiesOf(province.code).find(({ name }) => rest.startsWith(name));
  if (city) return { province: province.zh, city: city.name, rest: rest.slice(city.name.length) };
  return { province: province.zh, city: prefectureOf(rest, province)?.name ?? '', rest };
};

/** Province and city that an address begins with by their full names; 北京路 and 上海街 are streets everywhere. */
export const leadingPlace = (address: string): Omit<AddressParts, 'rest'> => {
  const { province, city } = splitAddress(address);
  const isFull = [province, city].some((name) => name !== '' && address.trim().startsWith(name));
  return isFull ? { province, city } : { province: '', city: '' };
};

const leadingProvince = (text: string): { province: Province; rest: string } | null => {
  for (const province of provinces)
    for (const name of [province.zh, province.bare])
      if (text.startsWith(name)) {
        const rest = text.slice(name.length);
        // 吉林市 and 海南州 are places inside of provinces that they only share the name with.
        if (name === province.zh || !/^(?:[市县区旗州盟]|藏族|自治)/u.test(rest)) return { province, rest };
      }
  return null;
};

/** Addresses may begin with the city. */
const byCity = (text: string): AddressParts => {
  for (const province of provinces)
    for (const city of citiesOf(province.code))
      if (text.startsWith(city.name))
        return { province: province.zh, city: city.name, rest: text.slice(city.name.length) };
  return { province: '', city: '', rest: text };
};

/**
 * The prefecture of the county that the text begins with: 德安县 lies in 九江市, and the county stays in the line. Of a name that several
 * prefectures of the province have (市中区, 城关区) none is meant more than another.
 */
const prefectureOf = (text: string, province: Province): Division | undefined => {
  for (let length = Math.min(longest, text.length); length >= 2; length--) {
    const named = divisionsNamed(text.slice(0, length)).filter(({ code }) => code.startsWith(province.code));
    const listed = named.filter(({ to }) => to === null);
    const [county, ...others] = listed.length > 0 ? listed : named;
    if (!county) continue;
    const area = county.code.slice(0, 4);
    if (others.some(({ code }) => !code.startsWith(area))) return undefined;
    const prefecture = divisionOf(`${area}00`);
    return prefecture?.name ? prefecture : county;
  }
  return undefined;
};

/** Whose back a back of a resident card may be: its authority against the division in the number, its dates against the birth date. */
import { divisionOf } from '../region/divisions.ts';
import { provinceOf } from '../region/provinces.ts';
import type { PaperFacts } from './paper-facts.ts';

/** `near`: issued by the police of the county or city in the number; `silent`: nothing is known; `far`: issued elsewhere. */
export type Nearness = 'near' | 'silent' | 'far';

const ends = /(?:特别行政区|自治[区州县旗]|地区|林区|新区|[省市州盟区县旗])$/u;
/** 徐汇区 and 徐汇; 泾县 stays, since one character names nothing; of 景谷傣族彝族自治县 the police print the first word. */
const bare = (name: string): string => {
  if (/自治[县旗州]$/u.test(name)) return name.slice(0, 2);
  const short = name.replace(ends, '');
  return short.length >= 2 ? short : name;
};

/** Of names such as 上海市公安局徐汇分局, 泾县公安局, 广州市公安局天河区分局. */
export const nearnessOf = (number: string, authority: string): Nearness => {
  const [head = '', tail = ''] = authority.split('公安局');
  const county = divisionOf(number.slice(0, 6))?.name ?? '';
  const city = divisionOf(`${number.slice(0, 4)}00`)?.name ?? '';
  const province = provinceOf(number)?.bare ?? '';
  if (!authority.includes('公安局') || county + city === '') return 'silent';
  const cities = [city, province].filter((name) => name !== '').map(bare);
  const isOf = (text: string, names: readonly string[]): boolean => names.some((name) => text.includes(name));
  if (county !== '' && isOf(head, [bare(county)])) return 'near';
  const district = tail.replace(/分局.*$/u, '');
  if (district === '') return city !== '' && isOf(head, [bare(city)]) ? 'near' : 'far';
  if (!isOf(head, cities)) return 'far';
  return county !== '' && isOf(district, [bare(county)]) ? 'near' : 'far';
};

/** Days that a card was issued for, by the age on the day of issue: 5, 10, 20 years, or without end from 46 on. */
const isAge = (years: number | null, age: number): boolean => {
  if (years === 5) return age < 16;
  if (years === 10) return age >= 16 && age < 26;
  return years === 20 ? age >= 26 && age < 46 : age >= 46;
};

const yearsBetween = (from: string, to: string): number =>
  Number(to.slice(0, 4)) - Number(from.slice(0, 4)) - (to.slice(5) < from.slice(5) ? 1 : 0);

/** Whether a card of these dates can be that of somebody born then; null where too little was read. */
export const fitsAge = (
  birth: string,
  { issued, expires }: Pick<PaperFacts, 'issued' | 'expires'>,
): boolean | null => {
  if (birth === '' || expires === '') return null;
  if (issued === '') return fitsExpiry(birth, expires);
  const years = expires === 'long-term' ? null : yearsBetween(issued, expires);
  if (years !== null && ![5, 10, 20].includes(years)) return null;
  const age = yearsBetween(birth, issued);
  // A card is asked for some months before it is issued.
  return age >= 0 && (isAge(years, age) || isAge(years, Math.max(0, age - 1)));
};

const fitsExpiry = (birth: string, expires: string): boolean | null => {
  if (expires === 'long-term') return null;
  const until = yearsBetween(birth, expires);
  return [5, 10, 20].some(
    (years) =>
      until - years >= 0 && (isAge(years, until - years) || isAge(years, Math.max(0, until - years - 1))),
  );
};

/** The birth date that a resident number tells. */
export const birthOf = (number: string): string =>
  /^\d{17}[\dX]$/.test(number)
    ? `${number.slice(6, 10)}-${number.slice(10, 12)}-${number.slice(12, 14)}`
    : '';

/** Administrative divisions of the mainland (GB/T 2260) with the years in which they were listed. Divisions come and go: they serve notes and hints, never a stop. */
import data from './divisions.json' with { type: 'json' };
import { provinceOf } from './provinces.ts';

export type Division = {
  /** Six digits: two of the province, two of the prefecture, two of the county. */
  readonly code: string;
  /** `''` where the code only groups others ("districts of the city"). */
  readonly name: string;
  /** First year in which it was listed; null when it is older than the tables. */
  readonly from: number | null;
  /** Last year in which it was listed; null while it is. */
  readonly to: number | null;
};

const readLine = (line: string): Division => {
  const [head = '', from = '', to = ''] = line.split('|');
  return {
    code: head.slice(0, 6),
    name: head.slice(6),
    from: from === '' ? null : Number(from),
    to: to === '' ? null : Number(to),
  };
};

/** Read when first asked for: a form that never shows a number of the mainland never pays for it. */
const lazily = <T>(make: () => T): (() => T) => {
  let made: { value: T } | null = null;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
};

const divisions = lazily(
  () => new Map(data.divisions.split('\n').map((line) => [line.slice(0, 6), readLine(line)] as const)),
);

export const divisionOf = (code: string): Division | undefined => divisions().get(code);

/** Province, prefecture and county as one text, e.g. 浙江省杭州市西湖区; as far as it is known. */
export const divisionText = (code: string): string => {
  const prefecture = divisionOf(`${code.slice(0, 4)}00`)?.name ?? '';
  const county = code.endsWith('00') ? '' : (divisionOf(code)?.name ?? '');
  return `${provinceOf(code)?.zh ?? ''}${prefecture}${county}`;
};

const isPrefecture = ({ code }: Division): boolean => code.endsWith('00');
/** Cities and counties that a province runs itself have codes like 429004. */
const isRunByProvince = ({ code }: Division): boolean => code.slice(2, 4) === '90';
const placeWord = /(?:市|地区|盟|自治州|林区)$/u;

const byName = lazily(() => {
  const names = new Map<string, Division[]>();
  for (const division of divisions().values())
    if (division.name !== '') names.set(division.name, [...(names.get(division.name) ?? []), division]);
  return names;
});

const byBareName = lazily(() => {
  const names = new Map<string, Division>();
  for (const division of divisions().values()) {
    if (division.to !== null || !(isPrefecture(division) || isRunByProvince(division))) continue;
    const bare = division.name.replace(placeWord, '');
    if (bare.length >= 2 && bare !== division.name) names.set(bare, division);
  }
  return names;
});

/** Divisions of this very name, of every level and year. */
export const divisionsNamed = (name: string): readonly Division[] => byName().get(name) ?? [];

/** The city that is meant by a name without its word, e.g. 杭州. */
export const cityOfBareName = (name: string): Division | undefined => byBareName().get(name);

/** By the two digits of their province. */
const citiesByProvince = lazily(() => {
  const cities = new Map<string, Division[]>();
  for (const division of divisions().values()) {
    if (division.name === '' || division.to !== null) continue;
    if (!(isPrefecture(division) || isRunByProvince(division))) continue;
    const province = division.code.slice(0, 2);
    const before = cities.get(province);
    if (before) before.push(division);
    else cities.set(province, [division]);
  }
  return cities;
});

/** Cities of a province by its two digits: prefectures and what the province runs itself, as listed now. */
export const citiesOf = (province: string): readonly Division[] => citiesByProvince().get(province) ?? [];

/** Landline area codes of the mainland and the places they serve (CN7). */
import data from './area-codes.json' with { type: 'json' };

export type Area = {
  /** As dialled inside China, with its zero. */
  readonly code: string;
  /** Two digits of GB/T 2260. */
  readonly province: string;
  /** Cities that share it; none where it serves a whole province or several cities of no list. */
  readonly cities: readonly string[];
};

const areas: ReadonlyMap<string, Area> = new Map(
  Object.entries(data.areas).map(([code, area]) => [code, { code, ...area }]),
);
const codesOfCity = new Map<string, string[]>();
for (const { code, cities } of areas.values())
  for (const city of cities) codesOfCity.set(city, [...(codesOfCity.get(city) ?? []), code]);

/** The area of a landline number with or without its zero; undefined for mobiles, service numbers and unknown areas. */
export const areaOfNumber = (digits: string): Area | undefined => {
  if (/^(?:1[3-9]\d{9}|[48]00\d{7})$/.test(digits)) return undefined;
  const dialled = digits.startsWith('0') ? digits : `0${digits}`;
  // Without its zero, a number may be too short to hold an area code at all.
  if (dialled.length < 10) return undefined;
  return areas.get(dialled.slice(0, 3)) ?? areas.get(dialled.slice(0, 4));
};

/** Area codes of a city by its full name; none when the list does not know it. */
export const areaCodesOf = (city: string): readonly string[] => codesOfCity.get(city) ?? [];

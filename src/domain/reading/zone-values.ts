/** What a machine-readable zone says, as values of fields, beside what is printed. */
import { countryOfAlpha3, isCountryCode } from '../region/countries.ts';
import { readZone } from './mrz.ts';
import type { ReadField, ReadValue, ReadZone, ValueState } from './reading.ts';

type Fields = Readonly<Partial<Record<ReadField, ReadValue>>>;

const letters = (text: string): string => text.toUpperCase().replace(/[^A-Z0-9]/g, '');

/** Alpha-2 code of what a zone prints; Germany prints one letter. */
export const countryOfZone = (code: string): string | null =>
  code === 'D' ? 'DE' : (countryOfAlpha3(code) ?? null);

/**
 * Numbers and days have check digits: the zone's go before printed ones that differ, which makes them doubtful, and two that agree are
 * certain. Names have none: the zone's are certain only where every word of them is printed as well.
 * `isDataSure`: of the rows with check digits. `printed` is all print outside the zone; `today` decides the century of a birth date.
 */
export const withZoneValues = (
  fields: Fields,
  { zone, isDataSure }: { readonly zone: ReadZone; readonly isDataSure: boolean },
  printed: readonly string[],
  today: string,
): Fields => {
  if (zone.format === 'permit' || zone.state === 'unread') return fields;
  const own: ValueState = isDataSure ? 'certain' : 'doubtful';
  const facts = readZone(zone.format, zone.lines, today);
  const words = new Set(printed.flatMap((line) => line.toUpperCase().split(/[^A-Z0-9]+/)).filter(Boolean));
  const all: Partial<Record<ReadField, ReadValue>> = { ...fields };
  const put = (field: ReadField, value: string, alone: ValueState, isPrinted: boolean): void => {
    if (value === '') return;
    const there = fields[field];
    const agrees = there !== undefined && letters(there.value) === letters(value);
    if (agrees) {
      all[field] = { ...there, state: 'certain', unsure: [] };
      return;
    }
    const differs = there !== undefined && there.state === 'certain';
    const state = differs ? 'doubtful' : isPrinted ? 'certain' : alone;
    all[field] = { value, state, place: null, unsure: [] };
  };
  put('number', facts.number, own, words.has(facts.number));
  put('birthDate', facts.birthDate, own, false);
  put('expires', facts.expires, own, false);
  // What was taken for the day of issue is another one.
  if (all.issued && all.expires && all.issued.value >= all.expires.value) delete all.issued;
  const country = countryOfZone(facts.nationality);
  const issuer = zone.lines[0]!.slice(2, 5).replaceAll('<', '');
  // No check digit covers it: the issuing state is its witness.
  if (country && isCountryCode(country))
    put('nationality', country, issuer === facts.nationality ? own : 'doubtful', false);
  const name = `${facts.surname} ${facts.givenNames}`.trim();
  const isWhole = zone.lines[zone.format === 'TD1' ? 2 : 0]!.endsWith('<');
  const isPrinted = isWhole && name.split(' ').every((word) => words.has(word));
  // What is printed has a place of its own to look at.
  const isOther = fields.nameLatin && letters(fields.nameLatin.value) !== letters(name);
  if (isOther) all.nameLatin = { ...fields.nameLatin!, state: 'doubtful' };
  else if (facts.surname !== '') put('nameLatin', name, 'doubtful', isPrinted);
  return all;
};

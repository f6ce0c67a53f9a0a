/** Values that only one field of a travel paper can have, found without their labels, which are printed too small for many pictures. */
import { heightOf, middleOf, type PageLine, type Row, type RowGlyph } from './layout.ts';
import { daysIn } from './read-days.ts';
import { organizationReaders, personReaders } from './read-values.ts';
import type { ReadField } from './reading.ts';
import type { Value } from './value.ts';

const glyphsOf = (line: PageLine): RowGlyph[] => line.glyphs.map((glyph) => ({ ...glyph, line }));
const textOf = (line: PageLine): string =>
  line.glyphs
    .map(({ char }) => char)
    .join('')
    .replace(/\s/gu, '');

/** What was not found beside a label: `known` are the values that were. */
export const byForm = (
  rows: readonly Row[],
  known: Readonly<Partial<Record<ReadField, Value>>>,
): (readonly [ReadField, Value | null])[] => {
  const lines = rows.flatMap((row) => row.lines);
  const found: (readonly [ReadField, Value | null])[] = [];
  const periods = lines.map((line) => daysIn(glyphsOf(line))).filter((days) => days.length === 2);
  const [from, to] = periods.length === 1 ? periods[0]! : [];
  if (from && to && from.value < to.value) found.push(['issued', from], ['expires', to]);
  const latin = lines.filter((line) => /^[A-Z]{2,},[A-Z]{2,}$/.test(textOf(line)));
  if (latin.length === 1) {
    found.push(['nameLatin', personReaders.nameLatin!(glyphsOf(latin[0]!), '')]);
    const above = lines.find((line) => isRightAbove(line, latin[0]!) && isName(line));
    if (above) found.push(['name', personReaders.name!(glyphsOf(above), '')]);
  }
  const nations = lines.filter((line) => /^\p{Script=Han}{2,8}\/[A-Z]{3}$/u.test(textOf(line)));
  if (nations.length === 1)
    found.push(['nationality', personReaders.nationality!(glyphsOf(nations[0]!), '')]);
  // A day alone is the birth date where all the others are known; nothing says so, though.
  const alone = lines.map((line) => daysIn(glyphsOf(line))).filter((days) => days.length === 1);
  const issued = known.issued ?? from;
  if (alone.length === 1 && issued && alone[0]![0]!.value < issued.value)
    found.push(['birthDate', { ...alone[0]![0]!, state: 'doubtful' }]);
  return found;
};

const isName = (line: PageLine): boolean => /^\p{Script=Han}{2,4}$/u.test(textOf(line));
const isRightAbove = (upper: PageLine, lower: PageLine): boolean => {
  const gap = middleOf(lower) - middleOf(upper);
  return gap > 0 && gap < 2.5 * heightOf(upper) && Math.abs(upper.left - lower.left) < 1.5 * heightOf(upper);
};

/** How names of organizations end that are nothing else. */
const organization =
  /^\p{Script=Han}[\p{Script=Han}（）()·A-Z0-9]{4,}(?:公司|合作社|事务所|商行|经营部|服务部|中心|工厂|超市)$/u;

/** The name of an organization whose label was not read: the uppermost line that is one, above the address. Nothing else says so: doubtful. */
export const nameByForm = (
  rows: readonly Row[],
  { address }: Readonly<Partial<Record<ReadField, Value>>>,
): Value | null => {
  const place = address?.glyphs.find((glyph) => glyph !== null)?.line;
  const line = rows
    .flatMap((row) => row.lines)
    .find(
      (one) =>
        organization.test(textOf(one)) &&
        place !== undefined &&
        middleOf(one) < middleOf(place) &&
        Math.abs(one.left - place.left) < 1.5 * heightOf(one),
    );
  const value = line && organizationReaders.name?.(glyphsOf(line), '');
  return value ? { ...value, state: 'doubtful' } : null;
};

/** The day of issue of a paper with a zone, which says the two others: the only day that is printed between them. */
export const issuedBetween = (lines: readonly PageLine[], birth: string, expires: string): Value | null => {
  const days = lines
    .flatMap((line) => daysIn(glyphsOf(line)))
    .filter(({ value }) => value > birth && value < expires);
  const [day] = days;
  return day && days.every(({ value }) => value === day.value) ? { ...day, state: 'doubtful' } : null;
};

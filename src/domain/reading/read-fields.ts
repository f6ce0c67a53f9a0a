/** From rows of print to values of fields, by the labels of the paper. */
import { certificateRow } from '../certificate/table.ts';
import type { CertificateType } from '../certificate/type.ts';
import { byForm, nameByForm } from './by-form.ts';
import { findLabelled, type Labelled } from './find-labels.ts';
import { readIncorporation } from './incorporation.ts';
import { type Label, organizationLabels, residentLabels, travelLabels } from './labels.ts';
import { heightOf, middleOf, type Row, type RowGlyph } from './layout.ts';
import { daysIn } from './read-days.ts';
import { latinPerson, organizationReaders, personReaders } from './read-values.ts';
import type { ReadField } from './reading.ts';
import type { Value } from './value.ts';

export type FieldsRead = {
  readonly values: Readonly<Partial<Record<ReadField, Value>>>;
  /** Print beside labels of numbers. */
  readonly besideNumber: readonly RowGlyph[];
};

/** `hasZone`: papers with a machine-readable zone are those of persons. */
export const readFields = (
  rows: readonly Row[],
  paper: CertificateType | '',
  hasZone = false,
): FieldsRead => {
  const labels = labelsOf(paper, hasZone);
  const isPerson = labels !== organizationLabels;
  const labelled = findLabelled(rows, labels);
  const values: Partial<Record<ReadField, Value>> = {};
  const put = (field: ReadField, value: Value | null): void => {
    if (value && !values[field]) values[field] = value;
  };
  for (const one of labelled) {
    const readers = isPerson ? personReaders : organizationReaders;
    const value = readers[one.field]?.(one.glyphs, one.word) ?? null;
    // Registers print beside their labels: what only stands below one may be the rest of something else.
    const isOdd = !isPerson && !one.isBeside && value?.state === 'certain';
    put(one.field, isOdd ? { ...value, state: 'doubtful' } : value);
    if (isPerson && one.field === 'name') put('nameLatin', latinPerson(one.glyphs, one.word));
    if (isPerson && one.field === 'expires') put('issued', firstOfTwo(one));
  }
  if (isPerson) joinGivenNames(rows, values);
  if (labels === residentLabels) {
    put('name', nameByPlace(rows, values));
    put('address', addressByPlace(rows, values));
  }
  if (labels === travelLabels) for (const [field, value] of byForm(rows, values)) put(field, value);
  if (isPerson && values.issued && values.expires && values.issued.value >= values.expires.value)
    delete values.issued;
  else {
    put('name', nameByForm(rows, values));
    for (const [field, value] of periodByForm(rows)) put(field, value);
    put('issued', bottomDay(rows, values));
  }
  if (paper === 'JWJG') Object.assign(values, readIncorporation(rows));
  const besideNumber = labelled.flatMap(({ field, glyphs }) => (field === 'number' ? glyphs : []));
  return { values, besideNumber };
};

const labelsOf = (paper: CertificateType | '', hasZone: boolean): readonly Label[] => {
  if (paper === '' && hasZone) return travelLabels;
  if (paper === 'SFZ' || paper === 'GAJZZ' || paper === 'TWJZZ') return residentLabels;
  if (paper !== '' && certificateRow(paper).holder === 'individual') return travelLabels;
  return organizationLabels;
};

/** Cards of persons are valid from the day on which they are issued. */
const firstOfTwo = ({ glyphs, word }: Labelled): Value | null => {
  const [from, to] = daysIn(glyphs);
  if (from && to) return to.value > from.value ? from : { ...from, state: 'doubtful' };
  const isEndless = glyphs.some(({ char }) => char === '长');
  return from && isEndless && !/至|expiry/iu.test(word) ? from : null;
};

const joinGivenNames = (rows: readonly Row[], values: Partial<Record<ReadField, Value>>): void => {
  const surname = values.nameLatin;
  if (!surname || /[ ,]/.test(surname.value)) return;
  const [given] = findLabelled(rows, givenLabels);
  const value = given && latinPerson(given.glyphs, given.word);
  if (!value) return;
  values.nameLatin = {
    value: `${surname.value} ${value.value}`,
    state: surname.state === 'certain' ? value.state : surname.state,
    glyphs: [...surname.glyphs, null, ...value.glyphs],
  };
};
const givenLabels: readonly Label[] = [
  { field: 'nameLatin', words: ['Given names', '名/Given names', 'Given name'], inside: true },
  ...travelLabels.flatMap(({ words, inside }) =>
    words.includes('Given names') ? [] : [{ field: null, words, inside: inside ?? false }],
  ),
];

/** The name stands two rows above the birth date, in the same column. */
const nameByPlace = (
  rows: readonly Row[],
  { birthDate }: Readonly<Partial<Record<ReadField, Value>>>,
): Value | null => {
  const first = birthDate?.glyphs.find((glyph) => glyph !== null);
  if (!first) return null;
  const { line } = first;
  const height = heightOf(line);
  const [above] = rows
    .flatMap((row) => row.lines)
    .filter(
      (other) =>
        middleOf(other) < middleOf(line) - 2 * height &&
        middleOf(other) > middleOf(line) - 8 * height &&
        Math.abs(other.left - (first.x - height / 2)) < 1.2 * height,
    );
  const value =
    above &&
    personReaders.name?.(
      above.glyphs.map((glyph) => ({ ...glyph, line: above })),
      '',
    );
  return value ? { ...value, state: 'doubtful' } : null;
};

/** The label of an address has two small characters: it is what stands below the birth date, in the same column, above the number. */
const addressByPlace = (
  rows: readonly Row[],
  { birthDate }: Readonly<Partial<Record<ReadField, Value>>>,
): Value | null => {
  const first = birthDate?.glyphs.find((glyph) => glyph !== null);
  if (!first) return null;
  const { line } = first;
  const height = heightOf(line);
  const below = rows
    .flatMap((row) => row.lines)
    .filter(
      (other) =>
        middleOf(other) > middleOf(line) + 0.8 * height &&
        middleOf(other) < middleOf(line) + 6 * height &&
        Math.abs(other.left - (first.x - height / 2)) < 1.2 * height &&
        /\p{Script=Han}/u.test(other.glyphs.map(({ char }) => char).join('')),
    );
  const glyphs = below.flatMap((other) => other.glyphs.map((glyph) => ({ ...glyph, line: other })));
  const value = personReaders.address?.(glyphs, '') ?? null;
  return value && { ...value, state: 'doubtful' };
};

/** A period whose label was not read, and the founding day above it, with which it begins. Nothing says what they are: doubtful. */
const periodByForm = (rows: readonly Row[]): (readonly [ReadField, Value])[] => {
  const lines = rows.flatMap((row) => row.lines);
  const found: (readonly [ReadField, Value])[] = [];
  for (const line of lines) {
    const glyphs = line.glyphs.map((glyph) => ({ ...glyph, line }));
    if (!/日至(?:长期|\d{4}年)/u.test(glyphs.map(({ char }) => char).join(''))) continue;
    const ends = organizationReaders.expires?.(glyphs, '');
    const [from] = daysIn(glyphs);
    if (!ends || !from) continue;
    found.push(['expires', { ...ends, state: 'doubtful' }]);
    const founded = lines
      .filter(
        (other) => Math.abs(other.left - line.left) < heightOf(line) && middleOf(other) < middleOf(line),
      )
      .flatMap((other) => daysIn(other.glyphs.map((glyph) => ({ ...glyph, line: other }))))
      .find(({ value }) => value === from.value);
    if (founded) found.push(['established', { ...founded, state: 'doubtful' }]);
  }
  return found;
};

const authorityLabel = /登记机关|发证机关|发照机关|颁发单位|登记管理机关|核准机关/u;

/**
 * The day at the foot of a register's paper, below the registrar's name and seal: below all other days that a label stands beside, and
 * certain only where the registrar's label is near.
 */
const bottomDay = (
  rows: readonly Row[],
  values: Readonly<Partial<Record<ReadField, Value>>>,
): Value | null => {
  const labelledLines = new Set(
    Object.values(values).flatMap((value) => value.glyphs.flatMap((glyph) => (glyph ? [glyph.line] : []))),
  );
  const days = rows.flatMap((row) => {
    const glyphs = row.glyphs.filter(({ line }) => !labelledLines.has(line));
    return daysIn(glyphs).map((value) => ({ value, row }));
  });
  const last = days.at(-1);
  if (!last) return null;
  const depths = rows.map((row) => middleOf(row.lines[0]!));
  const [top, bottom] = [Math.min(...depths), Math.max(...depths)];
  const line = last.value.glyphs.find((glyph) => glyph !== null)!.line;
  const depth = (middleOf(line) - top) / Math.max(1, bottom - top);
  const lowest = Math.max(0, ...[...labelledLines].map(middleOf));
  if (depth < 0.5 || middleOf(line) < lowest) return null;
  const isNear = rows.some(
    (row) =>
      authorityLabel.test(row.text.replace(/\s/gu, '')) &&
      Math.abs(middleOf(row.lines[0]!) - middleOf(line)) < 6 * heightOf(line),
  );
  return isNear ? last.value : { ...last.value, state: 'doubtful' };
};

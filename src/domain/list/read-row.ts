/** One row of a list becomes the values that it gives to a template, or the reasons why it cannot be read. */
import { typeOfPrefix } from '../certificate/table.ts';
import type { CertificateType, certificateTypes } from '../certificate/type.ts';
import { checkNumber } from '../number/check-number.ts';
import { readNumber } from '../number/typed-number.ts';
import { type FieldPath, readField, type TemplateFields, writeField } from '../template/fields.ts';
import { unguardCell } from './cell-forms.ts';
import { type ListColumn, type Mapping, wholeColumns, writeCell } from './column.ts';
import { joinAddress, joinName } from './join-cells.ts';
import { readCountry } from './read-cells.ts';
import { type CellProblem, type CellReading, readColumn } from './read-column.ts';
import type { HeadingPaper } from './read-heading.ts';
import { kindOfType, readHolderKind } from './type-names.ts';

/** What a list is read with. */
export type ListReading = CellReading & {
  /** For rows that name no certificate type. */
  readonly typeWithout: CertificateType | '';
  /** Whether an apostrophe at the start of a cell only guards it. */
  readonly guarded: boolean;
  /** By column: the paper that its heading names. */
  readonly papers: readonly (HeadingPaper | null)[];
};

/** The cells of a row with what the file says about them, by column. */
export type ListCells = {
  readonly cells: readonly string[];
  /** Cells whose value is not in the file. */
  readonly troubles?: ReadonlyMap<number, 'cell-error' | 'formula-empty'>;
  /** Cells that are quantities rather than text. */
  readonly quantities?: readonly number[];
};

export type RowProblem = {
  readonly code: CellProblem;
  readonly column: ListColumn;
  /** For a bare day number: the day that it is. */
  readonly day?: string;
};

/** What was mended in a cell on its way in: marks around a number taken away, a zero that a spreadsheet dropped put back, a day number read. */
export const mendCodes = ['marks', 'zero', 'day-number'] as const;
export type RowMend = { readonly code: (typeof mendCodes)[number]; readonly column: ListColumn };

type Put = { readonly path: FieldPath; readonly value: unknown; readonly cell: string };

export type ReadRow = {
  /** The desk's own id, or `''`. */
  readonly template: string;
  /** The id at the registrar of the template's target, or `''`. */
  readonly registrarId: string;
  readonly puts: readonly Put[];
  /** Problems with the cell as it stands: a template that already holds just that is no worse. */
  readonly problems: readonly (RowProblem & { readonly cell: string })[];
  readonly mends: readonly RowMend[];
  /** The paper that the heading of its number names, where the row itself names none; `''` where neither does. */
  readonly paper: CertificateType | '';
};

type Cell = { readonly column: ListColumn; readonly at: number; readonly cell: string };

/** Reads the cells of a row; empty ones say nothing. */
export const readRow = (row: ListCells, mapping: Mapping, reading: ListReading): ReadRow => {
  const puts: Put[] = [];
  const problems: (RowProblem & { cell: string })[] = [];
  const mends: RowMend[] = [];
  const { chosen, doubles } = chooseCells(row, mapping, reading);
  for (const { column, cell } of doubles) problems.push({ code: 'columns-differ', column, cell });
  for (const { column, at, cell } of chosen) {
    const trouble = row.troubles?.get(at);
    if (trouble) problems.push({ code: trouble, column, cell });
    else {
      const isQuantity = row.quantities?.includes(at) === true;
      const read = readColumn(column, cell, reading, { isQuantity, isChinese: isChinese(row, mapping) });
      if (read.problem !== undefined)
        problems.push({ code: read.problem, column, cell, ...(read.day ? { day: read.day } : {}) });
      else {
        for (const [path, value] of read.value) {
          // A whole column and one of its parts may say the same, and nothing else.
          const before = puts.find((put) => put.path === path);
          if (!before) puts.push({ path, value, cell });
          else if (before.value !== value) problems.push({ code: 'columns-differ', column, cell });
        }
        if (read.mend) mends.push({ code: read.mend, column });
      }
    }
  }
  const joined = [...joinName(chosen, puts), ...joinAddress(chosen, puts)];
  for (const put of joined) {
    const before = puts.findIndex(({ path }) => path === put.path);
    if (before >= 0) puts.splice(before, 1);
    puts.push(put);
  }
  const typed = puts.find((put) => put.path === 'certificate.type')?.value as CertificateType | undefined;
  const number = puts.find((put) => put.path === 'certificate.number');
  const paper = typed || !number ? '' : paperOf(chosen, String(number.value), mapping, reading);
  const type = typed || paper || reading.typeWithout;
  if (number && type !== '' && lostDigits(type, String(number.value)))
    problems.push({ code: 'number-rounded', column: 'certificate.number', cell: number.cell });
  const idIn = (wanted: ListColumn) => chosen.find(({ column }) => column === wanted)?.cell.trim() ?? '';
  return { template: idIn('template'), registrarId: idIn('registrarId'), puts, problems, mends, paper };
};

/** Each column's cell, and those that say something else than an earlier cell of the same column. */
const chooseCells = (
  { cells }: ListCells,
  mapping: Mapping,
  reading: ListReading,
): { chosen: Cell[]; doubles: Cell[] } => {
  const chosen: Cell[] = [];
  const doubles: Cell[] = [];
  const typeAt = mapping.indexOf('certificate.type');
  const type = typeAt < 0 ? '' : (cells[typeAt] ?? '');
  const named =
    type.trim() === '' ? undefined : readColumn('certificate.type', type, reading).value?.[0]?.[1];
  const kind = readHolderKind(cells[mapping.indexOf('holderKind')] ?? '');
  for (const [at, column] of mapping.entries()) {
    const raw = cells[at] ?? '';
    if (column === null || raw.trim() === '') continue;
    const cell = { column, at, cell: reading.guarded ? unguardCell(raw) : raw };
    const before = chosen.find((one) => one.column === column);
    if (!before || column === 'surname' || column === 'given' || column === 'addressMore') chosen.push(cell);
    else if (before.cell.trim() !== cell.cell.trim()) {
      // Of two papers the row's own type says which is meant.
      const fits = (one: Cell) =>
        column === 'certificate.number' && fitsPaper(reading.papers[one.at], named ?? kind);
      if (fits(cell) && !fits(before)) chosen[chosen.indexOf(before)] = cell;
      else if (!fits(before) || fits(cell)) doubles.push(cell);
    }
  }
  return { chosen, doubles };
};

/** Whether the paper of a heading is what the row itself names, a paper or a kind of holder. */
const fitsPaper = (paper: HeadingPaper | null | undefined, named: unknown): boolean => {
  if (!paper || typeof named !== 'string') return false;
  const kind = paper === 'credit-code' ? 'organization' : kindOfType(paper);
  if (paper === 'credit-code' && named !== 'ORG')
    return kind === (kindOfType(named as CertificateType) ?? named);
  return paper === named || kind === named;
};

/** Where the list has one column of numbers, what a person chose for the list says more than its heading. */
const paperOf = (
  chosen: readonly Cell[],
  number: string,
  mapping: Mapping,
  { papers, typeWithout }: ListReading,
): CertificateType | '' => {
  const columns = mapping.filter((column) => column === 'certificate.number').length;
  if (columns === 1 && typeWithout !== '') return '';
  const at = chosen.find(({ column }) => column === 'certificate.number')?.at ?? -1;
  const paper = papers[at] ?? null;
  if (paper !== 'credit-code') return paper ?? '';
  return typeOfPrefix(readNumber(number).compact.slice(0, 2)) ?? '';
};

/** Whether a row is about a place in China as far as it says anything: zeros of postal codes are lost there. */
const isChinese = ({ cells }: ListCells, mapping: Mapping): boolean => {
  const country = (cells[mapping.indexOf('country')] ?? '').trim();
  return country === ''
    ? cells.some((cell) => /\p{Script=Han}/u.test(cell))
    : readCountry(country).value === 'CN';
};

/** 110105194912310000: a spreadsheet keeps fifteen digits and fills up with zeros. A number that is good as it stands is let be. */
const lostDigits = (type: CertificateType, cell: string): boolean =>
  /^\d{13,}0{3}$/.test(cell) && cell.length >= 16 && !checkNumber(type, cell).valid;

/** The fields of a template after a row; what a cell says in the template's own words changes nothing. */
export const applyRow = (before: TemplateFields, row: ReadRow): TemplateFields =>
  row.puts.reduce(
    (fields, { path, value, cell }) =>
      writeCell(before, path) === cell || sameAnswer(readField(before, path), value)
        ? fields
        : writeField(fields, path, value),
    before,
  );

/** `yes` says nothing new to `yes 2026-11-01`. */
const sameAnswer = (before: unknown, value: unknown): boolean =>
  (value === 'yes' || value === 'no') && typeof before === 'string' && before.startsWith(`${value} `);

/** Problems that count for a template: not those of cells which say what it already holds. */
export const problemsFor = (before: TemplateFields, row: ReadRow): RowProblem[] =>
  row.problems
    .filter(({ column, cell }) => !isField(column) || writeCell(before, column) !== cell)
    .map(({ code, column, day }) => ({ code, column, ...(day ? { day } : {}) }));

const isField = (column: ListColumn): column is FieldPath =>
  !(wholeColumns as readonly ListColumn[]).includes(column);

/**
 * What a new template takes from the rest of its row where the list has no column for it: its kind from the paper, the person's own
 * name for contact and certificate, no nationality for organizations.
 */
export const completeNew = (fields: TemplateFields, row: ReadRow, mapping: Mapping): TemplateFields => {
  const given = new Set(row.puts.map((put) => put.path));
  const has = (...columns: readonly ListColumn[]) => columns.some((column) => mapping.includes(column));
  const { holder, contact, certificate } = fields;
  const holderKind = given.has('holderKind')
    ? fields.holderKind
    : (kindOfType(certificate.type) ?? fields.holderKind);
  const isPerson = holderKind === 'individual';
  const nationality = given.has('certificate.nationality')
    ? certificate.nationality
    : has('certificate.nationality') || !isPerson
      ? ''
      : fields.country;
  return {
    ...fields,
    holderKind,
    contact: isPerson && !has('contact', 'contact.zh', 'contact.en') ? holder : contact,
    certificate: {
      ...certificate,
      name: has('certificate.name') ? certificate.name : holder.zh || holder.en,
      nationality,
    },
  };
};

/** What makes two rows the same template: paper and number without their spaces; `0` only together with the name. `''` while one is missing. */
export const numberKey = ({
  certificate,
  holder,
}: Pick<TemplateFields, 'certificate' | 'holder'>): string => {
  const { compact } = readNumber(certificate.number);
  if (certificate.type === '' || compact === '') return '';
  return `${certificate.type} ${compact}${compact === '0' ? ` ${holder.zh || holder.en}` : ''}`;
};

/** Whether a cell is a good number of any paper whose numbers carry a check digit. */
export const isCheckedNumber = (cell: string): boolean =>
  (['SFZ', 'YYZZ'] as const satisfies readonly (typeof certificateTypes)[number][]).some(
    (type) => checkNumber(type, cell).valid && readNumber(cell).compact.length === 18,
  );

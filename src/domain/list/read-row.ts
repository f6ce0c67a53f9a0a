/** One row of a list becomes the values that it gives to a template, or the reasons why it cannot be read. */
import type { CertificateType, certificateTypes } from '../certificate/type.ts';
import { checkNumber } from '../number/check-number.ts';
import { readNumber } from '../number/typed-number.ts';
import { isAnswer } from '../question/answer.ts';
import { type FieldPath, readField, type TemplateFields, writeField } from '../template/fields.ts';
import { isRounded, unguardCell } from './cell-forms.ts';
import { type ListColumn, type Mapping, wholeColumns, writeCell } from './column.ts';
import {
  type CellProblem,
  type ReadCell,
  readCountry,
  readDay,
  readPhone,
  readRegistrarIds,
  readValidity,
  readYesNo,
  splitList,
} from './read-cells.ts';
import { kindOfType, readHolderKind, readType } from './type-names.ts';

/** What a list is read with. */
export type ListReading = {
  /** Names of certificates in the languages of the desk, folded as headings are. */
  readonly typeNames: ReadonlyMap<string, CertificateType>;
  /** Target ids by id and by name, folded as headings are. */
  readonly targets: ReadonlyMap<string, string>;
  /** For rows that name no certificate type. */
  readonly typeWithout: CertificateType | '';
  /** Whether an apostrophe at the start of a cell only guards it. */
  readonly guarded: boolean;
};

export type RowProblem = { readonly code: CellProblem; readonly column: ListColumn };
type Put = { readonly path: FieldPath; readonly value: unknown; readonly cell: string };

export type ReadRow = {
  /** The desk's own id, or `''`. */
  readonly template: string;
  /** The id at the registrar of the template's target, or `''`. */
  readonly registrarId: string;
  readonly puts: readonly Put[];
  /** Problems with the cell as it stands: a template that already holds just that is no worse. */
  readonly problems: readonly (RowProblem & { readonly cell: string })[];
};

/** Reads the cells of a row; empty ones say nothing. */
export const readRow = (cells: readonly string[], mapping: Mapping, reading: ListReading): ReadRow => {
  const puts: Put[] = [];
  const problems: (RowProblem & { cell: string })[] = [];
  let template = '';
  let registrarId = '';
  for (const [at, column] of mapping.entries()) {
    const raw = cells[at] ?? '';
    if (column === null || raw.trim() === '') continue;
    const cell = reading.guarded ? unguardCell(raw) : raw;
    if (column === 'template') template = cell.trim();
    else if (column === 'registrarId') registrarId = cell.trim();
    else {
      const read = readColumn(column, cell, reading);
      if (read.problem === undefined)
        for (const [path, value] of read.value) puts.push({ path, value, cell });
      else problems.push({ code: read.problem, column, cell });
    }
  }
  const typed = puts.find((put) => put.path === 'certificate.type')?.value as CertificateType | undefined;
  const type = typed ?? reading.typeWithout;
  const number = puts.find((put) => put.path === 'certificate.number');
  if (number && type !== '' && lostDigits(type, number.cell))
    problems.push({ code: 'number-rounded', column: 'certificate.number', cell: number.cell });
  return { template, registrarId, puts, problems };
};

type Values = readonly (readonly [path: FieldPath, value: unknown])[];

const readColumn = (column: ListColumn, cell: string, reading: ListReading): ReadCell<Values> => {
  const one = (path: FieldPath, read: ReadCell<unknown>): ReadCell<Values> =>
    read.problem === undefined ? { value: [[path, read.value]] } : read;
  const known = <T>(value: T | undefined, problem: CellProblem): ReadCell<T> =>
    value === undefined ? { problem } : { value };
  switch (column) {
    case 'template':
    case 'registrarId':
      return { value: [] };
    case 'holder':
    case 'contact':
      return { value: [[`${column}.${/\p{Script=Han}/u.test(cell) ? 'zh' : 'en'}`, cell]] };
    case 'phone': {
      const read = readPhone(cell, '');
      if (read.problem !== undefined) return read;
      const { country, number, extension } = read.value;
      const parts: Values = [
        ['phone.number', number],
        ...(country ? [['phone.country', country] as const] : []),
        ...(extension ? [['phone.extension', extension] as const] : []),
      ];
      return { value: parts };
    }
    case 'validity': {
      const read = readValidity(cell);
      if (read.problem !== undefined) return read;
      const { from, until } = read.value;
      return {
        value: [...(from ? [['certificate.issued', from] as const] : []), ['certificate.expires', until]],
      };
    }
    case 'holderKind':
      return one(column, known(readHolderKind(cell), 'kind-unknown'));
    case 'certificate.type':
    case 'filing.type':
      return one(column, known(readType(cell, reading.typeNames), 'type-unknown'));
    case 'certificate.number':
    case 'filing.number':
      return isRounded(cell) ? { problem: 'number-rounded' } : { value: [[column, cell.trim()]] };
    case 'certificate.issued':
    case 'certificate.expires':
      return one(column, readDay(cell));
    case 'country':
    case 'certificate.nationality':
      return one(column, readCountry(cell));
    case 'emailVerified':
      return one(column, readYesNo(cell));
    case 'domains':
      return { value: [[column, splitList(cell, /[\s,;|，；、]+/u)]] };
    case 'tags':
      return { value: [[column, splitList(cell, /[,;|\n，；、]+/u)]] };
    case 'registrarIds':
      return { value: [[column, readRegistrarIds(cell)]] };
    case 'target':
      return one(column, known(reading.targets.get(cell.trim().toLowerCase()), 'target-unknown'));
    default:
      return column.startsWith('questions.')
        ? one(column, readAnswer(cell))
        : { value: [[column as FieldPath, cell]] };
  }
};

const readAnswer = (cell: string): ReadCell<string> => {
  if (isAnswer(cell.trim())) return { value: cell.trim() };
  const read = readYesNo(cell);
  return read.problem === undefined ? { value: read.value ? 'yes' : 'no' } : read;
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
    .map(({ code, column }) => ({ code, column }));

const isField = (column: ListColumn): column is FieldPath =>
  !(wholeColumns as readonly string[]).includes(column);

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

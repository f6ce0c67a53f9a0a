/** Reads a cell as what its column means. */
import type { CertificateType } from '../certificate/type.ts';
import { isAnswer } from '../question/answer.ts';
import type { FieldPath } from '../template/fields.ts';
import { bareNumber, isDayNumber, isRounded } from './cell-forms.ts';
import type { ListColumn } from './column.ts';
import { dayOfNumber } from './day-number.ts';
import {
  type CellProblem as OwnProblem,
  type ReadCell,
  readCountry,
  readDay,
  readPhone,
  readRegistrarIds,
  readValidity,
  readYesNo,
  splitList,
} from './read-cells.ts';
import { readHolderKind, readType } from './type-names.ts';

/** What cells are read with. */
export type CellReading = {
  /** Names of certificates in the languages of the desk, folded as headings are. */
  readonly typeNames: ReadonlyMap<string, CertificateType>;
  /** Target ids by id and by name, folded as headings are. */
  readonly targets: ReadonlyMap<string, string>;
  /** Whether bare day numbers count from 1904. */
  readonly date1904: boolean;
  /** Whether a person said that bare day numbers are days. */
  readonly takeDayNumbers: boolean;
};

export type CellProblem = OwnProblem | 'columns-differ' | 'cell-error' | 'formula-empty' | 'date-number';

type Values = readonly (readonly [path: FieldPath, value: unknown])[];
export type ReadColumn =
  | {
      readonly value: Values;
      readonly mend?: 'marks' | 'zero' | 'day-number';
      readonly problem?: never;
    }
  | { readonly value?: never; readonly problem: CellProblem; readonly day?: string };

/** What the file says about a cell beside its text. */
type CellFacts = { readonly isQuantity: boolean; readonly isChinese: boolean };

export const readColumn = (
  column: ListColumn,
  cell: string,
  reading: CellReading,
  facts: CellFacts = { isQuantity: false, isChinese: false },
): ReadColumn => {
  const one = (path: FieldPath, read: ReadCell<unknown>): ReadColumn =>
    read.problem === undefined ? { value: [[path, read.value]] } : read;
  const known = <T>(value: T | undefined, problem: OwnProblem): ReadCell<T> =>
    value === undefined ? { problem } : { value };
  switch (column) {
    case 'template':
    case 'registrarId':
    case 'surname':
    case 'given':
    case 'district':
    case 'addressMore':
      return { value: [] };
    case 'holder':
    case 'contact':
      return { value: [[`${column}.${/\p{Script=Han}/u.test(cell) ? 'zh' : 'en'}`, cell]] };
    case 'phone':
      return readWholePhone(cell);
    case 'validity':
    case 'term':
      return readDays(column, cell);
    case 'holderKind':
      return one(column, known(readHolderKind(cell), 'kind-unknown'));
    case 'certificate.type':
    case 'filing.type':
      return one(column, known(readType(cell, reading.typeNames), 'type-unknown'));
    case 'certificate.number':
    case 'filing.number':
      return isRounded(cell) ? { problem: 'number-rounded' } : bare(column, cell);
    case 'phone.number':
      return isRounded(cell) ? { problem: 'number-rounded' } : bare(column, cell);
    case 'postalCode':
      return readPostalCode(cell, facts);
    case 'certificate.issued':
    case 'certificate.expires':
      return isDayNumber(cell) ? readDayNumber(column, cell, reading) : one(column, readDay(cell));
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
        ? one(column as FieldPath, readAnswer(cell))
        : { value: [[column as FieldPath, cell]] };
  }
};

const bare = (path: FieldPath, cell: string): ReadColumn => {
  const value = bareNumber(cell);
  return mended([[path, value]], value !== cell.trim());
};

const mended = (value: Values, hadMarks: boolean): ReadColumn =>
  hadMarks ? { value, mend: 'marks' } : { value };

const readWholePhone = (cell: string): ReadColumn => {
  if (isRounded(cell)) return { problem: 'number-rounded' };
  const plain = bareNumber(cell);
  const read = readPhone(plain, '');
  if (read.problem !== undefined) return read;
  const { country, number, extension } = read.value;
  const parts: Values = [
    ['phone.number', number],
    ...(country ? [['phone.country', country] as const] : []),
    ...(extension ? [['phone.extension', extension] as const] : []),
  ];
  return mended(parts, plain !== cell.trim());
};

/** Five digits as a quantity: a Chinese code begins with a zero that a spreadsheet dropped. Typed as text they are left to the rules. */
const readPostalCode = (cell: string, { isQuantity, isChinese }: CellFacts): ReadColumn => {
  if (isQuantity && isChinese && /^\d{5}$/.test(cell))
    return { value: [['postalCode', `0${cell}`]], mend: 'zero' };
  return bare('postalCode', cell);
};

const readDays = (column: 'validity' | 'term', cell: string): ReadColumn => {
  const read = readValidity(cell);
  if (read.problem !== undefined) return read;
  const { from, until } = read.value;
  return {
    value: [
      ...(from && column === 'validity' ? [['certificate.issued', from] as const] : []),
      ['certificate.expires', until],
    ],
  };
};

const readDayNumber = (
  path: FieldPath,
  cell: string,
  { date1904, takeDayNumbers }: CellReading,
): ReadColumn => {
  const day = dayOfNumber(Number(cell), date1904);
  if (day === null) return { problem: 'date-unreadable' };
  return takeDayNumbers ? { value: [[path, day]], mend: 'day-number' } : { problem: 'date-number', day };
};

const readAnswer = (cell: string): ReadCell<string> => {
  if (isAnswer(cell.trim())) return { value: cell.trim() };
  const read = readYesNo(cell);
  return read.problem === undefined ? { value: read.value ? 'yes' : 'no' } : read;
};

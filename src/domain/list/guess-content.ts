/** What columns hold, seen from their cells. */
import { isEmail, looksLikePhone } from './cell-forms.ts';
import type { ListColumn, Mapping } from './column.ts';
import { everyFilled } from './guess-columns.ts';
import { isCheckedNumber } from './read-row.ts';

type Rows = readonly (readonly string[])[];

/** Whether a cell shows by its form that its row holds a template rather than headings. */
export const looksLikeData = (cell: string): boolean => {
  const text = cell.normalize('NFKC').trim();
  return isEmail(text) || looksLikePhone(text) || (/\d{6}/.test(text) && isCheckedNumber(text));
};

/** Without headings only what shows its kind is guessed: numbers of certificates, e-mails, telephones. */
export const guessByContent = (rows: Rows, width: number): (ListColumn | null)[] => {
  const kinds: readonly (readonly [ListColumn, (cell: string) => boolean])[] = [
    ['email', isEmail],
    ['phone', looksLikePhone],
    ['certificate.number', isCheckedNumber],
    ['holder', (cell) => /^\p{Script=Han}[\p{Script=Han}·（）()]+$/u.test(cell)],
  ];
  const taken = new Set<ListColumn>();
  return Array.from({ length: width }, (_, at) => {
    const [column] = kinds.find(([kind, fits]) => !taken.has(kind) && everyFilled(rows, at, fits)) ?? [];
    if (column) taken.add(column);
    return column ?? null;
  });
};

const personForm = /^\p{Script=Han}{1,4}(?:·\p{Script=Han}{1,8})*$/u;
const organizationForm =
  /^[\p{Script=Han}（）()\dA-Za-z]{4,40}(?:公司|厂|店|社|院|所|中心|协会|学校|部|会|站|馆|行)$/u;
/** Short Han words that are no names. */
const otherWords =
  /^(?:[男女是否有无]|.{1,4}族|汉|.{1,7}[省市区县乡镇州盟旗]|身份证|护照|营业执照|个人|企业|单位|组织|中国|长期|已实名|未实名|正常|完成|待.*|已.*|未.*)$/u;

/** The column that most likely holds the names where no heading says so; null when none looks like it. */
export const likelyNameColumn = (rows: Rows, mapping: Mapping): number | null => {
  const scores = mapping.map((column, at) => {
    if (column !== null && column !== 'customer' && column !== 'contact' && column !== 'notes') return 0;
    const cells = rows.map((row) => (row[at] ?? '').normalize('NFKC').trim()).filter((cell) => cell !== '');
    const fitting = cells.filter(
      (cell) => (personForm.test(cell) && !otherWords.test(cell)) || organizationForm.test(cell),
    );
    // Names differ from row to row; what repeats is a kind or a place.
    const share = fitting.length / Math.max(1, rows.length);
    const differing = new Set(fitting).size / Math.max(1, fitting.length);
    const isSingle = fitting.every((cell) => [...cell].length === 1);
    return isSingle || share < 0.7 ? 0 : share + differing - (column === null ? 0 : 0.3);
  });
  const best = Math.max(0, ...scores);
  return best < 1 ? null : scores.indexOf(best);
};

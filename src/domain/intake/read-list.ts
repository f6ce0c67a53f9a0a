/** The customer list beside a folder: who each file, folder, name or number is. Columns are known by their headings. */
import type { CertificateType } from '../certificate/type.ts';
import type { ListColumn } from '../list/column.ts';
import { foldHeading, guessColumns } from '../list/guess-columns.ts';
import { readType } from '../list/type-names.ts';
import type { ListRow } from './match-groups.ts';

/** Headings of the column that names a file or a folder. */
const fileHeadings = new Set(
  'file files filename filenames path folder scan scans picture attachment 文件 文件名 文件名称 文件夹 扫描件 图片 图片名 照片 附件 证件图片 证件照'.split(
    ' ',
  ),
);

/** Names of columns and of papers in the languages of the desk, folded as headings are. */
export type ListWords = {
  readonly columns: ReadonlyMap<string, ListColumn>;
  readonly types: ReadonlyMap<string, CertificateType>;
};

/** Rows that say anything about whose a file is; null when no heading is known, so that nothing is guessed. */
export const readIntakeList = (
  table: readonly (readonly string[])[],
  words: ListWords,
): readonly ListRow[] | null => {
  const start = table.findIndex((cells) => cells.some((cell) => cell.trim() !== ''));
  const headers = table[start];
  if (!headers) return null;
  const columns = guessColumns(headers, words.columns);
  const file = headers.findIndex((heading) => fileHeadings.has(foldHeading(heading)));
  const at = (...wanted: readonly ListColumn[]) => wanted.map((column) => columns.indexOf(column));
  const names = at('holder', 'holder.zh', 'certificate.name', 'holder.en');
  const [type, number, customer] = at('certificate.type', 'certificate.number', 'customer');
  if (file < 0 && names.every((name) => name < 0) && number! < 0) return null;
  return table
    .slice(start + 1)
    .map((cells): ListRow => {
      // Spreadsheets guard a text by an apostrophe in front.
      const cell = (index: number | undefined) => (cells[index ?? -1] ?? '').trim().replace(/^'/u, '');
      return {
        file: cell(file),
        name: names.map(cell).find((name) => name !== '') ?? '',
        type: readType(cell(type), words.types) ?? '',
        number: cell(number),
        customer: cell(customer),
      };
    })
    .filter(({ file: named, name, number: numbered }) => named + name + numbered !== '');
};

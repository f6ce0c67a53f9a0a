/** The customer list beside a folder: who each file, folder, name or number is. Columns are known by their headings. */
import type { CertificateType } from '../certificate/type.ts';
import type { ListColumn } from '../list/column.ts';
import { foldHeading } from '../list/fold-heading.ts';
import { guessTable } from '../list/guess-columns.ts';
import { findHeadings } from '../list/heading-rows.ts';
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
  const found = findHeadings(
    table.map((cells, at) => ({ row: at + 1, cells })),
    [],
    words.columns,
  );
  const start = found?.from ?? table.findIndex((cells) => cells.some((cell) => cell.trim() !== ''));
  const headers = found?.headers ?? table[start];
  if (!headers) return null;
  const { mapping, papers } = guessTable(headers, words.columns);
  const file = headers.findIndex((heading) => fileHeadings.has(foldHeading(heading)));
  const at = (...wanted: readonly ListColumn[]) => wanted.map((column) => mapping.indexOf(column));
  const names = at('holder', 'holder.zh', 'certificate.name', 'holder.en');
  const [type, customer] = at('certificate.type', 'customer');
  const numbers = mapping.flatMap((column, place) => (column === 'certificate.number' ? [place] : []));
  if (file < 0 && names.every((name) => name < 0) && numbers.length === 0) return null;
  return table
    .slice(found?.below ?? start + 1)
    .map((cells): ListRow => {
      // Spreadsheets guard a text by an apostrophe in front.
      const cell = (index: number | undefined) => (cells[index ?? -1] ?? '').trim().replace(/^'/u, '');
      const number = numbers.find((place) => cell(place) !== '');
      const paper = papers[number ?? -1];
      return {
        file: cell(file),
        name: names.map(cell).find((name) => name !== '') ?? '',
        type: readType(cell(type), words.types) ?? (paper === 'credit-code' ? '' : (paper ?? '')),
        number: cell(number),
        customer: cell(customer),
      };
    })
    .filter(({ file: named, name, number: numbered }) => named + name + numbered !== '');
};

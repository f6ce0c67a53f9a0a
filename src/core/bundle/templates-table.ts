/**
 * One line per template, twice (docs/adr/0027): `templates.xlsx` for people, every cell text, and `templates.csv` for programs, where
 * a leading apostrophe stands before whatever a spreadsheet would run or round; `unguardCell` takes it away again.
 */
import { guardCell } from '#domain/list/cell-forms';
import { csvText } from '#domain/list/write-csv';
import { writeTable } from '../import/write-table.ts';
import type { ManifestItem } from './manifest.ts';
import { unpack } from './read-zip.ts';
import { storeZip } from './store-zip.ts';

type Column = readonly [title: string, read: (item: ManifestItem) => string];

const columns: readonly Column[] = [
  ['place', ({ place }) => place],
  ['holder_kind', ({ fields }) => fields.holderKind],
  ['holder_zh', ({ fields }) => fields.holder.zh],
  ['holder_en', ({ fields }) => fields.holder.en],
  ['contact_zh', ({ fields }) => fields.contact.zh],
  ['contact_en', ({ fields }) => fields.contact.en],
  ['certificate_type', ({ fields }) => fields.certificate.type],
  ['certificate_number', ({ fields }) => fields.certificate.number],
  ['certificate_name', ({ fields }) => fields.certificate.name],
  ['issued', ({ fields }) => fields.certificate.issued],
  ['expires', ({ fields }) => fields.certificate.expires],
  ['nationality', ({ fields }) => fields.certificate.nationality],
  ['country', ({ fields }) => fields.country],
  ['province_zh', ({ fields }) => fields.province.zh],
  ['province_en', ({ fields }) => fields.province.en],
  ['city_zh', ({ fields }) => fields.city.zh],
  ['city_en', ({ fields }) => fields.city.en],
  ['address_zh', ({ fields }) => fields.address.zh],
  ['address_en', ({ fields }) => fields.address.en],
  ['postal_code', ({ fields }) => fields.postalCode],
  [
    'phone',
    ({ fields }) =>
      `${fields.phone.country} ${fields.phone.number}${fields.phone.extension && ` ${fields.phone.extension}`}`,
  ],
  ['email', ({ fields }) => fields.email],
  ['domains', ({ fields }) => fields.domains.join(' ')],
  ['way', ({ way }) => way],
  ['domains_to_verify', ({ domains }) => domains.join(' ')],
  ['picture', ({ picture }) => picture.file],
];

const internalColumns: readonly Column[] = [
  ['customer', ({ fields }) => fields.customer ?? ''],
  ['tags', ({ fields }) => (fields.tags ?? []).join(' ')],
  ['notes', ({ fields }) => fields.notes ?? ''],
];

export type Row = readonly string[];

const columnsOf = (withInternal: boolean): readonly Column[] =>
  withInternal ? [...columns, ...internalColumns] : columns;

export const headerOf = (withInternal: boolean): Row => columnsOf(withInternal).map(([title]) => title);

export const rowOf = (item: ManifestItem, withInternal: boolean): Row =>
  columnsOf(withInternal).map(([, read]) => read(item));

/** UTF-8 with a mark, CRLF. */
export const writeCsv = (header: Row, rows: readonly Row[]): Buffer =>
  Buffer.from(csvText(header, rows, guard));

/** The same rows always give the same bytes: the library's own zip carries the time of writing. */
export const writeXlsx = async (header: Row, rows: readonly Row[]): Promise<Buffer> => {
  return storeZip([...(await unpack(await writeTable('xlsx', header, rows)))]);
};

/** A spreadsheet keeps 15 digits of a number and no zero before it, and takes 12E34 for one. */
const rewritten =
  /^\s*(?:0\p{Nd}[\p{Nd}.,]*|\p{Nd}[\p{Nd}.,]{10,}|\p{Nd}+(?:[.,]\p{Nd}+)?e[+-]?\p{Nd}+)\s*$/iu;

const guard = (cell: string): string => {
  const guarded = guardCell(cell);
  return guarded === cell && rewritten.test(cell) ? `'${cell}` : guarded;
};

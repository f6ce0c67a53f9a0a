/** The columns of a list of templates, as spreadsheets carry them in and out. */
import { type FieldPath, fieldPaths, readField, type TemplateFields } from '../template/fields.ts';

export { fieldPaths };

/**
 * Columns that are no single field: the desk's own id, a name in either script or in two parts, a whole telephone number, both days of
 * a validity, the term of a business (only its end is a certificate's), what goes before and behind an address, the template's id at
 * the registrar that its target means.
 */
export const wholeColumns = [
  'template',
  'holder',
  'surname',
  'given',
  'contact',
  'phone',
  'validity',
  'term',
  'district',
  'addressMore',
  'registrarId',
] as const;
export type ListColumn = (typeof wholeColumns)[number] | FieldPath;

export const listColumns: readonly ListColumn[] = [...wholeColumns, ...fieldPaths];

/** What each column of a file means, in its order; null is left out. */
export type Mapping = readonly (ListColumn | null)[];

/** Columns whose cells are put together where there are several. */
export const gathered: ReadonlySet<ListColumn> = new Set(['surname', 'given', 'addressMore']);

/** The mapping with one column changed; a meaning is used once, so whoever had it before is left out. */
export const mapColumn = (mapping: Mapping, at: number, column: ListColumn | null): Mapping =>
  mapping.map((now, place) =>
    place === at ? column : now === column && column !== null && !gathered.has(column) ? null : now,
  );

const nameColumns: readonly ListColumn[] = [
  'template',
  'holder',
  'holder.zh',
  'holder.en',
  'certificate.name',
  'surname',
];

/** Whether a list says who each row is. */
export const namesHolder = (mapping: Mapping): boolean =>
  nameColumns.some((column) => mapping.includes(column));

/** The columns of the desk's own list. */
export const exportColumns: readonly ('template' | FieldPath)[] = ['template', ...fieldPaths];

/** A value as the desk's own list writes it; reading it back gives the same value. */
export const writeCell = (fields: TemplateFields, path: FieldPath): string => {
  const value = readField(fields, path);
  if (path === 'registrarIds') return fields.registrarIds.map(({ at, id }) => `${at}=${id}`).join(' ');
  if (Array.isArray(value)) return value.join(path === 'domains' ? ' ' : ',');
  return typeof value === 'boolean' ? (value ? 'yes' : 'no') : String(value);
};

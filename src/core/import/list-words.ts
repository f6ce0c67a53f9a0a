/** Names of columns and papers in the languages of the desk, folded as headings are. */
import type { CertificateType } from '#domain/certificate/type';
import type { ListColumn } from '#domain/list/column';
import { foldHeading } from '#domain/list/fold-heading';
import { catalogue } from '#text/catalogue';

export const columnLabels: ReadonlyMap<string, ListColumn> = new Map(
  Object.values(catalogue).flatMap(({ fields }) =>
    Object.entries(fields).map(([path, label]) => [foldHeading(label), path as ListColumn] as const),
  ),
);

export const typeNames: ReadonlyMap<string, CertificateType> = new Map(
  Object.values(catalogue).flatMap(({ certificates }) =>
    Object.entries(certificates).map(([type, name]) => [foldHeading(name), type as CertificateType] as const),
  ),
);

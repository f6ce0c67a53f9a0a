/** Names of columns and papers in the languages of the desk, folded as headings are. */
import type { CertificateType } from '#domain/certificate/type';
import type { ListColumn } from '#domain/list/column';
import { foldHeading } from '#domain/list/fold-heading';
import type { TargetPack } from '#domain/target/target';
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

/** Target ids by id and by name, folded as headings are. */
export const targetNames = (packs: readonly Pick<TargetPack, 'id' | 'name'>[]): ReadonlyMap<string, string> =>
  new Map(
    packs.flatMap(({ id, name }) => [id, ...Object.values(name)].map((text) => [text.toLowerCase(), id])),
  );

/** A finding of any template, by what it says and of which field: `field-missing email`, `picture-missing`. */
import type { FieldPath } from '../template/fields.ts';
import { type FindingCode, findingCatalogue } from './catalogue.ts';
import type { Finding } from './finding.ts';

export const kindOf = ({ code, at }: Pick<Finding, 'code' | 'at'>): string =>
  'field' in at ? `${code} ${at.field}` : code;

/** null for what no finding of this version is. */
export const readKind = (
  kind: string,
): { readonly code: FindingCode; readonly field: FieldPath | null } | null => {
  const [code = '', field] = kind.split(' ');
  return code in findingCatalogue
    ? { code: code as FindingCode, field: (field as FieldPath | undefined) ?? null }
    : null;
};

/** What of a template leaves the desk: what its receiver needs to submit it, by name. Everything else stays. */
import type { Finding } from '#domain/finding/finding';
import type { TemplateFields } from '#domain/template/fields';

/** Sent to whoever submits. A new field of templates stays in the desk until somebody puts it here. */
const needed = [
  'holderKind',
  'holder',
  'contact',
  'country',
  'province',
  'city',
  'address',
  'postalCode',
  'phone',
  'email',
  'certificate',
  'domains',
] as const satisfies readonly (keyof TemplateFields)[];

/** The office's own words about a template; they go along only when somebody asks for them. */
const internal = ['customer', 'tags', 'notes'] as const satisfies readonly (keyof TemplateFields)[];

export type PublicFields = Pick<TemplateFields, (typeof needed)[number]> &
  Partial<Pick<TemplateFields, (typeof internal)[number]>>;

export const publicFields = (fields: TemplateFields, withInternal: boolean): PublicFields =>
  Object.fromEntries(
    (withInternal ? [...needed, ...internal] : needed).map((name) => [name, fields[name]]),
  ) as unknown as PublicFields;

/** A finding without ids, typed values and repairs: those may quote another template. */
export type PublicFinding = Pick<Finding, 'code' | 'level' | 'requirements' | 'foresees'> & {
  readonly at: { readonly field: string } | { readonly picture: 'scan' | 'upload' };
};

export const publicFinding = ({ code, level, at, requirements, foresees }: Finding): PublicFinding => ({
  code,
  level,
  at: 'field' in at ? { field: at.field } : { picture: at.picture },
  requirements,
  foresees,
});

/** Whether the sentence of a finding says numbers of pixels, bytes and places only, nothing that anybody typed. */
export const quotesNothing = ({ data }: Finding): boolean =>
  Object.entries(data).every(
    ([name, value]) => typeof value === 'number' || typeof value === 'boolean' || harmless.has(name),
  );

/** Values that come from lists of the app. */
const harmless = new Set(['type', 'formats', 'what', 'part', 'why', 'because', 'class', 'space']);

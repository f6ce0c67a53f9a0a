/** What a person has compared with the paper: it holds as long as a field says the same. */
import { type FieldPath, readField, type TemplateFields } from './fields.ts';

/** What fields said when a person compared them with the paper. */
export type AgreedValues = Readonly<Partial<Record<FieldPath, string>>>;

/** Whether a person has seen that the paper says what the field says. */
export const isAgreed = (agreed: AgreedValues, fields: TemplateFields, path: FieldPath): boolean =>
  agreed[path] !== undefined && agreed[path] === readField(fields, path);

/** Those of them that still hold. */
export const stillAgreed = (agreed: AgreedValues, fields: TemplateFields): AgreedValues =>
  Object.fromEntries(Object.entries(agreed).filter(([path]) => isAgreed(agreed, fields, path as FieldPath)));

/** With these fields as they are now; null where that changes nothing. */
export const agreedWith = (
  agreed: AgreedValues,
  fields: TemplateFields,
  paths: readonly FieldPath[],
): AgreedValues | null =>
  paths.every((path) => isAgreed(agreed, fields, path))
    ? null
    : { ...agreed, ...Object.fromEntries(paths.map((path) => [path, String(readField(fields, path))])) };

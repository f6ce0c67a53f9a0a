/** Three-way merge of a template's fields, leaf by leaf. */
import {
  type FieldPath,
  fieldPaths,
  readField,
  type TemplateFields,
  writeField,
} from '#domain/template/fields';

const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);

/** Fields in which `mine` differs from `base`. */
export const changedPaths = (base: TemplateFields, mine: TemplateFields): readonly FieldPath[] =>
  fieldPaths.filter((path) => !same(readField(base, path), readField(mine, path)));

/** `theirs`, with everything that I changed since `base` laid over it. */
export const mergeFields = (
  base: TemplateFields,
  mine: TemplateFields,
  theirs: TemplateFields,
): TemplateFields =>
  changedPaths(base, mine).reduce((fields, path) => writeField(fields, path, readField(mine, path)), theirs);

/** Three-way merge of a template's fields, leaf by leaf. */
import {
  blankFields,
  type FieldPath,
  readField,
  type TemplateFields,
  writeField,
} from '#domain/template/fields';

const leaves = (node: object, prefix = ''): string[] =>
  Object.entries(node).flatMap(([key, value]) =>
    typeof value === 'object' && value !== null && !Array.isArray(value)
      ? leaves(value, `${prefix}${key}.`)
      : [`${prefix}${key}`],
  );

/** Every editable field. */
export const fieldPaths = leaves(blankFields) as readonly FieldPath[];

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

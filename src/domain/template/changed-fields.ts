/** Which fields differ between two versions of a template. */
import type { FieldPath, TemplateFields } from './fields.ts';

/** Dotted paths of all leaves that differ, in the order of the form. Lists count as one leaf. */
export const changedFields = (before: TemplateFields, after: TemplateFields): FieldPath[] => {
  const differing = (a: unknown, b: unknown, path: string): string[] => {
    if (isGroup(a) && isGroup(b))
      return Object.keys(a).flatMap((key) => differing(a[key], b[key], path ? `${path}.${key}` : key));
    return JSON.stringify(a) === JSON.stringify(b) ? [] : [path];
  };
  return differing(before, after, '') as FieldPath[];
};

const isGroup = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** One change for many templates. */
import { splitList } from '../list/read-cells.ts';
import { type FieldPath, placeFields, readField, type TemplateFields, writeField } from './fields.ts';

/** Fields that many templates can share; what belongs to one paper alone is changed there. */
export const bulkFields = [
  'target',
  'customer',
  'tags',
  'domains',
  'notes',
  'contact.zh',
  'contact.en',
  'email',
  'phone.country',
  'phone.number',
  'phone.extension',
  'country',
  ...placeFields,
  'postalCode',
  'emailVerified',
  'questions.originalShown',
  'questions.sealComplete',
  'questions.icpFiling',
  'questions.proofAsked',
] as const satisfies readonly FieldPath[];

/**
 * What is changed like a field, but is none: states with the registry, of templates and of all their names, which have a history;
 * and whether templates are removed.
 */
export const bulkTargets = [...bulkFields, 'state', 'domainState', 'removed'] as const;
export type BulkTarget = (typeof bulkTargets)[number];

/** `fill` sets only where nothing stands yet; `add` and `remove` are for lists. */
export const bulkActions = ['set', 'fill', 'add', 'remove'] as const;
export type BulkAction = (typeof bulkActions)[number];

export type BulkEdit = { readonly field: BulkTarget; readonly action: BulkAction; readonly value: string };

export const actionsFor = (field: BulkTarget): readonly BulkAction[] =>
  field === 'tags' || field === 'domains'
    ? ['add', 'remove', 'set']
    : field === 'emailVerified' ||
        field === 'state' ||
        field === 'domainState' ||
        field === 'removed' ||
        field.startsWith('questions.')
      ? ['set']
      : ['set', 'fill'];

/** The fields of a template after the edit; the same object when it changes nothing. */
export const applyBulkEdit = (fields: TemplateFields, { field, action, value }: BulkEdit): TemplateFields => {
  if (field === 'state' || field === 'domainState' || field === 'removed') return fields;
  const now = readField(fields, field);
  const write = (next: unknown) =>
    JSON.stringify(now) === JSON.stringify(next) ? fields : writeField(fields, field, next);
  if (Array.isArray(now)) {
    const parts = [...new Set(splitList(value, field === 'tags' ? /[,;|\n，；、]+/u : /[\s,;|，；、]+/u))];
    const named = new Set(parts.map(fold));
    if (action === 'add') {
      const known = new Set(now.map(fold));
      return write([...now, ...parts.filter((part) => !known.has(fold(part)))]);
    }
    return write(action === 'remove' ? now.filter((part) => !named.has(fold(part))) : parts);
  }
  if (typeof now === 'boolean') return write(value === 'yes');
  if (field.startsWith('questions.') && value !== '' && String(now).startsWith(value)) return fields;
  return action === 'fill' && String(now).trim() !== '' ? fields : write(value);
};

const fold = (text: string): string => text.normalize('NFKC').trim().toLowerCase();

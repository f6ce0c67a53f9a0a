/** What the clerks of the trial and the one who watches them say to each other. */
import type { StockStatus } from '../../src/contract/stock.ts';
import type { FieldPath } from '../../src/domain/template/fields.ts';

/** Fields that the trial edits: text that no rule rewrites. */
export const editedFields: readonly FieldPath[] = [
  'notes',
  'customer',
  'holder.zh',
  'holder.en',
  'contact.zh',
  'contact.en',
  'certificate.name',
];

/** `from`: values that the clerk saw and replaced; several where she decided between them. */
export type Note = {
  readonly kind: 'meant' | 'done' | 'refused';
  readonly id: string;
  readonly field: string;
  readonly from: readonly string[];
  readonly to: string;
  readonly isDecision: boolean;
};

export type ClerkOrder =
  | { readonly kind: 'rest' }
  | { readonly kind: 'status' }
  | { readonly kind: 'close' }
  | { readonly kind: 'accept'; readonly isRestored: boolean };

export type ClerkWord =
  | { readonly kind: 'open' }
  | { readonly kind: 'status'; readonly status: StockStatus }
  | { readonly kind: 'trouble'; readonly code: string };

/** A list as it was read: text only, so that no number was ever a quantity. */
export type Table = {
  readonly rows: readonly (readonly string[])[];
  readonly encoding: 'utf-8' | 'utf-16' | 'gb18030' | 'xlsx' | 'pasted';
};

/** Why a file is no list. */
export type ListReason = 'not-a-list' | 'old-or-locked' | 'damaged' | 'empty' | 'encoding';

export type ReadTable =
  | { readonly ok: true; readonly table: Table }
  | { readonly ok: false; readonly reason: ListReason }
  | { readonly ok: false; readonly reason: 'too-long'; readonly rows: number; readonly columns: number };

export const maxRows = 50_000;
export const maxColumns = 300;

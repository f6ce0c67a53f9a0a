/** The store's own tables, as `doctor` looks at them. */
export type StoreCheck = {
  readonly schema: number;
  readonly tables: readonly string[];
  /** How many faults SQLite finds in a table and its indexes; a page that cannot be read is one. Fault: disk-failing. */
  faultsIn(table: string): number;
  /** Tables with rows that name another row which is not there, and how many. */
  lostReferences(): readonly { readonly table: string; readonly count: number }[];
};

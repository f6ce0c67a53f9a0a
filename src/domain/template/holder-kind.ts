/** Who holds the names of a template. */
export type HolderKind = 'individual' | 'organization';

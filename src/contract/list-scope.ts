/** Which templates a list can show, and in which order. */
export const templateFilters = [
  'stop',
  'wait',
  'ready',
  'in-review',
  'verified',
  'rejected',
  /** Templates of any standing with names that the office has to hand in. */
  'domains-due',
  'all',
  'removed',
] as const;
export type TemplateFilter = (typeof templateFilters)[number];

export const templateSorts = ['updated', 'created', 'name', 'customer', 'state', 'ready-from'] as const;
export type TemplateSort = (typeof templateSorts)[number];

/** The order in which grid and gallery show templates: as the list stood when it was asked for. */

export type Order = {
  readonly ids: readonly string[];
  /** Of this reading and no other in the page: rows are kept by it longer than a view stands. */
  readonly version: number;
};

let readings = 0;

export const orderOf = (ids: readonly string[]): Order => {
  readings += 1;
  return { ids, version: readings };
};

/**
 * Pages of `size` ids that are needed where those from `first` to `last` exist on screen, with `more` pages on either side, so that
 * scrolling never meets an empty place; what is in sight comes first.
 */
export const pagesAround = (
  { first, last, more }: { readonly first: number; readonly last: number; readonly more: number },
  size: number,
  count: number,
): readonly number[] => {
  const from = Math.max(0, Math.floor(first / size) - more);
  const to = Math.min(Math.ceil(count / size) - 1, Math.floor(Math.max(0, last) / size) + more);
  const inSight = Math.floor(first / size);
  return Array.from({ length: Math.max(0, to - from + 1) }, (_, at) => from + at).sort(
    (a, b) => Math.abs(a - inSight - 0.4) - Math.abs(b - inSight - 0.4),
  );
};

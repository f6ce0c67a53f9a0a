/** The order in which the grid shows templates. */

export type Order = {
  readonly ids: readonly string[];
  /** Of this reading and no other in the page: rows are kept by it longer than a grid stands. */
  readonly version: number;
};

let readings = 0;

export const orderOf = (ids: readonly string[]): Order => {
  readings += 1;
  return { ids, version: readings };
};

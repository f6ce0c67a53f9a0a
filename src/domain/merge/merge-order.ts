/** In which order the entries of a merged list stand. */

/**
 * Keys that are `there`, in the order of the side that changed the order of `base`; where both did, as in `base`, what was added
 * behind it in the order of the keys. The same whichever side is called ours.
 */
export const mergeOrder = (
  base: readonly string[],
  ours: readonly string[],
  theirs: readonly string[],
  there: ReadonlySet<string>,
): string[] => {
  const order = equal(ours, theirs) || equal(theirs, base) ? ours : equal(ours, base) ? theirs : base;
  const placed = order.filter((key) => there.has(key));
  const rest = [...there].filter((key) => !placed.includes(key));
  return [...placed, ...rest.sort((a, b) => (a < b ? -1 : a > b ? 1 : 0))];
};

const equal = (a: readonly string[], b: readonly string[]): boolean =>
  a.length === b.length && a.every((key, index) => key === b[index]);

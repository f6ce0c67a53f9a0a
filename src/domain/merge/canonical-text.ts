/** One text for one value, whatever the order in which its parts were written down. */

/** JSON with the keys of every object in order; equal values have equal texts. */
export const canonicalText = (value: unknown): string =>
  JSON.stringify(value, (_, part: unknown) =>
    typeof part === 'object' && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  );

export const isSame = (a: unknown, b: unknown): boolean => a === b || canonicalText(a) === canonicalText(b);

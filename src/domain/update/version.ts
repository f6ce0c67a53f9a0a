/** Versions of the app, in the order of Semantic Versioning 2.0.0, section 11. */

export type Version = {
  /** Major, minor, patch. */
  readonly numbers: readonly [number, number, number];
  /** Parts of a pre-release, as `rc.1`; empty for a release. */
  readonly before: readonly string[];
};

const form = /^(\d{1,9})\.(\d{1,9})\.(\d{1,9})(?:-([0-9A-Za-z-]{1,40}(?:\.[0-9A-Za-z-]{1,40}){0,5}))?$/;

/** Null for anything else than `1.2.3` or `1.2.3-rc.1`; build marks (`+…`) do not order, so they are not taken. */
export const readVersion = (text: string): Version | null => {
  const found = form.exec(text);
  if (!found) return null;
  const [, major, minor, patch, before] = found;
  return { numbers: [Number(major), Number(minor), Number(patch)], before: before?.split('.') ?? [] };
};

/** Below 0: `a` is older; 0: the same; above 0: newer. */
export const compareVersions = (a: Version, b: Version): number => {
  for (const [at, number] of a.numbers.entries()) {
    const other = b.numbers[at] ?? 0;
    if (number !== other) return number - other;
  }
  // A pre-release comes before its release.
  if (a.before.length === 0 || b.before.length === 0) return b.before.length - a.before.length;
  return compareParts(a.before, b.before);
};

const compareParts = (a: readonly string[], b: readonly string[]): number => {
  for (const [at, part] of a.entries()) {
    const other = b[at];
    if (other === undefined) return 1;
    const order = comparePart(part, other);
    if (order !== 0) return order;
  }
  return a.length - b.length;
};

const comparePart = (a: string, b: string): number => {
  const [isNumber, otherIsNumber] = [/^\d+$/.test(a), /^\d+$/.test(b)];
  if (isNumber && otherIsNumber) return Number(a) - Number(b);
  // Numbers come before words.
  if (isNumber !== otherIsNumber) return isNumber ? -1 : 1;
  return a < b ? -1 : a > b ? 1 : 0;
};

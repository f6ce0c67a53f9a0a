/** How two names differ, when they do (R06, R48, R60). */
import { lookAlike, simplify } from './han-forms.ts';
import { soundAlike } from './pinyin.ts';

export type NameDifference =
  /** One or more characters exchanged, each for one that looks or sounds like it, or for its other form. */
  | { readonly kind: 'confused'; readonly pairs: readonly string[]; readonly positions: readonly number[] }
  /** Characters of the paper are left out. */
  | { readonly kind: 'shortened'; readonly missing: string }
  | { readonly kind: 'other' };

/** Why `typed` is not `printed`; both as they stand, and not equal. `positions` count UTF-16 units of `typed`. */
export const compareNames = (typed: string, printed: string): NameDifference => {
  const a = [...typed];
  const b = [...printed];
  if (a.length === b.length) {
    const different = a.flatMap((character, index) => (character === b[index] ? [] : [index]));
    if (different.length <= 2 && different.every((index) => areTakenForOneAnother(a[index]!, b[index]!)))
      return {
        kind: 'confused',
        pairs: different.map((index) => `${a[index]}/${b[index]}`),
        positions: different.map((index) => a.slice(0, index).join('').length),
      };
  }
  const missing = leftOut(a, b);
  return missing === null ? { kind: 'other' } : { kind: 'shortened', missing };
};

const areTakenForOneAnother = (a: string, b: string): boolean =>
  lookAlike(a, b) || simplify(a) === simplify(b) || soundAlike(a, b);

/** The characters of `whole` that `part` lacks, when `part` holds the rest in order and nothing else; null otherwise. */
const leftOut = (part: readonly string[], whole: readonly string[]): string | null => {
  if (part.length === 0 || part.length >= whole.length) return null;
  let at = 0;
  let missing = '';
  for (const character of whole)
    if (character === part[at]) at++;
    else missing += character;
  return at === part.length ? missing : null;
};

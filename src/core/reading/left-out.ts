/** Values beside which something was left out: they may lack a character, however sure those are that were read. */
import type { RowGlyph } from '#domain/reading/layout';
import type { Value } from '#domain/reading/value';
import type { Line } from './read-lines.ts';
import { besideUnreadInk } from './unread-ink.ts';

/** Of a character beside something that was left out: not sure. */
const doubtedP = 0.5;

/** The same value, doubtful where print beside its characters became none. `lines`: those that the page was laid of. */
export const doubtLeftOut = (lines: readonly Line[], value: Value): Value => {
  if (value.state !== 'certain') return value;
  const doubted = new Map<number, ReadonlySet<number>>();
  const isDoubted = ({ line: { id, glyphs }, x }: RowGlyph): boolean => {
    const { shade, chars } = lines[id]!;
    if (!shade) return false;
    if (!doubted.has(id)) {
      const beside = besideUnreadInk(shade, chars);
      doubted.set(id, new Set(chars.flatMap((char, at) => (beside.has(char) ? [glyphs[at]!.x] : []))));
    }
    return doubted.get(id)!.has(x);
  };
  const glyphs = value.glyphs.map((glyph) =>
    glyph && isDoubted(glyph) ? { ...glyph, p: Math.min(glyph.p, doubtedP) } : glyph,
  );
  return glyphs.some((glyph, at) => glyph !== value.glyphs[at])
    ? { ...value, state: 'doubtful', glyphs }
    : value;
};

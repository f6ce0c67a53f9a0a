/** Which way round print stands, by the shapes of its own characters: needs no known layout. */
import type { SeenText } from '#domain/picture/measures';
import type { Cells } from './cells.ts';
import { featuresOf, type GlyphWeights, scoreOf, weightsFor } from './glyph-score.ts';
import { glyphWeights } from './glyph-weights.ts';
import { findGlyphs, type Glyph } from './glyphs.ts';
import type { PaperView } from './view.ts';

/** Fewer characters than this tell nothing. */
const leastGlyphs = 12;
/** Characters that decide whether lines run across or down, and characters looked at then: more add time, not certainty. */
const fewGlyphs = 32;
const mostGlyphs = 110;
/** No single mark counts more than this: a table line is no character and may score anything. */
const mostEach = 4;

const positions = [false, true].flatMap((mirrored) =>
  ([0, 1, 2, 3] as const).map((turns) => ({ mirrored, turns })),
);
const inPosition: readonly GlyphWeights[] = positions.map(({ mirrored, turns }) =>
  weightsFor(glyphWeights, mirrored, turns),
);

/** The position in which the print's characters look most like characters; null where there are too few. */
export const readTextDirection = (view: PaperView, cells: Cells): SeenText | null => {
  const found = findGlyphs(view, cells);
  const [a, b] = [judgeGlyphs(found.across, fewGlyphs), judgeGlyphs(found.down, fewGlyphs)];
  if (!a && !b) return null;
  const across = (a?.certainty ?? -1) >= (b?.certainty ?? -1);
  return judgeGlyphs(across ? found.across : found.down, mostGlyphs)?.seen ?? null;
};

/** Margins are in standard errors: how surely the mean character looks better so than any other way. */
export const judgeGlyphs = (
  cut: readonly (() => Glyph)[],
  most: number,
): { readonly seen: SeenText; readonly certainty: number } | null => {
  if (cut.length < leastGlyphs) return null;
  const step = Math.max(1, cut.length / most);
  const glyphs = Array.from(
    { length: Math.floor(cut.length / step) },
    (_, at) => cut[Math.floor(at * step)]!,
  );
  const scores = glyphs.map((glyph) => {
    const features = featuresOf(glyph());
    return inPosition.map((weights) => scoreOf(features, weights));
  });
  const totals = positions.map((_, at) => scores.reduce((sum, row) => sum + row[at]!, 0));
  const best = totals.indexOf(Math.max(...totals));
  const { mirrored, turns } = positions[best]!;
  const marginOver = (other: (position: (typeof positions)[number]) => boolean): number =>
    Math.min(
      ...positions.flatMap((position, at) => (other(position) ? [certaintyOf(scores, best, at)] : [])),
    );
  const handMargin = marginOver((position) => position.mirrored !== mirrored);
  const turnMargin = marginOver((position) => position.mirrored === mirrored && position.turns !== turns);
  return {
    seen: { turns, mirrored, handMargin, turnMargin, characters: glyphs.length },
    certainty: Math.min(handMargin, turnMargin),
  };
};

/** Mean advantage of one position over another, over its standard error. */
const certaintyOf = (scores: readonly (readonly number[])[], best: number, other: number): number => {
  let [sum, squares] = [0, 0];
  for (const row of scores) {
    const gain = Math.max(-mostEach, Math.min(mostEach, row[best]! - row[other]!));
    sum += gain;
    squares += gain * gain;
  }
  const mean = sum / scores.length;
  const variance = Math.max(0.05, squares / scores.length - mean * mean);
  return mean / Math.sqrt(variance / scores.length);
};

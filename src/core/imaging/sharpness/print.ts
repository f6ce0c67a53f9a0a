/** Sharpness and light of print: medians over lines of text, since one line may be a stamp or handwriting. */
import type { PrintMeasures } from '#domain/picture/measures';
import { boundsOf } from '#domain/plan/corners';
import type { Corners } from '#domain/plan/plan';
import type { ReadLine } from '#domain/reading/reading';
import type { Raster } from '../raster.ts';
import { median } from '../statistics.ts';
import { cutStrip } from '../strip.ts';
import { sharpnessOf } from './edge-width.ts';

/** Fewer lines tell nothing of a photo. */
const leastLines = 3;
/** Longest lines that are looked at. */
const mostLines = 40;
/** A character below this probability is not sure (`docs/lab/reading.md`). */
const sureFrom = 0.9;

export const measurePrint = (picture: Raster, lines: readonly ReadLine[]): PrintMeasures | null => {
  const seen = lines
    .filter(({ chars }) => chars.length >= 2)
    .sort((a, b) => b.chars.length - a.chars.length)
    .slice(0, mostLines)
    .flatMap(({ place }) => {
      const strip = cutStrip(picture, place);
      const sharpness = strip && sharpnessOf(strip);
      return sharpness ? [{ place, ...sharpness, widest: Math.max(sharpness.across, sharpness.down) }] : [];
    });
  if (seen.length < leastLines) return null;
  const chars = lines.flatMap((line) => line.chars);
  const widest = median(seen.map((line) => line.widest));
  const softest = seen.reduce((a, b) => (b.widest > a.widest ? b : a));
  return {
    lines: seen.length,
    edgeWidth: (1000 * widest) / longerSideOf(picture, seen),
    softest: boundsOf(softest.place),
    ground: median(seen.map(({ ground }) => ground)),
    contrast: median(seen.map(({ contrast }) => contrast)),
    characters: chars.length,
    sure: chars.filter(({ p }) => p >= sureFrom).length / Math.max(1, chars.length),
  };
};

/** Of the box around all print, in pixels: about the paper's own. */
const longerSideOf = ({ width, height }: Raster, lines: readonly { readonly place: Corners }[]): number => {
  const points = lines.flatMap(({ place }) => place);
  const spread = (axis: 0 | 1): number => {
    const values = points.map((point) => point[axis]);
    return Math.max(...values) - Math.min(...values);
  };
  return Math.max(spread(0) * width, spread(1) * height);
};

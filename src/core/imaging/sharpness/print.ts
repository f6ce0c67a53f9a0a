/** Sharpness and light of print: medians over lines of text, since one line may be a stamp or handwriting. */
import type { PrintMeasures } from '#domain/picture/measures';
import { boundsOf, cornersOf } from '#domain/plan/corners';
import type { Corners } from '#domain/plan/plan';
import { type ReadLine, sure } from '#domain/reading/reading';
import type { Raster } from '../raster.ts';
import { median } from '../statistics.ts';
import { cutStrip } from '../strip.ts';
import { type LineSharpness, sharpnessOf } from './edge-width.ts';

/** Fewer lines tell nothing of a photo. */
const leastLines = 3;
/** A line is longer than high by this; single characters and spots are none. */
const leastRatio = 1.5;
/** Tiles along the photo's longer side, and how much darker than its ground print on one is. */
const tilesLong = 24;
const printedAt = 0.3;
/** Longest lines that are looked at. */
const mostLines = 40;

export const measurePrint = (picture: Raster, lines: readonly ReadLine[]): PrintMeasures | null => {
  // Also lines of which nothing could be read. Where all is so blurred that hardly any was found, tiles of the photo stand for them.
  const printed = longestOf(
    picture,
    lines.map(({ place }) => place),
  );
  const isFound = printed.length >= leastLines;
  const seen = isFound ? printed : tilesOf(picture);
  if (seen.length < leastLines) return null;
  const chars = lines.flatMap((line) => line.chars);
  const widest = median(seen.map((line) => line.widest));
  const softest = seen.reduce((a, b) => (b.widest > a.widest ? b : a));
  const long = isFound ? longerSideOf(picture, seen) : Math.max(picture.width, picture.height);
  return {
    lines: isFound ? seen.length : 0,
    edgeWidth: (1000 * widest) / long,
    softest: boundsOf(softest.place),
    ground: median(seen.map(({ ground }) => ground)),
    contrast: median(seen.map(({ contrast }) => contrast)),
    characters: chars.length,
    sure: chars.filter(({ p }) => p >= sure).length / Math.max(1, chars.length),
  };
};

type Seen = LineSharpness & { readonly place: Corners; readonly widest: number };

const look = (picture: Raster, place: Corners, leastRatio: number): Seen[] => {
  const strip = cutStrip(picture, place);
  const sharpness = strip && strip.width >= leastRatio * strip.height ? sharpnessOf(strip) : null;
  return sharpness ? [{ place, ...sharpness, widest: Math.max(sharpness.across, sharpness.down) }] : [];
};

/** The longest lines. */
const longestOf = (picture: Raster, places: readonly Corners[]): Seen[] =>
  [...places]
    .sort((a, b) => lengthOf(picture, b) - lengthOf(picture, a))
    .slice(0, mostLines)
    .flatMap((place) => look(picture, place, leastRatio));

const lengthOf = ({ width, height }: Raster, [a, b]: Corners): number =>
  Math.hypot((a[0] - b[0]) * width, (a[1] - b[1]) * height);

/** Squares of the photo on which something dark stands. */
const tilesOf = (picture: Raster): Seen[] => {
  const { width, height } = picture;
  const size = Math.max(width, height) / tilesLong;
  const [columns, rows] = [Math.floor(width / size), Math.floor(height / size)];
  const tiles = Array.from({ length: columns * rows }, (_, at) =>
    cornersOf({
      x: ((at % columns) * size) / width,
      y: (Math.floor(at / columns) * size) / height,
      width: size / width,
      height: size / height,
    }),
  );
  return tiles.flatMap((place) => look(picture, place, 0)).filter(({ contrast }) => contrast >= printedAt);
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

/** The shapes of known papers, as they look when a camera does not lean far. */
import type { PixelQuad } from './quads.ts';

/** Ratios of long to short side: ISO/IEC 7810 ID-1, ICAO 9303 TD3, ISO 216, household register page. */
export const knownShapes = [85.6 / 53.98, 125 / 88, Math.SQRT2, 143 / 105].map(Math.log) as readonly number[];

/** By how much, in logarithms, a quad's sides differ from those of the nearest known paper. */
export const strangeness = (corners: PixelQuad): number => {
  const [top, right, bottom, left] = sidesOf(corners);
  return strangenessOf(Math.abs(Math.log((top + bottom) / (left + right))));
};

/** The same of the logarithm of a ratio, 0 or more. */
export const strangenessOf = (shape: number): number => {
  let least = Number.POSITIVE_INFINITY;
  for (const known of knownShapes) least = Math.min(least, Math.abs(known - shape));
  return least;
};

/** Lengths of the sides, from the one that begins at the first corner. */
export const sidesOf = (corners: PixelQuad): [number, number, number, number] =>
  corners.map(([x, y], index) => {
    const [u, v] = corners[(index + 1) % 4]!;
    return Math.hypot(u - x, v - y);
  }) as [number, number, number, number];

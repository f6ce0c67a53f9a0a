/** The shapes of known papers, as they look when a camera does not lean far. */
import { solveHomography, unitSquare } from '#domain/plan/homography';
import type { PixelQuad } from './between-lines.ts';

/** Ratios of long to short side: ISO/IEC 7810 ID-1, ICAO 9303 TD3, ISO 216, household register page. */
export const knownShapes = [85.6 / 53.98, 125 / 88, Math.SQRT2, 143 / 105].map(Math.log) as readonly number[];

/** Distances of the picture from the eye, in its longer side: the lenses of phones, of cameras, and nearly none. */
const lenses = [0.75, 1.2, 2, 4] as const;

/**
 * How far a quad is from being any known paper before any of the lenses: by how much, in logarithms, its sides differ from those of the
 * nearest one, and how far its angles are from right ones. Pixels of a picture of that size; the lens looks at the picture's middle.
 */
export const strangeness = (corners: PixelQuad, width: number, height: number): number => {
  const map = solveHomography(unitSquare, corners);
  if (!map) return strangest;
  const [x, y] = [width / 2, height / 2];
  let least = strangest;
  for (const lens of lenses) {
    const away = lens * Math.max(width, height);
    // Both sides of the paper in space, as this lens would have it: what the unit square's sides are sent to.
    const [ax, ay, az] = [(map[0] - x * map[6]) / away, (map[3] - y * map[6]) / away, map[6]];
    const [bx, by, bz] = [(map[1] - x * map[7]) / away, (map[4] - y * map[7]) / away, map[7]];
    const [a, b] = [ax * ax + ay * ay + az * az, bx * bx + by * by + bz * bz];
    const slant = (ax * bx + ay * by + az * bz) / Math.sqrt(a * b);
    const shape = strangenessOf(Math.abs(Math.log(a / b)) / 2);
    least = Math.min(least, Math.sqrt(slant * slant + shape * shape));
  }
  return least;
};

const strangest = 1;

/** By how much the logarithm of a ratio of sides, 0 or more, differs from that of the nearest known paper. */
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

/** Directions in which lines of text run. Pure. */
import type { ReadLine } from '../reading/reading.ts';

/** Degrees from the right, clockwise, −180 to 180; `aspect`: width of the scan over its height, so that fractions become lengths. */
export const angleOf = ({ place: [a, b, c, d] }: Pick<ReadLine, 'place'>, aspect: number): number =>
  (Math.atan2(b[1] + c[1] - a[1] - d[1], (b[0] + c[0] - a[0] - d[0]) * aspect) * 180) / Math.PI;

/** To −90…90: which way a line is read does not matter. */
export const slopeOf = (degrees: number): number => {
  const rest = ((degrees % 180) + 180) % 180;
  return rest > 90 ? rest - 180 : rest;
};

/** The slope that half of all characters lie below and half above. */
export const mainSlope = (lines: readonly ReadLine[], aspect: number): number => {
  const slopes = lines
    .flatMap((line) => line.chars.map(() => slopeOf(angleOf(line, aspect))))
    .sort((a, b) => a - b);
  return slopes[slopes.length >> 1] ?? 0;
};

/** Print may run up to so many degrees aside of a side of the photo; a page on its corner has no way up that a quarter turn would mend. */
const mostAside = 30;

export const runsAlongSides = (lines: readonly ReadLine[], aspect: number): boolean => {
  const main = Math.abs(mainSlope(lines, aspect));
  return Math.min(main, 90 - main) <= mostAside;
};

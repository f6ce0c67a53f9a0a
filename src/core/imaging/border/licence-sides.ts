/**
 * Sides of a business licence that lie outside of the photo, by its official design: every licence since 2014 has its title in four
 * characters of one width, at the same place of the paper.
 * 1 from the middle of the title the paper's sides lie so many widths of the title away to the left, to the right, above and below
 *   (three designs), 2 where the photo ends before a side by more than designs and perspective differ, that side is cut, 3 of the designs
 *   the one counts that leaves the fewest sides cut. A photo with background ends later than the paper: nothing is cut.
 * Distances: designs of the State Administration for Market Regulation (2014, 2018), measured on 49 licences of the calibration photos;
 * shares: the shortest side of whole papers there lies at 0.85 (left, right), 0.78 (top) and 0.9 (bottom) of its distance.
 */

import { type PaperEdge, paperEdges } from '#domain/picture/measures';
import { mapCorners } from '#domain/plan/corners';
import type { Corners, Point } from '#domain/plan/plan';

/** Left, right, top, bottom of each design, in widths of the title from its middle. */
const designs: readonly Readonly<Record<PaperEdge, number>>[] = [
  // Duplicate, A4 upright.
  { left: 0.93, right: 0.93, top: 0.72, bottom: 1.93 },
  // Original, A3 lying.
  { left: 1.86, right: 1.86, top: 0.72, bottom: 1.89 },
  // Lying, smaller.
  { left: 1.28, right: 1.28, top: 0.66, bottom: 1.25 },
];
/** A side of the photo nearer than this share of the distance cuts the paper. */
const cutAt: Readonly<Record<PaperEdge, number>> = { left: 0.84, right: 0.84, top: 0.73, bottom: 0.9 };
/** The title in four characters is four to six times as wide as high; a part of it is not. */
const [leastRatio, mostRatio] = [3.7, 5.6];

/** `title`: fractions of the picture, clockwise from where it begins. Sides of the paper as its print names them. */
export const cutSidesOf = (
  { width, height }: { readonly width: number; readonly height: number },
  title: Corners,
): readonly PaperEdge[] => {
  const [a, b, c, d] = mapCorners(title, ([x, y]): Point => [x * width, y * height]);
  const along: Point = [(b[0] + c[0] - a[0] - d[0]) / 2, (b[1] + c[1] - a[1] - d[1]) / 2];
  const down: Point = [(c[0] + d[0] - a[0] - b[0]) / 2, (c[1] + d[1] - a[1] - b[1]) / 2];
  const [long, high] = [Math.hypot(...along), Math.hypot(...down)];
  if (high === 0 || long / high < leastRatio || long / high > mostRatio) return [];
  const middle: Point = [(a[0] + b[0] + c[0] + d[0]) / 4, (a[1] + b[1] + c[1] + d[1]) / 4];
  const toFrame = (direction: Point, sign: number): number =>
    rayLength(middle, [direction[0] * sign, direction[1] * sign], width, height) / long;
  const seen: Record<PaperEdge, number> = {
    left: toFrame(along, -1),
    right: toFrame(along, 1),
    top: toFrame(down, -1),
    bottom: toFrame(down, 1),
  };
  const cuts = designs.map((design) => paperEdges.filter((side) => seen[side] < design[side] * cutAt[side]));
  return cuts.reduce((fewest, sides) => (sides.length < fewest.length ? sides : fewest));
};

/** From a place inside of the photo to its frame, pixels. */
const rayLength = ([x, y]: Point, [dx, dy]: Point, width: number, height: number): number => {
  const length = Math.hypot(dx, dy);
  const reach = [
    dx > 0 ? (width - x) / dx : dx < 0 ? -x / dx : Number.POSITIVE_INFINITY,
    dy > 0 ? (height - y) / dy : dy < 0 ? -y / dy : Number.POSITIVE_INFINITY,
  ];
  return Math.max(0, Math.min(...reach)) * length;
};

/** Intersection over union of two convex polygons: the measure that SmartDoc's figures use. */
import type { Corners, Point } from '#domain/plan/plan';

export const overlap = (a: readonly Point[], b: readonly Point[]): number => {
  const shared = Math.abs(area(clip(clockwise(a), clockwise(b))));
  const union = Math.abs(area(a)) + Math.abs(area(b)) - shared;
  return union > 0 ? shared / union : 0;
};

const photo: Corners = [
  [0, 0],
  [1, 0],
  [1, 1],
  [0, 1],
];

/** What of a paper the photo shows: a paper that runs out of it may have more corners than four there, or fewer. In fractions. */
export const shownPart = (paper: Corners): readonly Point[] => clip(clockwise(paper), photo);

/** Sutherland and Hodgman: keeps what of `subject` lies inside every side of the convex `window`. */
const clip = (subject: readonly Point[], window: readonly Point[]): readonly Point[] =>
  window.reduce<readonly Point[]>((left, from, index) => {
    const to = window[(index + 1) % window.length]!;
    const inside = ([x, y]: Point): number =>
      (to[0] - from[0]) * (y - from[1]) - (to[1] - from[1]) * (x - from[0]);
    return left.flatMap((point, at) => {
      const next = left[(at + 1) % left.length]!;
      const here = inside(point);
      const there = inside(next);
      const kept: Point[] = here >= 0 ? [point] : [];
      if (here * there < 0) {
        const share = here / (here - there);
        kept.push([point[0] + (next[0] - point[0]) * share, point[1] + (next[1] - point[1]) * share]);
      }
      return kept;
    });
  }, subject);

const clockwise = (points: readonly Point[]): readonly Point[] =>
  area(points) < 0 ? points.toReversed() : points;

const area = (points: readonly Point[]): number =>
  points.reduce((sum, [x, y], index) => {
    const [u, v] = points[(index + 1) % points.length]!;
    return sum + (x * v - u * y) / 2;
  }, 0);

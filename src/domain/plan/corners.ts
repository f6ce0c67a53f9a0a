/** Judging and widening the four corners of a paper. All points are fractions of the upright picture. */
import type { Region } from '../finding/finding.ts';
import { mapPoint, solveHomography, unitSquare } from './homography.ts';
import type { Corners, Point } from './plan.ts';

export const wholePicture: Corners = unitSquare;

/** Convex, not crossing, larger than a thousandth of the picture: something that can be straightened. Either direction of travel. */
export const isUsable = (corners: Corners): boolean => {
  const turns = corners.map((_, index) =>
    cross(corners[index]!, corners[(index + 1) % 4]!, corners[(index + 2) % 4]!),
  );
  const oneWay = turns.every((turn) => turn > 1e-6) || turns.every((turn) => turn < -1e-6);
  return oneWay && Math.abs(area(corners)) > 0.001;
};

/** Closer to the frame than this share of the picture, a corner lies on it. */
const onFrame = 0.004;

/** Whether the paper is all of the picture: its corners are the picture's, in any order. */
export const isWholePicture = (corners: Corners): boolean =>
  corners.every(([x, y]) => (x < onFrame || x > 1 - onFrame) && (y < onFrame || y > 1 - onFrame)) &&
  Math.abs(area(corners)) > 0.9;

/** Whether a corner lies on, or beyond, the frame of the picture: the paper may be cut there. */
export const touchesFrame = (corners: Corners): boolean =>
  corners.some(([x, y]) => Math.min(x, y) < 0.002 || Math.max(x, y) > 0.998);

/**
 * Corners moved outwards by `rim` of the paper's shorter side, along the paper's own directions, so that a border of background
 * stays. The rim shrinks until everything lies inside the picture. `aspect` is the paper's width over its height.
 */
export const widen = (corners: Corners, rim: number, aspect: number): Corners => {
  const toPicture = solveHomography(unitSquare, corners);
  if (!toPicture) return corners;
  const inside = ([x, y]: Point): boolean => x >= 0 && x <= 1 && y >= 0 && y <= 1;
  for (let part = rim; part > 0.0005; part *= 0.8) {
    const [dx, dy] = aspect >= 1 ? [part / aspect, part] : [part, part * aspect];
    const around = cornersOf({ x: -dx, y: -dy, width: 1 + 2 * dx, height: 1 + 2 * dy });
    const wide = mapCorners(around, (point) => mapPoint(toPicture, point));
    if (wide.every(inside)) return wide;
  }
  return corners;
};

const cross = (a: Point, b: Point, c: Point): number =>
  (b[0] - a[0]) * (c[1] - b[1]) - (b[1] - a[1]) * (c[0] - b[0]);

type Four<T> = readonly [T, T, T, T];

/** Four of something, each as `map` makes it. */
export const mapCorners = <T, U>([a, b, c, d]: Four<T>, map: (corner: T, at: number) => U): Four<U> => [
  map(a, 0),
  map(b, 1),
  map(c, 2),
  map(d, 3),
];

/** Null where one of them is missing. */
export const allCorners = <T>([a, b, c, d]: Four<T | null>): Four<T> | null =>
  a !== null && b !== null && c !== null && d !== null ? [a, b, c, d] : null;

/** The corners of an upright rectangle, clockwise from its top left. */
export const cornersOf = ({ x, y, width, height }: Region): Corners => [
  [x, y],
  [x + width, y],
  [x + width, y + height],
  [x, y + height],
];

/** The box around four corners, cut at the frame. */
export const boundsOf = (corners: Corners): Region => {
  const [xs, ys] = ([0, 1] as const).map((axis) =>
    corners.map((corner) => Math.min(1, Math.max(0, corner[axis]))),
  ) as [number[], number[]];
  const [x, y] = [Math.min(...xs), Math.min(...ys)];
  return { x, y, width: Math.max(...xs) - x, height: Math.max(...ys) - y };
};

/** Signed area in squares of the points' own unit; positive when the corners go round clockwise on the screen. */
export const area = (corners: Corners): number =>
  (shoelace(corners[0], corners[1]) +
    shoelace(corners[1], corners[2]) +
    shoelace(corners[2], corners[3]) +
    shoelace(corners[3], corners[0])) /
  2;

const shoelace = ([x, y]: Point, [u, v]: Point): number => x * v - u * y;

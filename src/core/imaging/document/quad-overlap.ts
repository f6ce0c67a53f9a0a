/** Intersection over union of two convex quads. */
import { area } from '#domain/plan/corners';
import type { Pixel, PixelQuad } from './between-lines.ts';

/** 0–1. Both go round clockwise. */
export const quadOverlap = (a: PixelQuad, b: PixelQuad): number => {
  // Sutherland and Hodgman: what is left of `a` inside every side of `b`.
  let left: Pixel[] = [...a];
  for (let side = 0; side < 4; side++) {
    const [fx, fy] = b[side]!;
    const [tx, ty] = b[(side + 1) % 4]!;
    const depth = ([x, y]: Pixel): number => (tx - fx) * (y - fy) - (ty - fy) * (x - fx);
    left = left.flatMap((point, at) => {
      const next = left[(at + 1) % left.length]!;
      const [here, there] = [depth(point), depth(next)];
      const kept: Pixel[] = here >= 0 ? [point] : [];
      if (here >= 0 !== there >= 0) {
        const share = here / (here - there);
        kept.push([point[0] + (next[0] - point[0]) * share, point[1] + (next[1] - point[1]) * share]);
      }
      return kept;
    });
  }
  let shared = 0;
  for (const [at, [x, y]] of left.entries()) {
    const [u, v] = left[(at + 1) % left.length]!;
    shared += (x * v - u * y) / 2;
  }
  const union = area(a) + area(b) - shared;
  return union > 0 ? shared / union : 0;
};

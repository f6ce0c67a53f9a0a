/** Four straight sides around a region: its convex hull reduced to four edges, each then fitted to the region's outline. */
import type { Pixel, PixelQuad } from './between-lines.ts';
import type { Mask } from './region.ts';

/** Outline further than this from an edge of the hull, in parts of the longer side, is none of it: a bite, a finger. */
const nearEdge = 0.04;
/** The outermost place of each of so many stretches of a side is fitted. */
const stretches = 48;
/** Huber's limit in pixels: what is further off counts in proportion. */
const huber = 0.8;
const rounds = 6;

/** Clockwise, in pixels of the mask; null where the region has no four sides. */
export const quadAround = (mask: Mask, width: number, height: number): PixelQuad | null => {
  const outline = outlineOf(mask, width, height);
  const hull = convexHull(outline);
  const edges = fourEdges(hull);
  if (!edges) return null;
  const near = nearEdge * Math.max(width, height);
  const fitted = edges.map((_, index) => fitSide(edges[index]!, edges[(index + 1) % 4]!, outline, near));
  const corners = fitted.map((line, index) => meet(fitted[(index + 3) % 4]!, line));
  return corners.every((corner) => corner !== null) ? (corners as unknown as PixelQuad) : null;
};

/** The first and the last pixel of each row and each column that the mask holds, by their outer corners' middle. */
const outlineOf = (mask: Mask, width: number, height: number): Pixel[] => {
  const points: Pixel[] = [];
  for (let y = 0; y < height; y++) {
    const row = y * width;
    let x = 0;
    while (x < width && !mask[row + x]) x++;
    if (x === width) continue;
    points.push([x - 0.5, y]);
    for (x = width - 1; !mask[row + x]; ) x--;
    points.push([x + 0.5, y]);
  }
  for (let x = 0; x < width; x++) {
    let y = 0;
    while (y < height && !mask[y * width + x]) y++;
    if (y === height) continue;
    points.push([x, y - 0.5]);
    for (y = height - 1; !mask[y * width + x]; ) y--;
    points.push([x, y + 0.5]);
  }
  return points;
};

const turn = (o: Pixel, a: Pixel, b: Pixel): number =>
  (a[0] - o[0]) * (b[1] - o[1]) - (a[1] - o[1]) * (b[0] - o[0]);

/** Andrew's monotone chain; clockwise on the screen. */
const convexHull = (points: readonly Pixel[]): Pixel[] => {
  const sorted = points.toSorted((a, b) => a[0] - b[0] || a[1] - b[1]);
  const half = (list: readonly Pixel[]): Pixel[] => {
    const chain: Pixel[] = [];
    for (const point of list) {
      while (chain.length > 1 && turn(chain.at(-2)!, chain.at(-1)!, point) <= 0) chain.pop();
      chain.push(point);
    }
    chain.pop();
    return chain;
  };
  return [...half(sorted), ...half(sorted.reverse())];
};

/** Edges are taken out, each time the one that adds least area when its neighbours are drawn on until they meet. */
const fourEdges = (hull: readonly Pixel[]): Pixel[] | null => {
  const points = [...hull];
  while (points.length > 4) {
    let best: { index: number; corner: Pixel; added: number } | null = null;
    for (const [index, from] of points.entries()) {
      const n = points.length;
      const to = points[(index + 1) % n]!;
      const corner = meetOf(points[(index + n - 1) % n]!, from, points[(index + 2) % n]!, to);
      if (!corner) continue;
      const added = Math.abs(turn(from, corner, to));
      if (!best || added < best.added) best = { index, corner, added };
    }
    if (!best) return null;
    const next = (best.index + 1) % points.length;
    points[best.index] = best.corner;
    points.splice(next, 1);
  }
  return points.length === 4 ? points : null;
};

/** Where the ray from `a` through `b` meets that from `d` through `c`, beyond both. */
const meetOf = (a: Pixel, b: Pixel, d: Pixel, c: Pixel): Pixel | null => {
  const [ux, uy, vx, vy] = [b[0] - a[0], b[1] - a[1], c[0] - d[0], c[1] - d[1]];
  const cross = ux * vy - uy * vx;
  if (Math.abs(cross) < 1e-9) return null;
  const s = ((c[0] - b[0]) * vy - (c[1] - b[1]) * vx) / cross;
  const t = ((c[0] - b[0]) * uy - (c[1] - b[1]) * ux) / cross;
  return s >= 0 && t >= 0 ? [b[0] + ux * s, b[1] + uy * s] : null;
};

type Straight = { readonly x: number; readonly y: number; readonly dx: number; readonly dy: number };

const fitSide = (from: Pixel, to: Pixel, outline: readonly Pixel[], near: number): Straight => {
  const length = Math.hypot(to[0] - from[0], to[1] - from[1]);
  const [dx, dy] = [(to[0] - from[0]) / length, (to[1] - from[1]) / length];
  const guess = { x: from[0], y: from[1], dx, dy };
  // Clockwise: the inside lies along (−dy, dx), so that the outermost place has the least of it.
  const offs = new Float64Array(stretches).fill(Number.POSITIVE_INFINITY);
  for (const [x, y] of outline) {
    const along = ((x - from[0]) * dx + (y - from[1]) * dy) / length;
    const off = (y - from[1]) * dx - (x - from[0]) * dy;
    // Corners may be round or folded: both ends are left out.
    if (along < 0.05 || along >= 0.95 || off > near) continue;
    const stretch = Math.floor(((along - 0.05) / 0.9) * stretches);
    offs[stretch] = Math.min(offs[stretch]!, off);
  }
  const seen = [...offs.entries()].filter(([, off]) => Number.isFinite(off));
  if (seen.length < stretches / 4) return guess;
  const at = (index: number): number => (0.05 + (0.9 * (index + 0.5)) / stretches) * length;
  const middle = seen.map(([, off]) => off).sort((a, b) => a - b)[seen.length >> 1]!;
  let [offset, slope] = [middle, 0];
  for (let round = 0; round < rounds; round++) {
    let [n, su, sv, suu, suv] = [0, 0, 0, 0, 0];
    for (const [index, off] of seen) {
      const u = at(index);
      const miss = Math.abs(off - offset - slope * u);
      const weight = miss <= huber ? 1 : huber / miss;
      n += weight;
      su += weight * u;
      sv += weight * off;
      suu += weight * u * u;
      suv += weight * u * off;
    }
    const spread = n * suu - su * su;
    if (spread < 1e-6) break;
    slope = (n * suv - su * sv) / spread;
    offset = (sv - slope * su) / n;
  }
  const unit = Math.hypot(1, slope);
  return {
    x: from[0] - dy * offset,
    y: from[1] + dx * offset,
    dx: (dx - dy * slope) / unit,
    dy: (dy + dx * slope) / unit,
  };
};

const meet = (a: Straight, b: Straight): Pixel | null => {
  const sine = a.dx * b.dy - a.dy * b.dx;
  if (Math.abs(sine) < 0.2) return null;
  const along = ((b.x - a.x) * b.dy - (b.y - a.y) * b.dx) / sine;
  return [a.x + a.dx * along, a.y + a.dy * along];
};

/** Every way to take four lines as the sides of a paper, the likeliest first. */
import { area } from '#domain/plan/corners';
import { changeBetween, type Line, supportBetween } from './lines.ts';

/** A corner in pixels. */
export type Pixel = readonly [x: number, y: number];
export type PixelQuad = readonly [Pixel, Pixel, Pixel, Pixel];

export type Quad = {
  readonly corners: PixelQuad;
  /** How much of each side is edge, 0–1. */
  readonly support: readonly [number, number, number, number];
  /** Share of the picture. */
  readonly area: number;
  /** How much edge goes on behind its corners, 0–1. */
  readonly beyond: number;
  readonly score: number;
};

/** Opposite sides may lean this far from each other, in radians. */
const mostConverging = 0.6;
/** The smallest paper that is worth finding, as a share of the picture. */
const leastArea = 0.03;
/** Share of a side that must be edge. */
const leastSupport = 0.25;

/** At most `count` quads, the best first. */
export const findQuads = (lines: readonly Line[], width: number, height: number, count: number): Quad[] => {
  const pairs: [number, number][] = [];
  for (let first = 0; first < lines.length; first++)
    for (let second = first + 1; second < lines.length; second++)
      if (isPair(lines[first]!, lines[second]!, width, height)) pairs.push([first, second]);
  const corner = cornersOf(lines, width, height);
  const arePair = lines.map(() => new Uint8Array(lines.length));
  for (const [first, second] of pairs) arePair[first]![second] = 1;
  const quads: Quad[] = [];
  for (const [a, c] of pairs) {
    // Sides that meet both; each quad is made once, from the pair that holds its first line.
    const across: number[] = [];
    for (let line = a + 1; line < lines.length; line++)
      if (corner[a]![line] && corner[c]![line]) across.push(line);
    for (let first = 0; first < across.length; first++)
      for (let second = first + 1; second < across.length; second++) {
        const [b, d] = [across[first]!, across[second]!];
        if (arePair[b]![d] === 0) continue;
        const corners = [corner[d]![a]!, corner[a]![b]!, corner[b]![c]!, corner[c]![d]!] as const;
        const quad = makeQuad([lines[a]!, lines[b]!, lines[c]!, lines[d]!], corners, width * height);
        if (quad) quads.push(quad);
      }
  }
  const tolerance = Math.max(width, height) * 0.012;
  // A frame printed on a paper often shows better than the paper's own edge: the large ones get a hearing of their own.
  const outward = (quad: Quad): number => quad.score + 1.2 * Math.sqrt(quad.area);
  const best = distinct(
    quads.sort((a, b) => b.score - a.score),
    tolerance,
    Math.ceil(count / 2),
  );
  const large = distinct(
    quads.sort((a, b) => outward(b) - outward(a)),
    tolerance,
    Math.ceil(count / 2),
  );
  return distinct([...best, ...large], tolerance, count);
};

/** Drops what is nearly the same as a better one. */
const distinct = (quads: readonly Quad[], tolerance: number, count: number): Quad[] => {
  const kept: Quad[] = [];
  for (const quad of quads) {
    if (kept.some((other) => isSame(other.corners, quad.corners, tolerance))) continue;
    kept.push(quad);
    if (kept.length >= count) break;
  }
  return kept;
};

/** Whether every corner of one lies at some corner of the other. */
const isSame = (a: PixelQuad, b: PixelQuad, tolerance: number): boolean =>
  b.every(([x, y]) => a.some(([u, v]) => Math.abs(x - u) < tolerance && Math.abs(y - v) < tolerance));

export const turnBetween = (a: Line, b: Line): number => {
  const turn = Math.abs(a.theta - b.theta);
  return turn > Math.PI / 2 ? Math.PI - turn : turn;
};

/** Two lines that can be opposite sides: nearly parallel, apart from each other inside the picture. */
export const isPair = (a: Line, b: Line, width: number, height: number): boolean => {
  if (turnBetween(a, b) > mostConverging) return false;
  const x = width / 2;
  const y = height / 2;
  const flip = Math.abs(a.theta - b.theta) > Math.PI / 2 ? -1 : 1;
  const away = Math.abs(x * a.cos + y * a.sin - a.rho - flip * (x * b.cos + y * b.sin - b.rho));
  return away > Math.min(width, height) * 0.12;
};

export const crossing = (a: Line, b: Line): Pixel | null => {
  const cross = a.cos * b.sin - a.sin * b.cos;
  if (Math.abs(cross) < 0.5) return null;
  return [(a.rho * b.sin - b.rho * a.sin) / cross, (b.rho * a.cos - a.rho * b.cos) / cross];
};

/** Where every two lines cross, null where they do not or too far outside the picture. */
const cornersOf = (lines: readonly Line[], width: number, height: number): (Pixel | null)[][] =>
  lines.map((a) =>
    lines.map((b) => {
      const at = crossing(a, b);
      // A paper may leave the frame a little where its corner is round or its line a degree off.
      return at &&
        at[0] >= -0.02 * width &&
        at[1] >= -0.02 * height &&
        at[0] <= 1.02 * width &&
        at[1] <= 1.02 * height
        ? at
        : null;
    }),
  );

/** `lines` in the order of the sides that follow each corner; `whole`: pixels of the picture. */
const makeQuad = (
  lines: readonly [Line, Line, Line, Line],
  corners: PixelQuad,
  whole: number,
): Quad | null => {
  const signed = area(corners);
  const share = Math.abs(signed) / whole;
  if (share < leastArea || !isConvex(corners)) return null;
  const sides = [0, 0, 0, 0] as [number, number, number, number];
  for (let index = 0; index < 4; index++) {
    const support = sideSupport(lines[index]!, corners[index]!, corners[(index + 1) % 4]!);
    if (support < leastSupport) return null;
    sides[index] = support;
  }
  const weakest = Math.min(...sides);
  const mean = (sides[0] + sides[1] + sides[2] + sides[3]) / 4;
  const beyond =
    lines.reduce(
      (sum, line, index) => sum + beyondSupport(line, corners[index]!, corners[(index + 1) % 4]!),
      0,
    ) / 4;
  const steps = lines.map((line, index) => sideStep(line, corners[index]!, corners[(index + 1) % 4]!));
  const step = 0.6 * (steps.reduce((sum, value) => sum + value, 0) / 4 + Math.min(...steps));
  const score = step + mean + 0.6 * weakest + 0.6 * Math.sqrt(share) - 0.25 * beyond;
  return { corners: signed > 0 ? corners : reversed(corners), support: sides, area: share, beyond, score };
};

export const along = (line: Line, [x, y]: Pixel): number => y * line.cos - x * line.sin;

/** Round corners carry no edge: they are left out at both ends. */
export const sideSupport = (line: Line, from: Pixel, to: Pixel): number => {
  const a = along(line, from);
  const b = along(line, to);
  const end = (b - a) * 0.07;
  return supportBetween(line, a + end, b - end);
};

/** 0 where both sides of a line are of one colour, 1 where they are as different as paper and desk. */
export const sideStep = (line: Line, from: Pixel, to: Pixel): number => {
  const a = along(line, from);
  const b = along(line, to);
  const end = (b - a) * 0.1;
  return Math.min(1, Math.log1p(changeBetween(line, a + end, b - end) / 3) / 1.5);
};

/** Edge that goes on behind the corners: a desk's edge or a table's rule does, a paper's side does not. */
const beyondSupport = (line: Line, from: Pixel, to: Pixel): number => {
  const a = along(line, from);
  const b = along(line, to);
  const length = b - a;
  return (
    (supportBetween(line, a - length * 0.18, a - length * 0.03) +
      supportBetween(line, b + length * 0.03, b + length * 0.18)) /
    2
  );
};

const isConvex = (corners: PixelQuad): boolean => {
  let sign = 0;
  for (let index = 0; index < 4; index++) {
    const [ax, ay] = corners[index]!;
    const [bx, by] = corners[(index + 1) % 4]!;
    const [cx, cy] = corners[(index + 2) % 4]!;
    const cross = (bx - ax) * (cy - by) - (by - ay) * (cx - bx);
    const sine = cross / Math.sqrt(((bx - ax) ** 2 + (by - ay) ** 2) * ((cx - bx) ** 2 + (cy - by) ** 2));
    if (Math.abs(sine) < 0.5 || sign * sine < 0) return false;
    sign = Math.sign(sine);
  }
  return true;
};

const reversed = ([a, b, c, d]: PixelQuad): PixelQuad => [a, d, c, b];

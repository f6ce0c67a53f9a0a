/** Lines as sides of a paper: where two of them meet, whether they can lie opposite each other, and what one shows between two corners. */
import { changeBetween, type Line, supportBetween } from './lines.ts';

/** A corner in pixels. */
export type Pixel = readonly [x: number, y: number];
export type PixelQuad = readonly [Pixel, Pixel, Pixel, Pixel];

/** Opposite sides may lean this far from each other, in radians. */
const mostConverging = 0.6;

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
  return away > Math.min(width, height) * 0.09;
};

export const crossing = (
  a: Pick<Line, 'cos' | 'sin' | 'rho'>,
  b: Pick<Line, 'cos' | 'sin' | 'rho'>,
): Pixel | null => {
  const cross = a.cos * b.sin - a.sin * b.cos;
  if (Math.abs(cross) < 0.5) return null;
  return [(a.rho * b.sin - b.rho * a.sin) / cross, (b.rho * a.cos - a.rho * b.cos) / cross];
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
export const beyondSupport = (line: Line, from: Pixel, to: Pixel): number =>
  (supportBehind(line, to, from) + supportBehind(line, from, to)) / 2;

/** How much of a line is edge behind the second of two places; nothing of the photo's own sides. */
export const supportBehind = (line: Line, from: Pixel, to: Pixel): number => {
  if (line.isFrame) return 0;
  const end = along(line, to);
  const length = end - along(line, from);
  return supportBetween(line, end + length * 0.03, end + length * 0.18);
};

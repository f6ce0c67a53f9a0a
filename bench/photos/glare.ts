/** Reflections on a paper: a lamp's spot, a window with bars, a streak along a fold, a soft veil; over its print, or beside it. */
import { area } from '#domain/plan/corners';
import { mapPoint, solveHomography, unitSquare } from '#domain/plan/homography';
import type { Corners } from '#domain/plan/plan';
import { between, type Canvas, pick, type Random } from './paint.ts';

/** Light that is added (0–255 and more) and how far the paper turns white by itself (0–1), at a place of the paper's plane. */
type Shine = (x: number, y: number) => readonly [added: number, white: number];
/** A shape around 0, 0; lengths are shares of the root of the paper's area. */
type Shape = (random: Random) => Shine;

const fading = (away: number, soft: number): number => {
  const t = Math.min(1, Math.max(0, 0.5 - away / (2 * soft)));
  return t * t * (3 - 2 * t);
};

const shapes: readonly Shape[] = [
  // A lamp, round or seen at a slant.
  (random) => {
    const [wide, high] = [between(random, 0.09, 0.22), between(random, 0.09, 0.22)];
    const strength = between(random, 260, 380);
    return (x, y) => [strength * Math.exp(-2.2 * ((x / wide) ** 2 + (y / high) ** 2)), 0];
  },
  // A window with a bar or two, its edges soft as a matt surface makes them.
  (random) => {
    const [wide, high] = [between(random, 0.1, 0.24), between(random, 0.08, 0.2)];
    const soft = between(random, 0.01, 0.05);
    const bar = between(random, 0.006, 0.016);
    const strength = between(random, 170, 280);
    const crossed = random() < 0.5;
    return (x, y) => {
      const inside = Math.max(Math.abs(x) - wide, Math.abs(y) - high);
      const barred = Math.min(Math.abs(x), crossed ? Math.abs(y) : 1) < bar ? 0.25 : 1;
      return [strength * fading(inside, soft) * barred, 0];
    };
  },
  // A streak: a tube's reflection, or a fold of foil.
  (random) => {
    const [wide, long] = [between(random, 0.04, 0.1), between(random, 0.35, 0.9)];
    const strength = between(random, 220, 340);
    return (x, y) => [strength * Math.exp(-((y / wide) ** 2) * 1.6) * fading(Math.abs(x) - long, 0.12), 0];
  },
  // A veil: the surface turns white and swallows the print by and by.
  (random) => {
    const [wide, high] = [between(random, 0.14, 0.32), between(random, 0.12, 0.26)];
    const most = between(random, 0.88, 1);
    const soft = between(random, 0.3, 0.9);
    return (x, y) => [0, most * fading((Math.hypot(x / wide, y / high) - 1) * 0.5, soft)];
  },
];

/** At least this share of the paper has lost its print, or none at all: what lies between is nobody's clear case. */
const clearlyLost = 0.006;
const tries = 60;

/** One reflection that hides print (`over`), or one on bare paper that touches none; null where no place for it was found. */
export const flared = (picture: Canvas, corners: Corners, over: boolean, random: Random): Canvas | null => {
  const { width, height } = picture;
  const quad = corners.map(([x, y]) => [x * width, y * height] as const) as unknown as Corners;
  const map = solveHomography(corners, unitSquare)!;
  const [a, b, , d] = quad;
  const [wide, high] = [Math.hypot(b[0] - a[0], b[1] - a[1]), Math.hypot(d[0] - a[0], d[1] - a[1])];
  const unit = Math.sqrt(Math.abs(area(quad)));
  for (let left = tries; left > 0; left--) {
    const shine = pick(random, shapes)(random);
    const smaller = over ? 1 : 0.25 + (0.75 * left) / tries;
    const [u0, v0] = [between(random, 0.12, 0.88), between(random, 0.12, 0.88)];
    const turn = random() * Math.PI;
    const [cos, sin] = [Math.cos(turn), Math.sin(turn)];
    const data = picture.data.slice();
    for (let y = 0, at = 0; y < height; y++)
      for (let x = 0; x < width; x++, at += 3) {
        const [u, v] = mapPoint(map, [(x + 0.5) / width, (y + 0.5) / height]);
        if (Math.min(u, v) < 0 || Math.max(u, v) > 1) continue;
        const [dx, dy] = [((u - u0) * wide) / unit / smaller, ((v - v0) * high) / unit / smaller];
        const [added, white] = shine(dx * cos + dy * sin, dy * cos - dx * sin);
        if (added < 1 && white < 0.004) continue;
        for (let channel = at; channel < at + 3; channel++)
          data[channel] = Math.min(255, data[channel]! * (1 - white) + 255 * white + added);
      }
    const flare = { width, height, data };
    const { lost, touched } = printLost(picture, flare, corners);
    if (over ? lost >= clearlyLost : touched === 0) return flare;
  }
  return null;
};

/** Side of the places that are compared, in pixels. */
const place = 10;

/** A field such as a portrait or a coloured band is so much darker than the lightest place so near, over the root of the paper's area: shadows are softer. */
const fieldDarker = 0.78;
const fieldReach = 0.15;
/** A field that turns lighter by so much of white is touched. */
const lightened = 0.05;

/** Shares of the paper whose print is gone, and whose print, or a darker field, is paler than before. */
export const printLost = (
  before: Canvas,
  after: Canvas,
  corners: Corners,
): { readonly lost: number; readonly touched: number } => {
  const columns = Math.floor(before.width / place);
  const levels = levelsInside(before, corners);
  const inside = levels.reduce((sum, level) => sum + (level > 0 ? 1 : 0), 0);
  const reach = Math.round(Math.sqrt(inside) * fieldReach);
  let [lost, touched] = [0, 0];
  for (const [at, level] of levels.entries()) {
    if (level === 0) continue;
    const [x, y] = [(at % columns) * place, Math.floor(at / columns) * place];
    const was = contrastAt(before, x, y);
    if (was >= 0.35) {
      const is = contrastAt(after, x, y);
      if (is < was * 0.35) lost++;
      if (is < was * 0.85) touched++;
    } else if (levelAt(after, x, y) - level >= lightened * 255) {
      if (level < lightestNear(levels, columns, at, reach) * fieldDarker) touched++;
    }
  }
  return { lost: lost / inside, touched: touched / inside };
};

/** Brightness of each place inside the corners, 0 elsewhere. */
const levelsInside = (picture: Canvas, corners: Corners): Float32Array => {
  const map = solveHomography(corners, unitSquare)!;
  const [columns, rows] = [Math.floor(picture.width / place), Math.floor(picture.height / place)];
  const levels = new Float32Array(columns * rows);
  for (let row = 0, at = 0; row < rows; row++)
    for (let column = 0; column < columns; column++, at++) {
      const [x, y] = [column * place, row * place];
      const [u, v] = mapPoint(map, [(x + place / 2) / picture.width, (y + place / 2) / picture.height]);
      if (Math.min(u, v) >= 0.02 && Math.max(u, v) <= 0.98) levels[at] = Math.max(1, levelAt(picture, x, y));
    }
  return levels;
};

const levelAt = ({ width, data }: Canvas, left: number, top: number): number => {
  let sum = 0;
  for (let y = top; y < top + place; y++)
    for (let at = (y * width + left) * 3, end = at + place * 3; at < end; at += 3)
      sum += data[at]! * 0.3 + data[at + 1]! * 0.59 + data[at + 2]! * 0.11;
  return sum / place ** 2;
};

const lightestNear = (levels: Float32Array, columns: number, at: number, reach: number): number => {
  const column = at % columns;
  const row = (at - column) / columns;
  let most = 0;
  for (let y = Math.max(0, row - reach); y <= Math.min(levels.length / columns - 1, row + reach); y++)
    for (let x = Math.max(0, column - reach); x <= Math.min(columns - 1, column + reach); x++)
      most = Math.max(most, levels[y * columns + x]!);
  return most;
};

/** How much darker the dark pixels of a place are than its light ones, 0–1. */
const contrastAt = ({ width, data }: Canvas, left: number, top: number): number => {
  const values = new Float32Array(place * place);
  for (let y = 0, to = 0; y < place; y++)
    for (let x = 0; x < place; x++, to++) {
      const at = ((top + y) * width + left + x) * 3;
      values[to] = data[at]! * 0.3 + data[at + 1]! * 0.59 + data[at + 2]! * 0.11;
    }
  values.sort();
  return (
    1 - values[Math.floor(values.length * 0.07)]! / Math.max(1, values[Math.floor(values.length * 0.9)]!)
  );
};

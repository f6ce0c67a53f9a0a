/** The paper alone, upright and flat, in a size in which all measures are taken. */
import { area } from '#domain/plan/corners';
import { solveHomography } from '#domain/plan/homography';
import type { Corners } from '#domain/plan/plan';
import type { Shrunk } from '../shrink.ts';

export type PaperView = {
  readonly width: number;
  readonly height: number;
  /** Brightness, 0–255, `width` × `height`. */
  readonly light: Float32Array;
  /** Colour needs no fine detail: every third pixel. */
  readonly colour: ColourView;
};

/** Red, green and blue one after the other, 0–255, each `width` × `height`. */
export type ColourView = {
  readonly width: number;
  readonly height: number;
  readonly planes: readonly [Float32Array, Float32Array, Float32Array];
};

/** Pixels of the view for one of its colour. */
export const colourStep = 3;

/** A little of the paper's own rim is left out: the cut of the corners is never exact to the pixel. */
const inset = 0.006;

/** The paper inside `corners`, fractions of the picture from which `copy` was made; null where they span nothing. */
export const viewPaper = (copy: Shrunk, corners: Corners): PaperView | null => {
  const { factor, pictureWidth, pictureHeight } = copy;
  const quad = corners.map(
    ([x, y]) => [(x * pictureWidth) / factor - 0.5, (y * pictureHeight) / factor - 0.5] as const,
  ) as unknown as Corners;
  const [a, b, c, d] = quad;
  const width = Math.round(Math.max(between(a, b), between(d, c)));
  const height = Math.round(Math.max(between(b, c), between(a, d)));
  if (width < 48 || height < 48 || Math.abs(area(quad)) < 2000) return null;
  const [left, top] = [width * -inset, height * -inset];
  const [right, bottom] = [width * (1 + inset), height * (1 + inset)];
  const map = solveHomography(
    [
      [left, top],
      [right, top],
      [right, bottom],
      [left, bottom],
    ],
    quad,
  );
  if (!map) return null;
  return {
    width,
    height,
    light: sampleLight(copy, map, width, height, partOf(quad, copy)),
    colour: sampleColour(copy, map, width, height),
  };
};

const between = (a: readonly [number, number], b: readonly [number, number]): number =>
  Math.hypot(a[0] - b[0], a[1] - b[1]);

type Map = readonly [number, number, number, number, number, number, number, number, number];

/** Four neighbours of each place, weighed; all three colours become one brightness first. */
const sampleLight = (
  copy: Shrunk,
  map: readonly number[],
  width: number,
  height: number,
  part: Part,
): Float32Array => {
  const [a, b, c, d, e, f, g, h] = map as unknown as Map;
  const from = lightInto(copy, part, spareFor(copy.planes[0].length));
  const light = new Float32Array(width * height);
  const across = copy.width;
  const maxX = copy.width - 1.001;
  const maxY = copy.height - 1.001;
  for (let y = 0, to = 0; y < height; y++) {
    const sx0 = b * (y + 0.5) + c;
    const sy0 = e * (y + 0.5) + f;
    const w0 = h * (y + 0.5) + 1;
    // A row lies straight in the copy: what is between two places inside is inside.
    const inside =
      isInside(map, 0.5, y + 0.5, 0, maxX, maxY) && isInside(map, width - 0.5, y + 0.5, 0, maxX, maxY);
    for (let x = 0; x < width; x++, to++) {
      const share = 1 / (g * (x + 0.5) + w0);
      let sx = (a * (x + 0.5) + sx0) * share;
      let sy = (d * (x + 0.5) + sy0) * share;
      if (!inside) {
        sx = Math.min(maxX, Math.max(0, sx));
        sy = Math.min(maxY, Math.max(0, sy));
      }
      const left = sx | 0;
      const top = sy | 0;
      const at = top * across + left;
      const fx = sx - left;
      const upper = from[at]! + (from[at + 1]! - from[at]!) * fx;
      const below = at + across;
      const lower = from[below]! + (from[below + 1]! - from[below]!) * fx;
      light[to] = upper + (lower - upper) * (sy - top);
    }
  }
  return light;
};

/** Whether a place of the view, `off` pixels further right and down in the copy, lies in the copy. */
const isInside = (
  [a, b, c, d, e, f, g, h]: readonly number[],
  x: number,
  y: number,
  off: number,
  maxX: number,
  maxY: number,
): boolean => {
  const share = 1 / (g! * x + h! * y + 1);
  const sx = (a! * x + b! * y + c!) * share + off;
  const sy = (d! * x + e! * y + f!) * share + off;
  return sx >= 0 && sy >= 0 && sx <= maxX && sy <= maxY;
};

const sampleColour = (
  copy: Shrunk,
  map: readonly number[],
  fullWidth: number,
  fullHeight: number,
): ColourView => {
  const [width, height] = [Math.floor(fullWidth / colourStep), Math.floor(fullHeight / colourStep)];
  const planes = [0, 1, 2].map(() => new Float32Array(width * height)) as unknown as ColourView['planes'];
  for (let y = 0; y < height; y++) sampleRow(copy, map as unknown as Map, planes, width, y);
  return { width, height, planes };
};

/** A function of its own, since one that runs once for each paper would be compiled anew for each paper. */
const sampleRow = (copy: Shrunk, map: Map, to: ColourView['planes'], width: number, y: number): void => {
  const [a, b, c, d, e, f, g, h] = map;
  const [red, green, blue] = to;
  const [fromRed, fromGreen, fromBlue] = copy.planes;
  const [across, maxX, maxY] = [copy.width, copy.width - 1, copy.height - 1];
  const v = colourStep * (y + 0.5);
  const [bv, ev, hv] = [b * v, e * v, h * v];
  const inside =
    isInside(map, colourStep * 0.5, v, 0.5, maxX, maxY) &&
    isInside(map, colourStep * (width - 0.5), v, 0.5, maxX, maxY);
  for (let x = 0, place = y * width; x < width; x++, place++) {
    const u = colourStep * (x + 0.5);
    const share = 1 / (g * u + hv + 1);
    let sx = (a * u + bv + c) * share + 0.5;
    let sy = (d * u + ev + f) * share + 0.5;
    if (!inside) {
      sx = Math.min(maxX, Math.max(0, sx));
      sy = Math.min(maxY, Math.max(0, sy));
    }
    const at = (sy | 0) * across + (sx | 0);
    red[place] = fromRed[at]!;
    green[place] = fromGreen[at]!;
    blue[place] = fromBlue[at]!;
  }
};

/** Pixels of a copy from `left` and `top` up to, not with, `right` and `bottom`. */
type Part = { readonly left: number; readonly top: number; readonly right: number; readonly bottom: number };

/** Where in the copy a paper lies, with a little to spare for the places beside a pixel. */
const partOf = (quad: Corners, { width, height }: Shrunk): Part => {
  const [xs, ys] = [quad.map(([x]) => x), quad.map(([, y]) => y)];
  const rim = 4;
  return {
    left: Math.max(0, Math.floor(Math.min(...xs)) - rim),
    top: Math.max(0, Math.floor(Math.min(...ys)) - rim),
    right: Math.min(width, Math.ceil(Math.max(...xs)) + rim + 1),
    bottom: Math.min(height, Math.ceil(Math.max(...ys)) + rim + 1),
  };
};

/** Brightness of every pixel of a copy, 0–255. */
export const lightOf = (copy: Shrunk): Float32Array =>
  lightInto(
    copy,
    { left: 0, top: 0, right: copy.width, bottom: copy.height },
    new Float32Array(copy.planes[0].length),
  );

/** Only of this part; what else `light` holds stays. */
const lightInto = (
  { width, planes: [red, green, blue] }: Shrunk,
  { left, top, right, bottom }: Part,
  light: Float32Array,
): Float32Array => {
  for (let y = top; y < bottom; y++)
    for (let at = y * width + left, end = y * width + right; at < end; at++)
      light[at] = red[at]! * 0.299 + green[at]! * 0.587 + blue[at]! * 0.114;
  return light;
};

/** Of the last picture's size, written over by the next: photos of one camera follow each other. */
let spare = new Float32Array(0);
const spareFor = (size: number): Float32Array => {
  if (spare.length !== size) spare = new Float32Array(size);
  return spare;
};

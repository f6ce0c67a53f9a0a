/** What a paper looks like without its print: its ground in CIE Lab, with what was printed on it told apart. */
import type { Shrunk } from '../shrink.ts';

export type Ground = {
  readonly width: number;
  readonly height: number;
  /** L*, a*, b* of the ground, each `width` × `height`. */
  readonly light: Float32Array;
  readonly a: Float32Array;
  readonly b: Float32Array;
  /** 1 where a pixel is clearly darker than the ground around it. */
  readonly ink: Uint8Array;
  /** 1 where a pixel is red as seals and the national emblem are. */
  readonly red: Uint8Array;
};

/** Print is thinner than this, in pixels to either side of a 400-pixel copy: strokes of a title are 2–3 % of a page. */
const strokeReach = 3;
/** L* by which print is darker than its ground: pale print of a licence is 10–15 darker. */
const inkDrop = 8;
/** a* and its lead over b*: cinnabar of seals on paper is at 25–60; skin and wood have as much b* as a*. */
const leastRed = 22;
const redLead = 6;

export const groundOf = ({ width, height, planes: [red, green, blue] }: Shrunk): Ground => {
  const size = width * height;
  const light = new Float32Array(size);
  const a = new Float32Array(size);
  const b = new Float32Array(size);
  const isRed = new Uint8Array(size);
  for (let at = 0; at < size; at++) {
    const [r, g, v] = [linear[toStep(red[at]!)]!, linear[toStep(green[at]!)]!, linear[toStep(blue[at]!)]!];
    // sRGB to XYZ under D65 (IEC 61966-2-1), each as a part of white; then CIE 1976 L*a*b*.
    const x = cubeRoot((0.4124 * r + 0.3576 * g + 0.1805 * v) / 0.9505);
    const y = cubeRoot(0.2126 * r + 0.7152 * g + 0.0722 * v);
    const z = cubeRoot((0.0193 * r + 0.1192 * g + 0.9505 * v) / 1.089);
    light[at] = 116 * y - 16;
    a[at] = 500 * (x - y);
    b[at] = 200 * (y - z);
    if (a[at]! > leastRed && a[at]! > b[at]! + redLead) isRed[at] = 1;
  }
  const closed = close(light, width, height);
  const ink = new Uint8Array(size);
  for (let at = 0; at < size; at++) if (closed[at]! - light[at]! > inkDrop) ink[at] = 1;
  for (const plane of [closed, a, b]) soften(plane, width, height);
  return { width, height, light: closed, a, b, ink, red: isRed };
};

/** Steps of a level in the tables. */
const steps = 16;
const toStep = (level: number): number => Math.max(0, Math.min(255 * steps, (level * steps + 0.5) | 0));
const linear = Float32Array.from({ length: 255 * steps + 1 }, (_, step) => {
  const value = step / steps / 255;
  return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
});
const roots = Float32Array.from({ length: 4097 }, (_, step) => {
  const value = step / 4096;
  return value > 216 / 24_389 ? Math.cbrt(value) : ((24_389 / 27) * value + 16) / 116;
});
const cubeRoot = (value: number): number => {
  const place = Math.min(4095.999, Math.max(0, value * 4096));
  const step = place | 0;
  return roots[step]! + (place - step) * (roots[step + 1]! - roots[step]!);
};

/** The brightest of each pixel's square (dilation); of a plane turned over, the darkest. Rows first, then columns: a square of 7 is the
 * largest of two of 4, each the largest of two of 2. */
const brightest = (plane: Float32Array, width: number, height: number): Float32Array => {
  const out = new Float32Array(plane.length);
  const line = new Float32Array(Math.max(width, height) + 2 * strokeReach);
  for (let y = 0, row = 0; y < height; y++, row += width) {
    line.fill(plane[row]!, 0, strokeReach);
    line.set(plane.subarray(row, row + width), strokeReach);
    line.fill(plane[row + width - 1]!, width + strokeReach, width + 2 * strokeReach);
    largest(line, width);
    out.set(line.subarray(0, width), row);
  }
  const rows = new Float32Array((height + 2 * strokeReach) * width);
  for (let y = -strokeReach; y < height + strokeReach; y++) {
    const from = Math.max(0, Math.min(height - 1, y)) * width;
    rows.set(out.subarray(from, from + width), (y + strokeReach) * width);
  }
  for (const apart of [1, 2, 3])
    for (let at = 0, end = rows.length - apart * width; at < end; at++) {
      const other = rows[at + apart * width]!;
      if (other > rows[at]!) rows[at] = other;
    }
  out.set(rows.subarray(0, out.length));
  return out;
};

/** Each of the first numbers becomes the largest of itself and the six behind it. */
const largest = (line: Float32Array, count: number): void => {
  for (const [apart, last] of [
    [1, count + 5],
    [2, count + 3],
    [3, count],
  ] as const)
    for (let at = 0; at < last; at++) {
      const other = line[at + apart]!;
      if (other > line[at]!) line[at] = other;
    }
};

/** Grey closing: what is darker and thinner than the square disappears. */
const close = (plane: Float32Array, width: number, height: number): Float32Array => {
  const wide = brightest(plane, width, height);
  for (let at = 0; at < wide.length; at++) wide[at] = -wide[at]!;
  const narrow = brightest(wide, width, height);
  for (let at = 0; at < narrow.length; at++) narrow[at] = -narrow[at]!;
  return narrow;
};

/** Mean of three, along rows and down columns; the frame is continued outwards. */
const soften = (plane: Float32Array, width: number, height: number): void => {
  for (let y = 0; y < height; y++) {
    const row = y * width;
    let before = plane[row]!;
    for (let x = 0; x < width; x++) {
      const own = plane[row + x]!;
      plane[row + x] = (before + own + plane[row + Math.min(width - 1, x + 1)]!) / 3;
      before = own;
    }
  }
  const above = plane.slice(0, width);
  for (let y = 0; y < height; y++) {
    const row = y * width;
    const next = Math.min(height - 1, y + 1) * width;
    for (let x = 0; x < width; x++) {
      const own = plane[row + x]!;
      plane[row + x] = (above[x]! + own + plane[next + x]!) / 3;
      above[x] = own;
    }
  }
};

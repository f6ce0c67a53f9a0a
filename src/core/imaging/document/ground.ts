/** What a paper looks like without its print: its ground in CIE Lab, with what was printed on it told apart. */
import type { Shrunk } from '../shrink.ts';
import { fractionsAt, pageAt, theKernel } from './load-kernel.ts';

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
/** Means of bytes: none is below nothing or above 255. */
const toStep = (level: number): number => (level * steps + 0.5) | 0;
const linear = Float32Array.from({ length: 255 * steps + 1 }, (_, step) => {
  const value = step / steps / 255;
  return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
});
const rootSteps = 1 << 16;
const roots = Float32Array.from({ length: rootSteps + 2 }, (_, step) => {
  const value = step / rootSteps;
  return value > 216 / 24_389 ? Math.cbrt(value) : ((24_389 / 27) * value + 16) / 116;
});
/** Of a value of 0–1, to 0.02 of L*. */
const cubeRoot = (value: number): number => roots[(value * rootSteps + 0.5) | 0]!;

/** Grey closing: what is darker and thinner than the square disappears. The frame is continued outwards. */
const close = (plane: Float32Array, width: number, height: number): Float32Array => {
  const kernel = theKernel();
  const wide = width + 2 * strokeReach;
  const at = pageAt(0);
  const page = fractionsAt(at, wide * (height + 2 * strokeReach));
  let [from, stride] = [plane, width];
  for (const take of [kernel.takeLarger, kernel.takeSmaller]) {
    // From below upwards, since the second time it is the page itself that is moved.
    for (let y = height - 1; y >= 0; y--) {
      const row = (y + strokeReach) * wide;
      page.set(from.subarray(y * stride, y * stride + width), row + strokeReach);
      page.fill(page[row + strokeReach]!, row, row + strokeReach);
      page.fill(page[row + strokeReach + width - 1]!, row + strokeReach + width, row + wide);
    }
    for (let y = 0; y < strokeReach; y++) {
      page.copyWithin(y * wide, strokeReach * wide, (strokeReach + 1) * wide);
      page.copyWithin(
        (height + strokeReach + y) * wide,
        (height + strokeReach - 1) * wide,
        (height + strokeReach) * wide,
      );
    }
    // A square of 7 is two of 4, each two of 2; rows first, then columns.
    for (const step of [1, wide])
      for (const apart of [1, 2, 3]) take(at, at + (page.length - apart * step) * 4, apart * step * 4);
    [from, stride] = [page, wide];
  }
  const closed = new Float32Array(width * height);
  for (let y = 0; y < height; y++) closed.set(page.subarray(y * wide, y * wide + width), y * width);
  return closed;
};

/** Mean of three, along rows and down columns; the frame is continued outwards. */
const soften = (plane: Float32Array, width: number, height: number): void => {
  const last = width - 1;
  for (let row = 0; row < plane.length; row += width) {
    let before = plane[row]!;
    let own = before;
    for (let x = 0; x < last; x++) {
      const next = plane[row + x + 1]!;
      plane[row + x] = (before + own + next) / 3;
      before = own;
      own = next;
    }
    plane[row + last] = (before + 2 * own) / 3;
  }
  const above = plane.slice(0, width);
  for (let y = 0, row = 0; y < height; y++, row += width) {
    const below = y < height - 1 ? width : 0;
    for (let x = 0, at = row; x < width; x++, at++) {
      const own = plane[at]!;
      plane[at] = (above[x]! + own + plane[at + below]!) / 3;
      above[x] = own;
    }
  }
};

/** A smaller copy of a copy, in which lines are looked for. */
import type { Shrunk } from './shrink.ts';

/** At most `long` pixels on the longer side; each pixel is the mean of a block of whole pixels. */
export const reduceTo = (copy: Shrunk, long: number): Shrunk => {
  const times = Math.ceil(Math.max(copy.width, copy.height) / long);
  if (times <= 1) return copy;
  const width = Math.max(1, Math.floor(copy.width / times));
  const height = Math.max(1, Math.floor(copy.height / times));
  const [red, green, blue] = copy.planes;
  const reduced = (plane: Float32Array): Float32Array => reducePlane(plane, copy.width, times, width, height);
  return {
    ...copy,
    width,
    height,
    planes: [reduced(red), reduced(green), reduced(blue)],
    factor: copy.factor * times,
  };
};

const reducePlane = (
  plane: Float32Array,
  stride: number,
  times: number,
  width: number,
  height: number,
): Float32Array => {
  const out = new Float32Array(width * height);
  const share = 1 / (times * times);
  if (times === 3) return reduceByThree(plane, stride, out, width, height);
  for (let y = 0; y < height; y++) {
    const row = y * width;
    for (let v = 0; v < times; v++) {
      let from = (y * times + v) * stride;
      for (let to = row; to < row + width; to++) {
        let sum = plane[from++]!;
        for (let u = 1; u < times; u++) sum += plane[from++]!;
        out[to]! += sum;
      }
    }
    for (let to = row; to < row + width; to++) out[to]! *= share;
  }
  return out;
};

/** The same for blocks of three by three, which photos of 12 megapixels have, written out. */
const reduceByThree = (
  plane: Float32Array,
  stride: number,
  out: Float32Array,
  width: number,
  height: number,
): Float32Array => {
  const share = 1 / 9;
  for (let y = 0, to = 0; y < height; y++)
    for (let a = y * 3 * stride, end = to + width; to < end; to++, a += 3) {
      const b = a + stride;
      const c = b + stride;
      const upper = plane[a]! + plane[a + 1]! + plane[a + 2]! + plane[b]! + plane[b + 1]! + plane[b + 2]!;
      out[to] = (upper + plane[c]! + plane[c + 1]! + plane[c + 2]!) * share;
    }
  return out;
};

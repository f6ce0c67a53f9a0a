/** The region of one ground colour that text stands on: flood fill from the text, closing, opening, holes filled. */
import type { Ground } from './ground.ts';

/** 1 inside, rows from the top. */
export type Mask = Uint8Array;

/** a* and b* may change less from pixel to pixel than L*: shade changes light, not colour. */
const tintShare = 0.6;
/** Gaps are closed and spurs opened by so much of the longer side. */
const closing = 0.015;
const opening = 0.01;

/**
 * One region for each of the `tolerances` (the smallest first): changes of L* from a pixel to its neighbour over which the region still
 * goes. `seeds` are pixels of the ground. Regions come back at half the size: closing and opening are coarse anyway.
 */
export const growRegions = (ground: Ground, seeds: Mask, tolerances: readonly number[]): Mask[] => {
  const [width, height] = [halfOf(ground.width), halfOf(ground.height)];
  const long = Math.max(width, height);
  const small = halved(seeds, ground.width, ground.height);
  return flood(ground, seeds, tolerances).map((flooded) => {
    const grown = halved(flooded, ground.width, ground.height);
    const closed = erode(dilate(grown, width, height, long * closing), width, height, long * closing);
    const opened = dilate(erode(closed, width, height, long * opening), width, height, long * opening);
    return fillHoles(componentOf(opened, small, width, height), width, height);
  });
};

export const halfOf = (side: number): number => Math.ceil(side / 2);

/** Set where at least half of the four pixels are (`least` of them, if named). */
export const halved = (mask: Mask, width: number, height: number, least = 2): Mask => {
  const [w, h] = [halfOf(width), halfOf(height)];
  const out = new Uint8Array(w * h);
  for (let y = 0, to = 0; y < h; y++) {
    const upper = 2 * y * width;
    const lower = Math.min(height - 1, 2 * y + 1) * width;
    for (let x = 0; x < w; x++, to++) {
      const left = 2 * x;
      const right = Math.min(width - 1, left + 1);
      const count = mask[upper + left]! + mask[upper + right]! + mask[lower + left]! + mask[lower + right]!;
      if (count >= least) out[to] = 1;
    }
  }
  return out;
};

/** What is reached over the smallest tolerance, then what is over the next one as well, and so on from where it stopped. */
const flood = (ground: Ground, seeds: Mask, tolerances: readonly number[]): Mask[] => {
  const { width, height, light, a, b } = ground;
  const size = width * height;
  const mask = seeds.slice();
  const queue = new Int32Array(size);
  // Pixels with a neighbour that was not reached.
  const stopped = new Int32Array(size);
  let count = 0;
  for (let at = 0; at < size; at++) if (mask[at]) stopped[count++] = at;
  return tolerances.map((tolerance) => {
    const tint = tolerance * tintShare;
    let filled = count;
    queue.set(stopped.subarray(0, count));
    count = 0;
    /** Whether it goes on from one pixel to the other. */
    const visit = (from: number, to: number): boolean => {
      if (mask[to]) return true;
      const change = light[to]! - light[from]!;
      if (change > tolerance || change < -tolerance) return false;
      const da = a[to]! - a[from]!;
      if (da > tint || da < -tint) return false;
      const db = b[to]! - b[from]!;
      if (db > tint || db < -tint) return false;
      mask[to] = 1;
      queue[filled++] = to;
      return true;
    };
    for (let next = 0; next < filled; next++) {
      const at = queue[next]!;
      const x = at % width;
      let goesOn = x === 0 || visit(at, at - 1);
      if (x < width - 1 && !visit(at, at + 1)) goesOn = false;
      if (at >= width && !visit(at, at - width)) goesOn = false;
      if (at + width < size && !visit(at, at + width)) goesOn = false;
      if (!goesOn) stopped[count++] = at;
    }
    return mask.slice();
  });
};

/** Distances of 3–4 chamfer (Borgefors 1986): thirds of a pixel from the nearest pixel that is `value`. */
const distances = (mask: Mask, value: 0 | 1, width: number, height: number): Int32Array => {
  const far = 1 << 28;
  const out = new Int32Array(mask.length);
  for (let y = 0, at = 0; y < height; y++)
    for (let x = 0; x < width; x++, at++) {
      if (mask[at] === value) continue;
      let least = far;
      if (x > 0) least = out[at - 1]! + 3;
      if (y > 0) {
        const up = at - width;
        least = Math.min(least, out[up]! + 3);
        if (x > 0) least = Math.min(least, out[up - 1]! + 4);
        if (x < width - 1) least = Math.min(least, out[up + 1]! + 4);
      }
      out[at] = least;
    }
  for (let y = height - 1, at = mask.length - 1; y >= 0; y--)
    for (let x = width - 1; x >= 0; x--, at--) {
      let least = out[at]!;
      if (least === 0) continue;
      if (x < width - 1) least = Math.min(least, out[at + 1]! + 3);
      if (y < height - 1) {
        const down = at + width;
        least = Math.min(least, out[down]! + 3);
        if (x < width - 1) least = Math.min(least, out[down + 1]! + 4);
        if (x > 0) least = Math.min(least, out[down - 1]! + 4);
      }
      out[at] = least;
    }
  return out;
};

const dilate = (mask: Mask, width: number, height: number, reach: number): Mask => {
  const away = distances(mask, 1, width, height);
  const out = new Uint8Array(mask.length);
  for (let at = 0; at < out.length; at++) if (away[at]! <= reach * 3) out[at] = 1;
  return out;
};

/** What lies beyond the frame is as the frame: it takes nothing away. */
const erode = (mask: Mask, width: number, height: number, reach: number): Mask => {
  const away = distances(mask, 0, width, height);
  const out = new Uint8Array(mask.length);
  for (let at = 0; at < out.length; at++) if (mask[at] && away[at]! > reach * 3) out[at] = 1;
  return out;
};

/** The connected component that holds most of the seeds. */
const componentOf = (mask: Mask, seeds: Mask, width: number, height: number): Mask => {
  const left = mask.slice();
  const queue = new Int32Array(mask.length);
  let best: Int32Array = queue.subarray(0, 0);
  let most = -1;
  for (let start = 0; start < mask.length; start++) {
    if (!left[start]) continue;
    const found = takeConnected(left, start, width, height, queue);
    let held = 0;
    for (const at of found) held += seeds[at]!;
    if (held > most) [best, most] = [found.slice(), held];
  }
  const out = new Uint8Array(mask.length);
  for (const at of best) out[at] = 1;
  return out;
};

/** Everything that cannot be reached from the frame over what is outside. */
const fillHoles = (mask: Mask, width: number, height: number): Mask => {
  const outside = mask.map((set) => 1 - set);
  const queue = new Int32Array(mask.length);
  const leave = (start: number): void => {
    if (outside[start]) takeConnected(outside, start, width, height, queue);
  };
  for (let x = 0; x < width; x++) {
    leave(x);
    leave((height - 1) * width + x);
  }
  for (let y = 0; y < height; y++) {
    leave(y * width);
    leave(y * width + width - 1);
  }
  // What is left outside was not reached: holes.
  return mask.map((set, at) => set | outside[at]!);
};

/** The pixels that are set and connected to `start` (four neighbours), in `queue`; they are unset. */
const takeConnected = (
  mask: Mask,
  start: number,
  width: number,
  height: number,
  queue: Int32Array,
): Int32Array => {
  const last = width * (height - 1);
  let filled = 1;
  queue[0] = start;
  mask[start] = 0;
  for (let next = 0; next < filled; next++) {
    const at = queue[next]!;
    const x = at % width;
    if (x > 0 && mask[at - 1]) {
      mask[at - 1] = 0;
      queue[filled++] = at - 1;
    }
    if (x < width - 1 && mask[at + 1]) {
      mask[at + 1] = 0;
      queue[filled++] = at + 1;
    }
    if (at >= width && mask[at - width]) {
      mask[at - width] = 0;
      queue[filled++] = at - width;
    }
    if (at < last && mask[at + width]) {
      mask[at + width] = 0;
      queue[filled++] = at + width;
    }
  }
  return queue.subarray(0, filled);
};

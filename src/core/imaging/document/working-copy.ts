/** A copy of one fixed size: its pixels mean the same whatever the size of the photo, so that limits in pixels do too. */
import type { Shrunk } from '../shrink.ts';
import { fractionsAt, rowsAt, rowsRoom, theKernel } from './load-kernel.ts';

/** Exactly `long` pixels on the longer side, by area averaging; a smaller copy stays as it is. */
export const workingCopy = (copy: Shrunk, long: number): Shrunk => {
  const times = Math.max(copy.width, copy.height) / long;
  if (times <= 1) return copy;
  const [width, height] = [copy.width, copy.height].map((side) => Math.max(1, Math.round(side / times))) as [
    number,
    number,
  ];
  const columns = overlaps(copy.width, width, times);
  const rows = overlaps(copy.height, height, times);
  const [red, green, blue] = copy.planes.map((plane) => resample(plane, copy.width, columns, rows)) as [
    Float32Array,
    Float32Array,
    Float32Array,
  ];
  return { ...copy, width, height, planes: [red, green, blue], factor: copy.factor * times };
};

/**
 * Of each pixel of the smaller side: the first pixel it overlaps, and the share of each of `most` from there, filled up to `padded`, a
 * multiple of four.
 */
type Overlaps = {
  readonly count: number;
  readonly most: number;
  readonly padded: number;
  readonly first: Int32Array;
  readonly shares: Float32Array;
};

const overlaps = (from: number, to: number, times: number): Overlaps => {
  const most = Math.ceil(times) + 1;
  const padded = Math.ceil(most / 4) * 4;
  const first = new Int32Array(to);
  const shares = new Float32Array(to * padded);
  for (let index = 0; index < to; index++) {
    const start = Math.min(index * times, from - 1);
    const end = Math.min(from, (index + 1) * times);
    first[index] = Math.min(Math.floor(start), Math.max(0, from - most));
    for (let at = 0; at < most; at++) {
      const pixel = first[index]! + at;
      const share = Math.min(end, pixel + 1) - Math.max(start, pixel);
      shares[index * padded + at] = Math.max(0, share) / Math.max(1e-6, end - start);
    }
  }
  return { count: to, most, padded, first, shares };
};

/** Bytes of a row in the kernel, which may read and write a few fractions more than the row has. */
const roomFor = (fractions: number): number => Math.ceil(fractions / 4) * 16 + 64;

const resample = (plane: Float32Array, stride: number, columns: Overlaps, rows: Overlaps): Float32Array => {
  const kernel = theKernel();
  const room = roomFor(stride + columns.padded);
  const [one, two, sum] = [rowsAt, rowsAt + room, rowsAt + 2 * room] as const;
  const firstAt = rowsAt + 3 * room;
  const partsAt = firstAt + roomFor(columns.count);
  const madeAt = partsAt + roomFor(columns.shares.length);
  if (madeAt + roomFor(columns.count) > rowsAt + rowsRoom)
    throw new RangeError(`no room for rows of ${stride} pixels`);
  // What lies behind a row has no part in it, but must be a number.
  fractionsAt(one, (3 * room) / 4).fill(0);
  new Int32Array(kernel.memory.buffer, firstAt, columns.count).set(columns.first.map((first) => first * 4));
  fractionsAt(partsAt, columns.shares.length).set(columns.shares);
  const [rowOne, rowTwo, made] = [
    fractionsAt(one, stride),
    fractionsAt(two, stride),
    fractionsAt(madeAt, columns.count),
  ];
  const out = new Float32Array(columns.count * rows.count);
  for (let y = 0; y < rows.count; y++) {
    for (let at = 0, part = y * rows.padded; at < rows.most; at += 2, part += 2) {
      const [partOne, partTwo] = [rows.shares[part]!, at + 1 < rows.most ? rows.shares[part + 1]! : 0];
      if (at > 0 && partOne === 0 && partTwo === 0) continue;
      const from = (rows.first[y]! + at) * stride;
      rowOne.set(plane.subarray(from, from + stride));
      if (partTwo > 0) rowTwo.set(plane.subarray(from + stride, from + 2 * stride));
      kernel.addRows(one, two, sum, sum + stride * 4, partOne, partTwo, at === 0 ? 0 : 1);
    }
    kernel.addColumns(sum, firstAt, partsAt, columns.padded / 4, madeAt, madeAt + columns.count * 4);
    out.set(made, y * columns.count);
  }
  return out;
};

/** A copy of one fixed size: its pixels mean the same whatever the size of the photo, so that limits in pixels do too. */
import type { Shrunk } from '../shrink.ts';

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

/** Of each pixel of the smaller side: the first pixel it overlaps, how many, and the share of each; `most` numbers a pixel. */
type Overlaps = {
  readonly count: number;
  readonly most: number;
  readonly first: Int32Array;
  readonly shares: Float32Array;
};

const overlaps = (from: number, to: number, times: number): Overlaps => {
  const most = Math.ceil(times) + 1;
  const first = new Int32Array(to);
  const shares = new Float32Array(to * most);
  for (let index = 0; index < to; index++) {
    const start = Math.min(index * times, from - 1);
    const end = Math.min(from, (index + 1) * times);
    first[index] = Math.min(Math.floor(start), Math.max(0, from - most));
    for (let at = 0; at < most; at++) {
      const pixel = first[index]! + at;
      const share = Math.min(end, pixel + 1) - Math.max(start, pixel);
      shares[index * most + at] = Math.max(0, share) / Math.max(1e-6, end - start);
    }
  }
  return { count: to, most, first, shares };
};

const resample = (plane: Float32Array, stride: number, columns: Overlaps, rows: Overlaps): Float32Array => {
  const out = new Float32Array(columns.count * rows.count);
  const row = new Float32Array(stride);
  for (let y = 0; y < rows.count; y++) {
    sumRows(plane, stride, rows, y, row);
    sumColumns(row, columns, out, y * columns.count);
  }
  return out;
};

const sumRows = (plane: Float32Array, stride: number, rows: Overlaps, y: number, row: Float32Array): void => {
  const { most, first, shares } = rows;
  for (let at = 0; at < most; at += 2) {
    const [one, two] = [shares[y * most + at]!, at + 1 < most ? shares[y * most + at + 1]! : 0];
    const from = (first[y]! + at) * stride;
    const below = two > 0 ? from + stride : from;
    if (at === 0) for (let x = 0; x < stride; x++) row[x] = one * plane[from + x]! + two * plane[below + x]!;
    else if (one > 0 || two > 0)
      for (let x = 0; x < stride; x++) row[x] = row[x]! + one * plane[from + x]! + two * plane[below + x]!;
  }
};

const sumColumns = (
  row: Float32Array,
  { count, most, first, shares }: Overlaps,
  out: Float32Array,
  to: number,
): void => {
  for (let x = 0, share = 0; x < count; x++, share += most) {
    const from = first[x]!;
    let sum = shares[share]! * row[from]!;
    for (let at = 1; at < most; at++) sum += shares[share + at]! * row[from + at]!;
    out[to + x] = sum;
  }
};

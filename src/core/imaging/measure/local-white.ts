/** How white would look at each place of a paper: the light there, with its own colour. */
import { valueAtRank } from '../value-at-rank.ts';
import { median } from './cells.ts';

/** Blocks along each side of a patch, whose lightest ones say what white is there. */
const patch = 16;
/** A patch darker than this share of most says nothing about the light: something covers it (a portrait, coloured print). */
const coveredAt = 0.7;

/**
 * What white is near each block, in each channel: the upper values of patches around it, at least as light as most of the paper allows.
 * A patch that is covered says nothing in any channel: what some channels said of it alone would be a colour that no light has.
 */
export const whitesOf = (means: readonly Float32Array[], columns: number, rows: number): Float32Array[] => {
  const wide = Math.ceil(columns / patch);
  const high = Math.ceil(rows / patch);
  const uppers = means.map((mean) => upperValues(mean, columns, rows, wide, high));
  const covered = coveredPatches(uppers);
  for (const upper of uppers) fillCovered(upper, covered, wide);
  return uppers.map((upper) => spread(upper, wide, high, columns, rows));
};

/** The upper value of each patch of blocks; `wide` × `high`. */
const upperValues = (
  mean: Float32Array,
  columns: number,
  rows: number,
  wide: number,
  high: number,
): Float32Array => {
  const upper = new Float32Array(wide * high);
  const values = new Float32Array(patch * patch);
  for (let row = 0; row < high; row++)
    for (let column = 0; column < wide; column++) {
      let count = 0;
      for (let y = row * patch; y < Math.min(rows, (row + 1) * patch); y++)
        for (let x = column * patch; x < Math.min(columns, (column + 1) * patch); x++)
          values[count++] = mean[y * columns + x]!;
      upper[row * wide + column] =
        count === 0 ? 0 : valueAtRank(values.subarray(0, count), Math.floor(count * 0.85));
    }
  return upper;
};

/** Patches that are much darker than most in any channel: a portrait lies there, or coloured print. */
const coveredPatches = (uppers: readonly Float32Array[]): Uint8Array => {
  const covered = new Uint8Array(uppers[0]!.length);
  for (const upper of uppers) {
    const least = median(upper) * coveredAt;
    for (let at = 0; at < upper.length; at++) if (upper[at]! < least) covered[at] = 1;
  }
  return covered;
};

/** Covered patches have the light of those around them, the nearest most: light changes slowly. */
const fillCovered = (upper: Float32Array, covered: Uint8Array, wide: number): void => {
  for (let at = 0; at < upper.length; at++) {
    if (!covered[at]) continue;
    let [sum, weights] = [0, 0];
    for (let from = 0; from < upper.length; from++) {
      if (covered[from]) continue;
      const x = (from % wide) - (at % wide);
      const y = ((from / wide) | 0) - ((at / wide) | 0);
      const weight = 1 / (x * x + y * y) ** 2;
      sum += upper[from]! * weight;
      weights += weight;
    }
    if (weights > 0) upper[at] = sum / weights;
  }
};

/** Values of patches blended from the middle of one to the next; `columns` × `rows`. */
const spread = (
  patches: Float32Array,
  wide: number,
  high: number,
  columns: number,
  rows: number,
): Float32Array => {
  const white = new Float32Array(columns * rows);
  for (let row = 0, at = 0; row < rows; row++) {
    const fy = Math.min(high - 1, Math.max(0, row / patch - 0.5));
    const y = fy | 0;
    const v = Math.min(high - 1, y + 1);
    for (let column = 0; column < columns; column++, at++) {
      const fx = Math.min(wide - 1, Math.max(0, column / patch - 0.5));
      const x = fx | 0;
      const u = Math.min(wide - 1, x + 1);
      const upper = patches[y * wide + x]! * (1 - fx + x) + patches[y * wide + u]! * (fx - x);
      const lower = patches[v * wide + x]! * (1 - fx + x) + patches[v * wide + u]! * (fx - x);
      white[at] = upper * (1 - fy + y) + lower * (fy - y);
    }
  }
  return white;
};

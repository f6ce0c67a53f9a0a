/**
 * Structural similarity of two pictures of one size (Wang et al. 2004): brightness (Rec. 601), windows of 8 × 8 pixels with equal
 * weights in steps of four pixels, K1 = 0.01, K2 = 0.03, L = 255; the mean over all windows.
 */
import type { Raster } from '#core/imaging/raster';

const side = 8;
/** Windows overlap by half, so each is four cells of this side. */
const step = 4;
const c1 = (0.01 * 255) ** 2;
const c2 = (0.03 * 255) ** 2;

/** From -1 to 1, which only equal pictures reach. Throws where the sizes differ or nothing can be compared. */
export const ssim = (a: Raster, b: Raster): number => {
  const { width, height } = a;
  if (b.width !== width || b.height !== height) throw new RangeError('pictures of two sizes');
  if (width < side || height < side) throw new RangeError('too small to compare');
  const across = Math.floor(width / step);
  const down = Math.floor(height / step);
  const cells = sumCells(a, b, across, down);
  const n = side * side;
  let sum = 0;
  for (let row = 0; row + 1 < down; row++)
    for (let column = 0; column + 1 < across; column++) {
      const at = (row * across + column) * 5;
      const mean = (which: number): number =>
        (cells[at + which]! +
          cells[at + which + 5]! +
          cells[at + which + across * 5]! +
          cells[at + which + across * 5 + 5]!) /
        n;
      const [meanA, meanB] = [mean(0), mean(1)];
      const varA = mean(2) - meanA * meanA;
      const varB = mean(3) - meanB * meanB;
      const both = mean(4) - meanA * meanB;
      sum +=
        ((2 * meanA * meanB + c1) * (2 * both + c2)) /
        ((meanA * meanA + meanB * meanB + c1) * (varA + varB + c2));
    }
  return sum / ((down - 1) * (across - 1));
};

/** For each cell the sums of a, b, a², b² and ab. */
const sumCells = (a: Raster, b: Raster, across: number, down: number): Float64Array => {
  const cells = new Float64Array(across * down * 5);
  for (let y = 0; y < down * step; y++) {
    let pixel = y * a.width * 3;
    const row = Math.floor(y / step) * across * 5;
    for (let x = 0; x < across * step; x++, pixel += 3) {
      const at = row + (x >> 2) * 5;
      const p = a.data[pixel]! * 0.299 + a.data[pixel + 1]! * 0.587 + a.data[pixel + 2]! * 0.114;
      const q = b.data[pixel]! * 0.299 + b.data[pixel + 1]! * 0.587 + b.data[pixel + 2]! * 0.114;
      cells[at]! += p;
      cells[at + 1]! += q;
      cells[at + 2]! += p * p;
      cells[at + 3]! += q * q;
      cells[at + 4]! += p * q;
    }
  }
  return cells;
};

/** How light bare paper would be at each place of a photo whose light falls off evenly: what is much lighter there is a reflection, what is darker a field. */
import type { Cells } from './cells.ts';

/** Brightness (0–255) from which light is at its end: such a place lies in a reflection, whatever its paper. */
export const atItsEnd = 247;
/** So is one that has come so far from bare paper towards white: on light paper little is left to come. */
const towardsWhite = 0.5;

/** The brightness (0–255) from which a place where bare paper would have the light `bare` lies in a reflection: `lighter` times that, or less on light paper. */
export const litFrom = (bare: number, lighter: number): number =>
  Math.min(atItsEnd, bare * lighter, bare + (255 - bare) * towardsWhite);

/** How far from the last plane a cell's light may lie to count for the next. */
const nearPlane = [1, 0.3, 0.15, 0.08, 0.06];
const rounds = nearPlane.length;

/** Light of bare paper at each cell: the plane that most cells lie on. */
export const bareLight = ({ columns, rows, light }: Cells): Float32Array => {
  const bare = new Float32Array(light.length);
  let [a, b, c] = [0, 0, 0];
  for (let round = 0; round < rounds; round++) {
    // Sums of a straight fit over the cells that the last plane fits.
    let [n, sx, sy, sxx, sxy, syy, sl, sxl, syl] = [0, 0, 0, 0, 0, 0, 0, 0, 0];
    for (let row = 0, at = 0; row < rows; row++)
      for (let column = 0; column < columns; column++, at++) {
        const value = light[at]!;
        if (round > 0 && Math.abs(value / bare[at]! - 1) > nearPlane[round]!) continue;
        const x = column / columns - 0.5;
        const y = row / rows - 0.5;
        n++;
        sx += x;
        sy += y;
        sxx += x * x;
        sxy += x * y;
        syy += y * y;
        sl += value;
        sxl += x * value;
        syl += y * value;
      }
    const [xx, xy, yy] = [sxx - (sx * sx) / n, sxy - (sx * sy) / n, syy - (sy * sy) / n];
    const [xl, yl] = [sxl - (sx * sl) / n, syl - (sy * sl) / n];
    const whole = xx * yy - xy * xy;
    if (n < 3 || whole <= 0) return bare;
    a = (xl * yy - yl * xy) / whole;
    b = (yl * xx - xl * xy) / whole;
    c = (sl - a * sx - b * sy) / n;
    for (let row = 0, at = 0; row < rows; row++)
      for (let column = 0; column < columns; column++, at++)
        bare[at] = Math.max(1, c + a * (column / columns - 0.5) + b * (row / rows - 0.5));
  }
  return bare;
};

/**
 * How sharp print is: width of its edges, as contrast over steepest slope (Marziliano et al., "A no-reference perceptual blur metric", ICIP 2002,
 * by slopes in place of searching for the ends of each edge).
 * 1 each line of text is cut out in the picture's own pixels, 2 its contrast is the spread of its brightness, 3 its steepest slope a high
 * quantile of slopes across and down, each smoothed along the edge (Sobel), 4 the wider of the two is the line's edge width: movement
 * widens one direction only, 5 the median over lines counts.
 */
import { quantile } from '../statistics.ts';
import type { Strip } from '../strip.ts';

export type LineSharpness = {
  /** Pixels across and down. */
  readonly across: number;
  readonly down: number;
  /** Height of the line, pixels. */
  readonly height: number;
  /** How much darker its print is than its ground, 0–1, and how light that ground is, 0–255. */
  readonly contrast: number;
  readonly ground: number;
};

/** Print and ground: quantiles of brightness. Strokes fill a tenth to a third of a line. */
const [printAt, groundAt] = [0.03, 0.85];
/** Slopes as steep as those of the sharpest edges: one in so many pixels lies on one. */
const steepestAt = 0.985;

/** Null for a line too small to have an inside. */
export const sharpnessOf = ({ width, height, light }: Strip): LineSharpness | null => {
  if (width < 8 || height < 6) return null;
  const ground = quantile(light, groundAt);
  const depth = ground - quantile(light, printAt);
  const across = new Float32Array((width - 2) * (height - 2));
  const down = new Float32Array(across.length);
  for (let y = 1, to = 0; y < height - 1; y++)
    for (let x = 1; x < width - 1; x++, to++) {
      const at = y * width + x;
      const [a, b, c] = [light[at - width - 1]!, light[at - width]!, light[at - width + 1]!];
      const [d, f] = [light[at - 1]!, light[at + 1]!];
      const [g, h, i] = [light[at + width - 1]!, light[at + width]!, light[at + width + 1]!];
      across[to] = Math.abs(c + 2 * f + i - a - 2 * d - g) / 8;
      down[to] = Math.abs(g + 2 * h + i - a - 2 * b - c) / 8;
    }
  return {
    across: depth / Math.max(0.5, quantile(across, steepestAt)),
    down: depth / Math.max(0.5, quantile(down, steepestAt)),
    height,
    contrast: depth / Math.max(1, ground),
    ground,
  };
};

/** What candidates are held against, and how masks are asked along their sides. */
import type { PixelQuad } from './between-lines.ts';
import type { CountedMask } from './counted-mask.ts';
import type { Ground } from './ground.ts';
import type { TextBox } from './text-box.ts';

/** All that was seen of a photo, in pixels of the copy in which regions are grown. */
export type Seen = {
  readonly width: number;
  readonly height: number;
  /** Regions grown at each tolerance, the closest first. */
  readonly regions: readonly CountedMask[];
  readonly text: CountedMask;
  readonly boxes: readonly TextBox[];
  readonly ink: CountedMask;
  /** Ink on the ground of the region. */
  readonly groundInk: CountedMask;
  readonly red: CountedMask;
  /** Twice as large. */
  readonly ground: Ground;
};

/** Places along a side at which masks are asked, and how far off it, in parts of the longer side. */
export const places = 24;
export const close = 0.008;
export const away = 0.02;

/** Share of places beside a side, `off` pixels inside (or outside where that is negative), at which a mask is set. */
export const shareAlong = (
  { mask, width, height }: CountedMask,
  quad: PixelQuad,
  side: number,
  off: number,
): number => {
  const [ax, ay] = quad[side]!;
  const [bx, by] = quad[(side + 1) & 3]!;
  const length = Math.hypot(bx - ax, by - ay);
  const [nx, ny] = [(-(by - ay) / length) * off, ((bx - ax) / length) * off];
  let [set, asked] = [0, 0];
  for (let index = 0; index < places; index++) {
    const share = 0.06 + (0.88 * index) / (places - 1);
    const x = Math.round(ax + (bx - ax) * share + nx);
    const y = Math.round(ay + (by - ay) * share + ny);
    if (x < 0 || y < 0 || x >= width || y >= height) continue;
    asked++;
    set += mask[y * width + x]!;
  }
  return asked === 0 ? 0 : set / asked;
};

export const meanOf = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);

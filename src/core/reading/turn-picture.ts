/** A picture turned by quarters, or seen from behind. */
import type { Corners } from '#domain/plan/plan';
import type { Raster } from '../imaging/raster.ts';
import type { TextBox } from './text-boxes.ts';

export type QuarterTurns = 0 | 1 | 2 | 3;

/** How a picture has to be moved before it can be read: first turned over its vertical middle, then clockwise. */
export type Way = { readonly turns: QuarterTurns; readonly isMirrored: boolean };

export const movePicture = (picture: Raster, { turns, isMirrored }: Way): Raster => {
  if (turns === 0 && !isMirrored) return picture;
  const { width, height, data } = picture;
  const [toWidth, toHeight] = turns % 2 === 0 ? [width, height] : [height, width];
  const moved = new Uint8Array(data.length);
  for (let y = 0, from = 0; y < height; y++)
    for (let column = 0; column < width; column++, from += 3) {
      const x = isMirrored ? width - 1 - column : column;
      const [toX, toY] = turnPoint(x, y, width - 1, height - 1, turns);
      const to = (toY * toWidth + toX) * 3;
      moved[to] = data[from]!;
      moved[to + 1] = data[from + 1]!;
      moved[to + 2] = data[from + 2]!;
    }
  return { width: toWidth, height: toHeight, data: moved };
};

/** Where a point of a picture, `right` and `bottom` its last ones, comes to lie. */
const turnPoint = (
  x: number,
  y: number,
  right: number,
  bottom: number,
  turns: QuarterTurns,
): readonly [number, number] => {
  if (turns === 1) return [bottom - y, x];
  if (turns === 2) return [right - x, bottom - y];
  if (turns === 3) return [y, right - x];
  return [x, y];
};

/** Where a place of the moved picture lies in the one before, both in fractions. */
export const placeBefore = (
  [x, y]: readonly [number, number],
  { turns, isMirrored }: Way,
): readonly [number, number] => {
  const back = ((4 - turns) % 4) as QuarterTurns;
  const [bx, by] = turnPoint(x, y, 1, 1, back);
  return [isMirrored ? 1 - bx : bx, by];
};

/** Where a place of a picture lies once it is moved, both in fractions. */
export const placeAfter = (
  [x, y]: readonly [number, number],
  { turns, isMirrored }: Way,
): readonly [number, number] => turnPoint(isMirrored ? 1 - x : x, y, 1, 1, turns);

/** Corners of a box, clockwise from where its text begins, top first; pixels. */
export const boxCorners = ({ x, y, angle, length, breadth }: TextBox): Corners => {
  const [ux, uy] = [(Math.cos(angle) * length) / 2, (Math.sin(angle) * length) / 2];
  const [vx, vy] = [(-Math.sin(angle) * breadth) / 2, (Math.cos(angle) * breadth) / 2];
  return [
    [x - ux - vx, y - uy - vy],
    [x + ux - vx, y + uy - vy],
    [x + ux + vx, y + uy + vy],
    [x - ux + vx, y - uy + vy],
  ];
};

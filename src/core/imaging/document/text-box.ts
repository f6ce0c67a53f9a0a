/** A line of text as candidates are held against it. */
import { area } from '#domain/plan/corners';
import type { Pixel, PixelQuad } from './between-lines.ts';

/** What of a box is asked for every candidate: its corners' and its middle's places, its share of all text, its length and direction. */
export type TextBox = {
  readonly corners: PixelQuad;
  readonly middle: Pixel;
  readonly share: number;
  readonly length: number;
  readonly direction: number;
};

export const textBoxes = (boxes: readonly PixelQuad[]): TextBox[] => {
  const all = boxes.reduce((sum, box) => sum + area(box), 0);
  return boxes.map((corners) => {
    const [[ax, ay], [bx, by], [cx, cy], [dx, dy]] = corners;
    return {
      corners,
      middle: [(ax + bx + cx + dx) / 4, (ay + by + cy + dy) / 4],
      share: area(corners) / all,
      length: Math.hypot(bx - ax, by - ay),
      direction: Math.atan2(by - ay, bx - ax),
    };
  });
};

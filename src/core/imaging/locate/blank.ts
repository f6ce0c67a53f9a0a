/** Whether nothing is printed on a paper: a note, a folder or a tile has four straight sides too, but is no certificate. */
import type { Shrunk } from '../shrink.ts';
import type { PixelQuad } from './between-lines.ts';

/** Places along each side of a grid over the paper's middle; its outermost parts may be margin. */
const places = 72;
const margin = 0.12;
/** Neighbours that differ by more levels lie on either side of a stroke, or of a picture's edge. */
const leastStroke = 14;
/** Of papers with print on them at least twice as many neighbours do, of coloured notes less than half as many. */
const leastShare = 0.02;

/** Corners in pixels of the picture; they may lie a little outside it. */
export const isBlank = ({ width, height, planes: [, green] }: Shrunk, corners: PixelQuad): boolean => {
  const [[ax, ay], [bx, by], [cx, cy], [dx, dy]] = corners;
  const values = new Float32Array(places * places);
  for (let row = 0, to = 0; row < places; row++) {
    const down = margin + ((1 - 2 * margin) * row) / (places - 1);
    const [leftX, leftY] = [ax + (dx - ax) * down, ay + (dy - ay) * down];
    const [rightX, rightY] = [bx + (cx - bx) * down, by + (cy - by) * down];
    for (let column = 0; column < places; column++, to++) {
      const along = margin + ((1 - 2 * margin) * column) / (places - 1);
      const x = Math.round(leftX + (rightX - leftX) * along);
      const y = Math.round(leftY + (rightY - leftY) * along);
      const u = Math.max(0, Math.min(width - 1, x));
      const v = Math.max(0, Math.min(height - 1, y));
      values[to] = green[v * width + u]!;
    }
  }
  let strokes = 0;
  for (let row = 0, at = 0; row < places; row++)
    for (let column = 0; column < places; column++, at++) {
      if (column > 0 && Math.abs(values[at]! - values[at - 1]!) > leastStroke) strokes++;
      if (row > 0 && Math.abs(values[at]! - values[at - places]!) > leastStroke) strokes++;
    }
  return strokes < leastShare * 2 * places * places;
};

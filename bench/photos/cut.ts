/** A paper that runs out of the photo: at one side, at a corner, or at three sides. */
import type { Corners } from '#domain/plan/plan';
import { between, type Canvas, type Random } from './paint.ts';

/** What is cut away at most, as a share of the paper's box, where it runs out at one, two or three sides. */
const most = [0.4, 0.3, 0.15] as const;
const least = 0.05;

/** With the paper's corners in fractions of what is left: some lie beyond it. */
export const cropped = (
  picture: Canvas,
  corners: Corners,
  random: Random,
): { readonly picture: Canvas; readonly corners: Corners } => {
  const way = random();
  const first = Math.floor(random() * 4);
  // Sides in turn: left, top, right, bottom.
  const sides = [first, first + 1, first + 2].slice(0, way < 0.7 ? 1 : way < 0.9 ? 2 : 3).map((at) => at % 4);
  const [xs, ys] = [corners.map(([x]) => x), corners.map(([, y]) => y)];
  const [left, right, top, bottom] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)];
  const share = (side: number): number =>
    sides.includes(side) ? between(random, least, most[sides.length - 1]!) : 0;
  const [atLeft, atTop, atRight, atBottom] = [share(0), share(1), share(2), share(3)];
  const { width, height, data } = picture;
  const x0 = atLeft > 0 ? Math.round((left + atLeft * (right - left)) * width) : 0;
  const x1 = atRight > 0 ? Math.round((right - atRight * (right - left)) * width) : width;
  const y0 = atTop > 0 ? Math.round((top + atTop * (bottom - top)) * height) : 0;
  const y1 = atBottom > 0 ? Math.round((bottom - atBottom * (bottom - top)) * height) : height;
  const out = new Uint8Array((x1 - x0) * (y1 - y0) * 3);
  for (let y = y0; y < y1; y++)
    out.set(data.subarray((y * width + x0) * 3, (y * width + x1) * 3), (y - y0) * (x1 - x0) * 3);
  const [w, h] = [x1 - x0, y1 - y0];
  return {
    picture: { width: w, height: h, data: out },
    corners: corners.map(([x, y]) => [(x * width - x0) / w, (y * height - y0) / h]) as unknown as Corners,
  };
};

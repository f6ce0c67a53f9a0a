/** How a candidate lies to the lines of text. */
import type { PixelQuad } from './between-lines.ts';
import type { Candidate } from './candidates.ts';
import { countIn, type Spans } from './counted-mask.ts';
import { close, meanOf, type Seen } from './seen.ts';

export const textSeen = (quad: PixelQuad, { sides }: Candidate, spans: Spans, seen: Seen): number[] => {
  const { boxes, text } = seen;
  if (boxes.length === 0) return whenNoText;
  const long = Math.max(seen.width, seen.height);
  const region = seen.regions[1]!;
  const over = [0, 0, 0, 0];
  const gaps = [1, 1, 1, 1];
  const [a, b, c, d] = quad;
  const depth = [
    Math.hypot((d[0] + c[0] - a[0] - b[0]) / 2, (d[1] + c[1] - a[1] - b[1]) / 2),
    Math.hypot((b[0] + c[0] - a[0] - d[0]) / 2, (b[1] + c[1] - a[1] - d[1]) / 2),
  ];
  // A place lies `x·nx + y·ny − off` inside a side.
  const normals = quad.map(([x, y], side) => {
    const [u, v] = quad[(side + 1) & 3]!;
    const length = Math.hypot(u - x, v - y);
    const [nx, ny] = [(y - v) / length, (u - x) / length];
    return { nx, ny, off: x * nx + y * ny };
  });
  const direction = Math.atan2(b[1] - a[1], b[0] - a[0]);
  let [crossed, longest, onGround, askew, length] = [0, 0, 0, 0, 0];
  for (const box of boxes) {
    const [x, y] = box.middle;
    let isIn = true;
    for (let side = 0; side < 4; side++) {
      const { nx, ny, off } = normals[side]!;
      const deep = x * nx + y * ny - off;
      if (deep < 0) {
        over[side]! += box.share;
        isIn = false;
      } else gaps[side] = Math.min(gaps[side]!, deep / depth[side & 1]!);
    }
    if (!isIn && region.mask[Math.round(y) * seen.width + Math.round(x)]) onGround += box.share;
    let out = 0;
    for (const [u, v] of box.corners)
      if (normals.some(({ nx, ny, off }) => u * nx + v * ny - off < -close * long)) out++;
    if (out > 0 && out < 4) {
      crossed++;
      longest = Math.max(longest, box.length / long);
    }
    if (isIn) {
      askew += box.length * Math.sin(2 * (box.direction - direction)) ** 2;
      length += box.length;
    }
  }
  const free = gaps.filter((_, side) => sides[side] !== null);
  return [
    1 - countIn(text, spans) / Math.max(1, text.total),
    Math.max(...over),
    onGround,
    crossed / Math.sqrt(boxes.length),
    longest,
    meanOf(free),
    free.length > 0 ? Math.min(...free) : 0,
    free.length > 0 ? Math.max(...free) : 0,
    length > 0 && free.length > 0 ? askew / length : 0,
  ];
};

const whenNoText = Array.from({ length: 9 }, () => 0);

/** How a candidate lies to the lines of text. */
import { area } from '#domain/plan/corners';
import type { Pixel, PixelQuad } from './between-lines.ts';
import type { Candidate } from './candidates.ts';
import { countIn, type Spans } from './counted-mask.ts';
import { close, meanOf, type Seen } from './seen.ts';

const middleOf = (box: PixelQuad): Pixel => [
  (box[0][0] + box[1][0] + box[2][0] + box[3][0]) / 4,
  (box[0][1] + box[1][1] + box[2][1] + box[3][1]) / 4,
];

export const textSeen = (quad: PixelQuad, { sides }: Candidate, spans: Spans, seen: Seen): number[] => {
  const { boxes, text } = seen;
  if (boxes.length === 0) return whenNoText;
  const long = Math.max(seen.width, seen.height);
  const region = seen.regions[1]!;
  const all = boxes.reduce((sum, box) => sum + area(box), 0);
  const over = [0, 0, 0, 0];
  const gaps = [1, 1, 1, 1];
  const depth = [0, 1].map((axis) => {
    const [a, b, c, d] = quad;
    return axis === 0
      ? Math.hypot((d[0] + c[0] - a[0] - b[0]) / 2, (d[1] + c[1] - a[1] - b[1]) / 2)
      : Math.hypot((b[0] + c[0] - a[0] - d[0]) / 2, (b[1] + c[1] - a[1] - d[1]) / 2);
  });
  let [crossed, longest, onGround, askew, length] = [0, 0, 0, 0, 0];
  const direction = Math.atan2(quad[1][1] - quad[0][1], quad[1][0] - quad[0][0]);
  for (const box of boxes) {
    const middle = middleOf(box);
    let [isIn, out] = [true, 0];
    const outs = [0, 0, 0, 0];
    for (let side = 0; side < 4; side++) {
      const deep = depthIn(quad, side, middle);
      if (deep < 0) {
        over[side]! += area(box) / all;
        isIn = false;
      }
      for (let corner = 0; corner < 4; corner++)
        if (depthIn(quad, side, box[corner]!) < -close * long) outs[corner] = 1;
      gaps[side] = deep < 0 ? gaps[side]! : Math.min(gaps[side]!, deep / depth[side & 1]!);
    }
    out = outs.reduce((sum, value) => sum + value, 0);
    const [x, y] = middle.map(Math.round) as [number, number];
    if (!isIn && region.mask[y * seen.width + x]) onGround += area(box) / all;
    const own = Math.hypot(box[1][0] - box[0][0], box[1][1] - box[0][1]);
    if (out > 0 && out < 4) {
      crossed++;
      longest = Math.max(longest, own / long);
    }
    if (isIn) {
      askew +=
        own * Math.sin(2 * (Math.atan2(box[1][1] - box[0][1], box[1][0] - box[0][0]) - direction)) ** 2;
      length += own;
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

/** How far inside a side of a clockwise quad a place lies, in pixels. */
export const depthIn = (quad: PixelQuad, side: number, [x, y]: Pixel): number => {
  const [ax, ay] = quad[side]!;
  const [bx, by] = quad[(side + 1) & 3]!;
  const [dx, dy] = [bx - ax, by - ay];
  return (dx * (y - ay) - dy * (x - ax)) / Math.hypot(dx, dy);
};

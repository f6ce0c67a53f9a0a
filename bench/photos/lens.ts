/** A lens out of focus and a hand that moved. */
import { between, type Canvas, type Random } from './paint.ts';

type Offset = readonly [dx: number, dy: number];

/** The mean over places around each pixel. */
const averaged = ({ width, height, data }: Canvas, offsets: readonly Offset[]): Canvas => {
  const out = new Uint8Array(data.length);
  const share = 1 / offsets.length;
  for (let y = 0, to = 0; y < height; y++)
    for (let x = 0; x < width; x++, to += 3) {
      let [r, g, b] = [0, 0, 0];
      for (const [dx, dy] of offsets) {
        const u = Math.min(width - 1, Math.max(0, x + dx));
        const at = (Math.min(height - 1, Math.max(0, y + dy)) * width + u) * 3;
        r += data[at]!;
        g += data[at + 1]!;
        b += data[at + 2]!;
      }
      out[to] = r * share;
      out[to + 1] = g * share;
      out[to + 2] = b * share;
    }
  return { width, height, data: out };
};

const line = (length: number, angle: number): Offset[] => {
  const steps = Math.max(2, Math.ceil(length));
  return Array.from({ length: steps + 1 }, (_, step) => {
    const along = (step / steps - 0.5) * length;
    return [Math.round(Math.cos(angle) * along), Math.round(Math.sin(angle) * along)] as const;
  });
};

/** Out of focus: the even disc that an open lens makes, or the soft fall of a small one. */
export const defocused = (picture: Canvas, random: Random): Canvas => {
  const radius = picture.width * between(random, 0.0028, 0.006);
  if (random() < 0.5) {
    const once = (from: Canvas): Canvas =>
      averaged(averaged(from, line(radius, 0)), line(radius, Math.PI / 2));
    return once(once(picture));
  }
  return onDisc(picture, radius);
};

/** The mean over a disc around each pixel, by sums along rows. */
const onDisc = ({ width, height, data }: Canvas, radius: number): Canvas => {
  const reach = Math.floor(radius);
  const spans = Array.from({ length: 2 * reach + 1 }, (_, row) =>
    Math.floor(Math.sqrt(radius * radius - (row - reach) ** 2)),
  );
  const share = 1 / spans.reduce((sum, span) => sum + 2 * span + 1, 0);
  const sums = new Float64Array(width + 2 * reach + 1);
  const totals = new Float64Array(width * height);
  const out = new Uint8Array(data.length);
  for (let channel = 0; channel < 3; channel++) {
    totals.fill(0);
    for (let y = 0; y < height; y++) {
      for (let x = -reach, to = 0; x < width + reach; x++, to++)
        sums[to + 1] = sums[to]! + data[(y * width + Math.min(width - 1, Math.max(0, x))) * 3 + channel]!;
      spans.forEach((span, row) => {
        const v = y + row - reach;
        if (v < 0 || v >= height) return;
        for (let x = 0, to = v * width; x < width; x++, to++)
          totals[to]! += sums[x + reach + span + 1]! - sums[x + reach - span]!;
      });
    }
    for (let at = 0; at < totals.length; at++) out[at * 3 + channel] = totals[at]! * share;
  }
  // Rows beyond the photo's edge were left out: the few nearest it are as they were.
  const rows = reach * width * 3;
  out.set(data.subarray(0, rows));
  out.set(data.subarray(data.length - rows), data.length - rows);
  return { width, height, data: out };
};

/** A movement in one direction, or one that bends half-way. */
export const shaken = (picture: Canvas, random: Random): Canvas => {
  const length = picture.width * between(random, 0.007, 0.013);
  const angle = random() * Math.PI;
  if (random() < 0.6) return averaged(picture, line(length, angle));
  const bend = angle + between(random, 0.2, 0.7);
  const half = (direction: number, sign: number): Offset[] =>
    line(length / 2, direction).map(([x, y]) => [
      Math.round(x + (sign * Math.cos(direction) * length) / 4),
      Math.round(y + (sign * Math.sin(direction) * length) / 4),
    ]);
  return averaged(picture, [...half(angle, -1), ...half(bend, 1)]);
};

/** A few strokes of the brush on plain pixels: enough to draw papers and desks that nobody owns. */

export type Canvas = { readonly width: number; readonly height: number; readonly data: Uint8Array };
export type Colour = readonly [red: number, green: number, blue: number];
export type Random = () => number;

export const between = (random: Random, low: number, high: number): number => low + random() * (high - low);
export const pick = <T>(random: Random, items: readonly T[]): T =>
  items[Math.floor(random() * items.length)]!;

export const canvas = (width: number, height: number, [red, green, blue]: Colour): Canvas => {
  const data = new Uint8Array(width * height * 3);
  for (let at = 0; at < data.length; at += 3) {
    data[at] = red;
    data[at + 1] = green;
    data[at + 2] = blue;
  }
  return { width, height, data };
};

/** Lays a colour over one pixel. */
const blend = (on: Canvas, x: number, y: number, colour: Colour, opacity: number): void => {
  if (x < 0 || y < 0 || x >= on.width || y >= on.height) return;
  const at = (y * on.width + x) * 3;
  for (let channel = 0; channel < 3; channel++)
    on.data[at + channel] = on.data[at + channel]! * (1 - opacity) + colour[channel]! * opacity + 0.5;
};

/** Colours every pixel of a box where `covers` says so; coordinates of `covers` are pixel centres. */
export const fill = (
  on: Canvas,
  [left, top, right, bottom]: readonly [number, number, number, number],
  colour: Colour,
  opacity = 1,
  covers: (x: number, y: number) => boolean = () => true,
): void => {
  for (let y = Math.max(0, Math.floor(top)); y < Math.min(on.height, bottom); y++)
    for (let x = Math.max(0, Math.floor(left)); x < Math.min(on.width, right); x++)
      if (covers(x + 0.5, y + 0.5)) blend(on, x, y, colour, opacity);
};

export const disc = (on: Canvas, x: number, y: number, radius: number, colour: Colour, opacity = 1): void =>
  fill(
    on,
    [x - radius, y - radius, x + radius + 1, y + radius + 1],
    colour,
    opacity,
    (u, v) => (u - x) ** 2 + (v - y) ** 2 <= radius * radius,
  );

export const ring = (
  on: Canvas,
  x: number,
  y: number,
  radius: number,
  width: number,
  colour: Colour,
  opacity = 1,
): void =>
  fill(on, [x - radius, y - radius, x + radius + 1, y + radius + 1], colour, opacity, (u, v) => {
    const away = Math.hypot(u - x, v - y);
    return away <= radius && away >= radius - width;
  });

export const frame = (
  on: Canvas,
  [left, top, right, bottom]: readonly [number, number, number, number],
  width: number,
  colour: Colour,
): void => {
  fill(on, [left, top, right, top + width], colour);
  fill(on, [left, bottom - width, right, bottom], colour);
  fill(on, [left, top, left + width, bottom], colour);
  fill(on, [right - width, top, right, bottom], colour);
};

/** A row of made-up characters: a few strokes in each square, as dense as print but meaning nothing. */
export const scribble = (
  on: Canvas,
  left: number,
  top: number,
  size: number,
  count: number,
  colour: Colour,
  random: Random,
): void => {
  for (let index = 0; index < count; index++) {
    const x = left + index * size * 1.12;
    const stroke = Math.max(1, size * 0.1);
    for (let bars = 0; bars < 3; bars++) {
      const y = top + between(random, 0, size - stroke);
      fill(
        on,
        [x + between(random, 0, size * 0.3), y, x + between(random, size * 0.6, size), y + stroke],
        colour,
        0.9,
      );
      const u = x + between(random, 0, size - stroke);
      fill(
        on,
        [u, top + between(random, 0, size * 0.3), u + stroke, top + between(random, size * 0.6, size)],
        colour,
        0.9,
      );
    }
  }
};

/** Drawn photos for tests and benches: a card with coloured marks on a noisy desk, seeded, corners known. Nothing of it is a real paper. */

import sharp from 'sharp';
import { mapPoint, solveHomography } from '#domain/plan/homography';
import type { Corners } from '#domain/plan/plan';

export type Pixels = { readonly width: number; readonly height: number; readonly data: Uint8Array };

/** A small fast generator with a known sequence (mulberry32), values from 0 up to 1. */
export const seeded = (seed: number): (() => number) => {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
};

/** Colours of the marks in the four quarters of the card, clockwise from its top left. */
export const markColours = [
  [200, 30, 30],
  [30, 160, 40],
  [40, 60, 200],
  [220, 180, 20],
] as const;

/** Centres of the marks, in fractions of the card. */
export const markCentres = [
  [0.2, 0.2],
  [0.8, 0.2],
  [0.8, 0.8],
  [0.2, 0.8],
] as const;

export const cardCorners: Corners = [
  [0.18, 0.22],
  [0.83, 0.18],
  [0.86, 0.77],
  [0.15, 0.8],
];

/** A phone photo of `width` × `height`: noise, a card in perspective with marks and rows of "print". */
export const drawPhoto = (
  width: number,
  height: number,
  corners: Corners = cardCorners,
  seed = 1,
  noise = 14,
): Pixels => {
  const random = seeded(seed);
  const data = new Uint8Array(width * height * 3);
  const pixels = corners.map(([x, y]) => [x * width, y * height] as const) as unknown as Corners;
  const toCard = solveHomography(pixels, [
    [0, 0],
    [1, 0],
    [1, 1],
    [0, 1],
  ]);
  if (!toCard) throw new Error('corners on one line');
  for (let y = 0, at = 0; y < height; y++)
    for (let x = 0; x < width; x++, at += 3) {
      const [u, v] = mapPoint(toCard, [x + 0.5, y + 0.5]);
      const colour = u >= 0 && u <= 1 && v >= 0 && v <= 1 ? cardColour(u, v) : deskColour(x, y);
      const grain = (random() + random() - 1) * noise;
      for (let channel = 0; channel < 3; channel++)
        data[at + channel] = Math.max(0, Math.min(255, colour[channel]! + grain));
    }
  return { width, height, data };
};

const cardColour = (u: number, v: number): readonly number[] => {
  for (const [index, [x, y]] of markCentres.entries())
    if (Math.abs(u - x) < 0.07 && Math.abs(v - y) < 0.1) return markColours[index]!;
  const line = (v * 24) % 1;
  const stroke =
    Math.sin(u * 900 + Math.floor(v * 24) * 7) > 0.2 && line > 0.3 && line < 0.7 && u > 0.32 && u < 0.68;
  return stroke ? [40, 44, 52] : [226, 232, 236];
};

const deskColour = (x: number, y: number): readonly number[] => {
  const grain = Math.sin(x * 0.013 + Math.sin(y * 0.004) * 6) * 12;
  return [122 + grain, 84 + grain, 52 + grain];
};

export const encodePhoto = (
  pixels: Pixels,
  format: 'jpeg' | 'png' | 'webp' | 'tiff' | 'avif' = 'jpeg',
): Promise<Buffer> =>
  sharp(pixels.data, { raw: { width: pixels.width, height: pixels.height, channels: 3 } })
    .toFormat(
      format,
      format === 'avif'
        ? { quality: 70, effort: 0 }
        : format === 'png'
          ? { compressionLevel: 3 }
          : { quality: 93 },
    )
    .toBuffer();

/** Mean colour of a small square around a point given in fractions. */
export const colourAt = (
  { width, height, data }: Pixels,
  [x, y]: readonly [number, number],
  radius = 3,
): number[] => {
  const sum = [0, 0, 0];
  let count = 0;
  for (let dy = -radius; dy <= radius; dy++)
    for (let dx = -radius; dx <= radius; dx++) {
      const at = (Math.round(y * height + dy) * width + Math.round(x * width + dx)) * 3;
      for (let channel = 0; channel < 3; channel++) sum[channel]! += data[at + channel]!;
      count++;
    }
  return sum.map((value) => value / count);
};

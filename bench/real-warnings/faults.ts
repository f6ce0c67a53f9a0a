/** Faults put into real photos by script: each changes pixels only, and the same photo and fault always give the same picture. */
import sharp, { type Sharp } from 'sharp';
import type { Raster } from '#core/imaging/raster';
import type { Corners } from '#domain/plan/plan';
import type { ReadLine } from '#domain/reading/reading';
import { seeded } from '../../tests/photos.ts';
import { onLcd } from './lcd.ts';

export const faults = [
  'grey',
  'blur',
  'movement',
  'mirror',
  'turn',
  'cut',
  'lamp',
  'watermark',
  'screen',
  'dark',
  'overexposed',
] as const;
export type Fault = (typeof faults)[number];

/** What is known of the good photo. */
export type Good = {
  readonly picture: Raster;
  readonly corners: Corners | null;
  readonly lines: readonly ReadLine[];
};

type Random = () => number;
const between = (random: Random, from: number, to: number): number => from + (to - from) * random();

/** Null where this photo cannot have this fault. */
export const spoilReal = async (good: Good, fault: Fault, seed: number): Promise<Raster | null> =>
  spoilers[fault](good, seeded(seed * 7919 + faults.indexOf(fault) * 131 + 7));

const photo = ({ width, height, data }: Raster): Sharp =>
  sharp(data, { raw: { width, height, channels: 3 } });
const pixelsOf = async (picture: Sharp): Promise<Raster> => {
  const { data, info } = await picture
    .removeAlpha()
    .toColourspace('srgb')
    .raw()
    .toBuffer({ resolveWithObject: true });
  return { width: info.width, height: info.height, data };
};
const longOf = ({ width, height }: Raster): number => Math.max(width, height);

const eachPixel = (
  { width, height, data }: Raster,
  change: (r: number, g: number, b: number, x: number, y: number) => readonly [number, number, number],
): Raster => {
  const out = new Uint8Array(data.length);
  for (let y = 0, at = 0; y < height; y++)
    for (let x = 0; x < width; x++, at += 3) {
      const made = change(data[at]!, data[at + 1]!, data[at + 2]!, x, y);
      for (let channel = 0; channel < 3; channel++)
        out[at + channel] = Math.max(0, Math.min(255, Math.round(made[channel]!)));
    }
  return { width, height, data: out };
};

const spoilers: Readonly<Record<Fault, (good: Good, random: Random) => Promise<Raster | null>>> = {
  /** A copier's greys under light of some colour, with the noise of a camera. */
  grey: async ({ picture }, random) => {
    const tint = [between(random, 0.88, 1), between(random, 0.92, 1), between(random, 0.88, 1)] as const;
    return eachPixel(picture, (r, g, b) => {
      const light = 0.299 * r + 0.587 * g + 0.114 * b;
      return [0, 1, 2].map((at) => light * tint[at]! + (random() - 0.5) * 8) as unknown as [
        number,
        number,
        number,
      ];
    });
  },
  /** Out of focus: a Gaussian whose standard deviation is 0.5 % of the longer side. */
  blur: async ({ picture }) => pixelsOf(photo(picture).blur(longOf(picture) * 0.005)),
  /** Moved while the shutter was open: the mean along a line of 1.4 to 2 % of the longer side. */
  movement: async ({ picture }, random) => {
    const length = longOf(picture) * between(random, 0.014, 0.02);
    const angle = random() * Math.PI;
    return smeared(picture, Math.cos(angle) * length, Math.sin(angle) * length);
  },
  mirror: async ({ picture }) => pixelsOf(photo(picture).flop()),
  turn: async ({ picture }, random) =>
    pixelsOf(photo(picture).rotate([90, 180, 270][Math.floor(random() * 3)]!)),
  cut: async ({ picture, corners }, random) => (corners ? cutAway(picture, corners, random) : null),
  lamp: async ({ picture, lines }, random) => lampOver(picture, lines, random),
  watermark: async ({ picture }, random) => watermarked(picture, random),
  screen: async ({ picture }, random) => onLcd(picture, random),
  /** Light of a seventh to a tenth of what is right, lifted by nothing, with the noise that it then has. */
  dark: async ({ picture }, random) => {
    const gain = between(random, 0.1, 0.15);
    return eachPixel(
      picture,
      (...rgb) =>
        [0, 1, 2].map((at) => fromLinear(toLinear(rgb[at]!) * gain) + (random() - 0.5) * 14) as unknown as [
          number,
          number,
          number,
        ],
    );
  },
  /** Light of six to nine times of what is right, and the veil that comes with it. */
  overexposed: async ({ picture }, random) => {
    const [gain, veil] = [between(random, 4, 6), between(random, 0.3, 0.4)];
    return eachPixel(
      picture,
      (...rgb) =>
        [0, 1, 2].map((at) => fromLinear(Math.min(1, toLinear(rgb[at]!) * gain + veil))) as unknown as [
          number,
          number,
          number,
        ],
    );
  },
};

/** sRGB, IEC 61966-2-1, by its power of 2.2. */
const toLinear = (value: number): number => (value / 255) ** 2.2;
const fromLinear = (value: number): number => 255 * value ** (1 / 2.2);

const smeared = ({ width, height, data }: Raster, dx: number, dy: number): Raster => {
  const steps = Math.max(2, Math.ceil(Math.hypot(dx, dy)));
  const sums = new Float32Array(data.length);
  for (let step = 0; step < steps; step++) {
    const [mx, my] = [(step / (steps - 1) - 0.5) * dx, (step / (steps - 1) - 0.5) * dy].map(Math.round) as [
      number,
      number,
    ];
    for (let y = 0, to = 0; y < height; y++) {
      const row = Math.max(0, Math.min(height - 1, y + my)) * width;
      for (let x = 0; x < width; x++, to += 3) {
        const at = (row + Math.max(0, Math.min(width - 1, x + mx))) * 3;
        sums[to]! += data[at]!;
        sums[to + 1]! += data[at + 1]!;
        sums[to + 2]! += data[at + 2]!;
      }
    }
  }
  return { width, height, data: Uint8Array.from(sums, (sum) => Math.round(sum / steps)) };
};

/** One side of the paper, 8 to 16 % of it, lies outside of the photo. */
const cutAway = async (picture: Raster, corners: Corners, random: Random): Promise<Raster> => {
  const { width, height } = picture;
  const [xs, ys] = [0, 1].map((axis) => corners.map((corner) => corner[axis as 0 | 1])) as [
    number[],
    number[],
  ];
  const [left, right, top, bottom] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)];
  const part = between(random, 0.08, 0.16);
  const side = Math.floor(random() * 4);
  const area = { left: 0, top: 0, width, height };
  if (side === 0) area.top = Math.round((top + part * (bottom - top)) * height);
  if (side === 1) area.width = Math.round((right - part * (right - left)) * width);
  if (side === 2) area.height = Math.round((bottom - part * (bottom - top)) * height);
  if (side === 3) area.left = Math.round((left + part * (right - left)) * width);
  if (side === 0) area.height = height - area.top;
  if (side === 3) area.width = width - area.left;
  return pixelsOf(photo(picture).extract(area));
};

/** A lamp mirrored in the paper over one of its longer lines: light added to the light of the paper, falling off as a Gaussian. */
const lampOver = (picture: Raster, lines: readonly ReadLine[], random: Random): Raster | null => {
  const { width, height } = picture;
  const long = lines.filter(({ chars }) => chars.length >= 6);
  if (long.length === 0) return null;
  const { place } = long[Math.floor(random() * long.length)]!;
  const along = between(random, 0.3, 0.7);
  const centre = [0, 1].map((axis) => {
    const [a, b, c, d] = place.map((corner) => corner[axis as 0 | 1]) as [number, number, number, number];
    return ((a + d) / 2) * (1 - along) + ((b + c) / 2) * along;
  }) as [number, number];
  const [cx, cy] = [centre[0] * width, centre[1] * height];
  const radius = longOf(picture) * between(random, 0.035, 0.07);
  const [stretch, angle] = [between(random, 0.6, 1), random() * Math.PI];
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
  const warm = between(random, 0.92, 1);
  return eachPixel(picture, (r, g, b, x, y) => {
    const u = (x - cx) * cos + (y - cy) * sin;
    const v = ((y - cy) * cos - (x - cx) * sin) / stretch;
    const added = 340 * Math.exp(-(u * u + v * v) / (radius * radius));
    return [r + added, g + added * (0.5 + warm / 2), b + added * warm];
  });
};

const purposes = ['仅供办理域名备案使用', '仅限实名认证使用', '复印无效', '仅供业务办理 再次复印无效'];

/** Text for one purpose over the whole photo: in slanted rows, or once across. Needs a typeface with Chinese characters. */
const watermarked = async (picture: Raster, random: Random): Promise<Raster> => {
  const { width, height } = picture;
  const long = longOf(picture);
  const text = purposes[Math.floor(random() * purposes.length)]!;
  const isOnce = random() < 0.4;
  const size = long * (isOnce ? between(random, 0.05, 0.07) : between(random, 0.022, 0.034));
  const angle = between(random, 18, 42) * (random() < 0.7 ? -1 : 1);
  const colour = ['#808080', '#c03030', '#606060'][Math.floor(random() * 3)]!;
  const opacity = between(random, 0.3, 0.5);
  const marks: string[] = [];
  const put = (x: number, y: number): void => {
    marks.push(`<text x="${x}" y="${y}" text-anchor="middle">${text}</text>`);
  };
  if (isOnce) put(0, 0);
  else {
    const [across, down] = [size * (text.length + 3), size * 5];
    for (let row = -12; row <= 12; row++)
      for (let column = -5; column <= 5; column++) put((column + (row % 2) / 2) * across, row * down);
  }
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}"><g transform="translate(${width / 2} ${height / 2}) rotate(${angle})" font-family="Noto Sans CJK SC" font-size="${size}" fill="${colour}" fill-opacity="${opacity}">${marks.join('')}</g></svg>`;
  return pixelsOf(photo(picture).composite([{ input: Buffer.from(svg) }]));
};

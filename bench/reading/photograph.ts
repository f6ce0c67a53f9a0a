/** A drawn paper as a scanner or a phone hands it over: size, tilt, perspective, shadow, blur, noise, JPEG, any way up, mirrored. */
import sharp from 'sharp';
import { mapPoint, solveHomography } from '#domain/plan/homography';
import type { Corners, Point, QuarterTurns } from '#domain/plan/plan';
import { deskKinds, drawDesk } from '../photos/desks.ts';
import { between, type Canvas, pick, type Random } from '../photos/paint.ts';
import type { DrawnPaper } from './drawn.ts';
import { whole } from './facts.ts';

export type Manner = {
  /** Height of the number's digits, pixels. */
  readonly digits: number;
  /** Neither tilt nor perspective, as from a scanner or out of the desk's own straightening. */
  readonly isStraight: boolean;
  /** Standard deviation of the blur, pixels. */
  readonly blur: number;
  readonly quality: number;
  /** A seal stamped over print. */
  readonly isStamped: boolean;
  readonly way: { readonly flip: boolean; readonly turns: QuarterTurns };
};

/** A good eye has no trouble with it: names are promised on such pictures. */
export const isSharp = ({ digits, blur, quality, isStamped }: Manner): boolean =>
  digits >= 12 && blur <= 0.05 * digits && quality >= 60 && !isStamped;

const [least, most] = [7, 40];
/** Longest side that the desk hands to its reader. */
export const longestSide = 2000;

export const photograph = async (
  paper: DrawnPaper,
  random: Random,
): Promise<{ picture: Canvas; manner: Manner }> => {
  const isStraight = random() < 0.4;
  const room = isStraight ? 1 : 0.85;
  const largest = (longestSide * room * paper.digits) / Math.max(paper.width, paper.height);
  const digits = Math.exp(between(random, Math.log(least), Math.log(Math.min(most, largest))));
  const isStamped = random() < 0.12;
  const face = await render(paper, digits / paper.digits, isStamped ? stampOn(paper, random) : '');
  const laid = isStraight ? face : lay(face, random);
  if (random() < 0.35) shade(laid, random);
  const blur = random() < 0.3 ? 0 : between(random, 0, 0.09) * digits;
  const noise = random() < 0.3 ? 0 : between(random, 0, 14);
  const quality = whole(random, 35, 95);
  const turns = random() < 0.6 ? 0 : (whole(random, 1, 3) as QuarterTurns);
  const flip = random() < 0.1;
  let image = sharp(laid.data, { raw: { width: laid.width, height: laid.height, channels: 3 } });
  if (blur >= 0.3)
    image = sharp(await image.blur(blur).raw().toBuffer(), {
      raw: { width: laid.width, height: laid.height, channels: 3 },
    });
  const { data } = await image.raw().toBuffer({ resolveWithObject: true });
  grain(data, noise, random);
  // What the scan needs is turned over first and then clockwise: here it is undone, from the end.
  const turned = await sharp(data, { raw: { width: laid.width, height: laid.height, channels: 3 } })
    .rotate((360 - 90 * turns) % 360)
    .raw()
    .toBuffer({ resolveWithObject: true });
  const over = sharp(turned.data, {
    raw: { width: turned.info.width, height: turned.info.height, channels: 3 },
  });
  const file = await (flip ? over.flop() : over).jpeg({ quality }).toBuffer();
  const raw = await sharp(file).raw().toBuffer({ resolveWithObject: true });
  return {
    picture: { width: raw.info.width, height: raw.info.height, data: raw.data },
    manner: { digits, isStraight, blur: blur >= 0.3 ? blur : 0, quality, isStamped, way: { flip, turns } },
  };
};

const render = async (paper: DrawnPaper, scale: number, over: string): Promise<Canvas> => {
  const [width, height] = [Math.round(paper.width * scale), Math.round(paper.height * scale)];
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${paper.width} ${paper.height}" preserveAspectRatio="none">${paper.body}${over}</svg>`;
  const { data, info } = await sharp(Buffer.from(svg))
    .flatten({ background: '#fff' })
    .removeAlpha()
    .toColourspace('srgb')
    .raw()
    .toBuffer({ resolveWithObject: true });
  return { width: info.width, height: info.height, data };
};

/** A round company's seal anywhere on the paper, as offices stamp copies. */
const stampOn = ({ width, height }: DrawnPaper, random: Random): string => {
  const radius = Math.min(width, height) * between(random, 0.13, 0.2);
  const [x, y] = [between(random, 0.15, 0.85) * width, between(random, 0.15, 0.85) * height];
  const opacity = between(random, 0.35, 0.7).toFixed(2);
  return `<g fill="none" stroke="#cc2a20" opacity="${opacity}"><circle cx="${x}" cy="${y}" r="${radius}" stroke-width="${radius * 0.06}"/></g><text x="${x}" y="${y + radius * 0.2}" font-size="${radius * 0.6}" fill="#cc2a20" opacity="${opacity}" text-anchor="middle">★</text><text x="${x}" y="${y + radius * 0.75}" font-size="${radius * 0.24}" fill="#cc2a20" opacity="${opacity}" text-anchor="middle" font-family="Noto Serif CJK SC">样本印章</text>`;
};

/** On a desk, tilted up to eight degrees and seen a little from one side. */
const lay = (face: Canvas, random: Random): Canvas => {
  const tilt = (between(random, -8, 8) * Math.PI) / 180;
  const [cos, sin] = [Math.cos(tilt), Math.sin(tilt)];
  const lean = between(random, 0, 0.035);
  const corner = (u: number, v: number): Point => {
    const [x, y] = [u * face.width, v * face.height];
    return [
      x * cos - y * sin + between(random, -lean, lean) * face.width,
      x * sin + y * cos + between(random, -lean, lean) * face.height,
    ];
  };
  const loose = [corner(0, 0), corner(1, 0), corner(1, 1), corner(0, 1)];
  const [xs, ys] = [loose.map(([x]) => x), loose.map(([, y]) => y)];
  const rim = between(random, 0.01, 0.06) * Math.max(face.width, face.height);
  const [left, top] = [Math.min(...xs) - rim, Math.min(...ys) - rim];
  const quad = loose.map(([x, y]) => [x - left, y - top] as const) as unknown as Corners;
  const [width, height] = [Math.ceil(Math.max(...xs) - left + rim), Math.ceil(Math.max(...ys) - top + rim)];
  const on = drawDesk(pick(random, deskKinds), width, height, random);
  const { width: w, height: h } = face;
  const map = solveHomography(quad, [
    [0, 0],
    [w, 0],
    [w, h],
    [0, h],
  ])!;
  for (let y = 0, at = 0; y < height; y++)
    for (let x = 0; x < width; x++, at += 3) {
      const [u, v] = mapPoint(map, [x + 0.5, y + 0.5]);
      if (u < 0 || v < 0 || u >= w || v >= h) continue;
      const [px, py] = [Math.min(w - 1, Math.max(0, u - 0.5)), Math.min(h - 1, Math.max(0, v - 0.5))];
      const [x0, y0] = [Math.floor(px), Math.floor(py)];
      const [fx, fy] = [px - x0, py - y0];
      const from = (y0 * w + x0) * 3;
      const [right, below] = [x0 < w - 1 ? 3 : 0, y0 < h - 1 ? w * 3 : 0];
      for (let channel = from; channel < from + 3; channel++)
        on.data[at + channel - from] =
          (1 - fy) * ((1 - fx) * face.data[channel]! + fx * face.data[channel + right]!) +
          fy * ((1 - fx) * face.data[channel + below]! + fx * face.data[channel + below + right]!);
    }
  return on;
};

/** The soft edge of a shadow across the picture. */
const shade = (on: Canvas, random: Random): void => {
  const angle = random() * 2 * Math.PI;
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
  const depth = between(random, 0.2, 0.5);
  const edge = between(random, -0.25, 0.25);
  const soft = between(random, 0.02, 0.3);
  for (let y = 0, at = 0; y < on.height; y++)
    for (let x = 0; x < on.width; x++, at += 3) {
      const side = (x / on.width - 0.5) * cos + (y / on.height - 0.5) * sin - edge;
      const dark = 1 - depth / (1 + Math.exp(-side / (soft / 4)));
      for (let channel = at; channel < at + 3; channel++) on.data[channel] = on.data[channel]! * dark;
    }
};

const grain = (data: Uint8Array, noise: number, random: Random): void => {
  if (noise === 0) return;
  for (let at = 0; at < data.length; at += 3) {
    const shared = (random() + random() + random() - 1.5) * noise;
    for (let channel = at; channel < at + 3; channel++)
      data[channel] = Math.max(0, Math.min(255, data[channel]! + shared));
  }
};

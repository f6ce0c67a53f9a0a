/** Watermarks: one to five rows of pale characters that run aslant over a paper, as people lay them over copies for one purpose. */
import sharp from 'sharp';
import { solveHomography } from '#domain/plan/homography';
import type { Corners } from '#domain/plan/plan';
import { between, type Canvas, pick, type Random } from './paint.ts';

const words = [
  '仅用于域名实名认证',
  '仅供办理业务使用 再次复印无效',
  '样本 仅供审核',
  'FOR DOMAIN REGISTRATION ONLY',
  'SAMPLE COPY 2026-05-08',
  '仅限注册商审核使用 2026年5月8日',
] as const;
const families = ['Noto Sans CJK SC', 'Noto Serif CJK SC', 'Liberation Sans, Noto Sans CJK SC'] as const;
/** What is left of red, green and blue where the marks are full: red, grey, blue. */
const inks = [
  [0.86, 0.45, 0.45],
  [0.5, 0.5, 0.5],
  [0.45, 0.55, 0.86],
] as const;

/** One row of characters: how much of each pixel they cover, 0–255. */
type Row = { readonly width: number; readonly height: number; readonly covered: Uint8Array };

/** Pixels from the foot of a row's characters to their top, about. */
const rowHigh = 64;

const drawRow = async (said: string, family: string): Promise<Row> => {
  // The product refuses SVG; here it is the bench's own.
  sharp.unblock({ operation: ['VipsForeignLoadSvg'] });
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="2200" height="96"><text x="8" y="70" font-size="${rowHigh}" font-family="${family}">${said}</text></svg>`;
  const { data, info } = await sharp(Buffer.from(svg))
    .flatten({ background: '#fff' })
    .greyscale()
    .negate()
    .trim({ threshold: 8 })
    .raw()
    .toBuffer({ resolveWithObject: true });
  const pixels = info.width * info.height;
  const covered = Uint8Array.from({ length: pixels }, (_, at) => data[at * info.channels]!);
  return { width: info.width, height: info.height, covered };
};

const rows = await Promise.all(families.flatMap((family) => words.map((said) => drawRow(said, family))));

/** The photo with a watermark over the paper inside `corners`. */
export const watermarked = (picture: Canvas, corners: Corners, random: Random): Canvas => {
  const { width, height } = picture;
  const data = picture.data.slice();
  const quad = corners.map(([x, y]) => [x * width, y * height] as const) as unknown as Corners;
  const [a, b, , d] = quad;
  const [wide, high] = [Math.hypot(b[0] - a[0], b[1] - a[1]), Math.hypot(d[0] - a[0], d[1] - a[1])];
  const map = solveHomography(quad, [
    [0, 0],
    [wide, 0],
    [wide, high],
    [0, high],
  ])!;
  const row = pick(random, rows);
  const count = 1 + Math.floor(random() * 5);
  const degrees = between(random, 18, 50) * (random() < 0.7 ? -1 : 1);
  const [cos, sin] = [Math.cos((degrees * Math.PI) / 180), Math.sin((degrees * Math.PI) / 180)];
  const ink = pick(random, inks);
  const strength = between(random, 0.3, 0.75);
  const size = (Math.min(wide, high) * between(random, 0.07, count === 1 ? 0.16 : 0.11)) / rowHigh;
  const step = Math.max(Math.hypot(wide, high) / (count + 0.5), size * rowHigh * 1.8);
  const repeat = row.width * size + size * rowHigh * 2;
  const [h0, h1, h2, h3, h4, h5, h6, h7] = map;
  for (let y = 0, at = 0; y < height; y++)
    for (let x = 0; x < width; x++, at += 3) {
      const [px, py] = [x + 0.5, y + 0.5];
      const share = 1 / (h6 * px + h7 * py + 1);
      const [u, v] = [(h0 * px + h1 * py + h2) * share, (h3 * px + h4 * py + h5) * share];
      if (u < 0 || v < 0 || u > wide || v > high) continue;
      const [du, dv] = [u - wide / 2, v - high / 2];
      const along = du * cos + dv * sin + (count === 1 ? (row.width * size) / 2 : repeat / 2);
      const across = dv * cos - du * sin + (count * step) / 2;
      const line = Math.floor(across / step);
      if (line < 0 || line >= count || (count === 1 && (along < 0 || along > row.width * size))) continue;
      const shifted = along + line * 0.37 * repeat;
      const covered = coveredAt(
        row,
        (shifted - Math.floor(shifted / repeat) * repeat) / size,
        (across - (line + 0.5) * step) / size + row.height / 2,
      );
      if (covered === 0) continue;
      for (let channel = 0; channel < 3; channel++)
        data[at + channel] = data[at + channel]! * (1 - covered * strength * (1 - ink[channel]!));
    }
  return { width, height, data };
};

/** Between four pixels of a row, 0–1; nothing outside. */
const coveredAt = ({ width, height, covered }: Row, x: number, y: number): number => {
  const [left, top] = [Math.floor(x), Math.floor(y)];
  if (left < 0 || top < 0 || left >= width - 1 || top >= height - 1) return 0;
  const at = top * width + left;
  const upper = covered[at]! + (covered[at + 1]! - covered[at]!) * (x - left);
  const lower = covered[at + width]! + (covered[at + width + 1]! - covered[at + width]!) * (x - left);
  return (upper + (lower - upper) * (y - top)) / 255;
};

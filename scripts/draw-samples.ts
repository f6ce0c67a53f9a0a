/** Draws the sample certificates of `assets/samples`: invented papers, marked as samples, photographed on invented desks. Needs a CJK font. */
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import sharp from 'sharp';
import { mapPoint, solveHomography } from '../src/domain/plan/homography.ts';
import type { Corners } from '../src/domain/plan/plan.ts';
import { seeded } from '../tests/photos.ts';
import { type Paper, papers } from './samples/papers.ts';

const tilt = (left: number, top: number, right: number, bottom: number, skew: number): Corners => [
  [left + skew, top],
  [right, top + skew / 2],
  [right - skew / 3, bottom],
  [left, bottom - skew / 2],
];

type Photo = { readonly corners: Corners; readonly desk: readonly [number, number, number] };

/** How the papers lie, by name; the others lie a little differently each on the desk of the paper whose name they begin with. */
const photos: Readonly<Record<string, Photo>> = {
  'id-front': { corners: tilt(0.14, 0.17, 0.87, 0.8, 0.03), desk: [122, 84, 52] },
  'id-back': { corners: tilt(0.12, 0.15, 0.88, 0.82, -0.02), desk: [122, 84, 52] },
  'permit-front': { corners: tilt(0.13, 0.18, 0.86, 0.81, 0.04), desk: [70, 78, 88] },
  'permit-back': { corners: tilt(0.15, 0.16, 0.88, 0.8, 0.02), desk: [70, 78, 88] },
  passport: { corners: tilt(0.1, 0.09, 0.9, 0.87, 0.025), desk: [96, 104, 84] },
  licence: { corners: tilt(0.06, 0.05, 0.94, 0.93, 0.02), desk: [88, 72, 64] },
};

const photoOf = (name: string, index: number): Photo => {
  const own = photos[name];
  if (own) return own;
  const like = photos[Object.keys(photos).find((one) => name.startsWith(`${one}-`)) ?? ''];
  if (!like) throw new Error(`nobody knows how ${name} lies`);
  const [dx, dy] = [((index * 7) % 5) * 0.004 - 0.008, ((index * 3) % 5) * 0.004 - 0.008];
  const corners = like.corners.map(([x, y]) => [x + dx, y + dy] as const) as unknown as Corners;
  return { corners, desk: like.desk };
};

const photoWidth = 2400;
const photoHeight = 1800;
const folder = join(import.meta.dirname, '..', 'assets', 'samples');
await mkdir(folder, { recursive: true });
const drawings: Record<string, { readonly file: string; readonly corners: Corners }> = {};
for (const [index, paper] of papers.entries()) {
  const { name } = paper;
  const photo = photoOf(name, index);
  const jpeg = await photograph(paper, photo, index + 11);
  drawings[name] = { file: `${name}.jpg`, corners: photo.corners };
  await writeFile(join(folder, `${name}.jpg`), jpeg);
  console.log(name, jpeg.length);
}
await writeFile(join(folder, 'samples.json'), `${JSON.stringify(drawings, null, 2)}\n`);

/** The drawing in perspective on a desk, with a soft shadow and a little grain. */
async function photograph(
  { width, height, body }: Paper,
  { corners, desk }: Photo,
  seed: number,
): Promise<Buffer> {
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${width * 2}" height="${height * 2}" viewBox="0 0 ${width} ${height}" font-family="Noto Sans CJK SC, sans-serif">${body}</svg>`;
  const { data: paper, info } = await sharp(Buffer.from(svg))
    .ensureAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true });
  const pixels = corners.map(([x, y]) => [x * photoWidth, y * photoHeight] as const) as unknown as Corners;
  const toPaper = solveHomography(pixels, [
    [0, 0],
    [info.width, 0],
    [info.width, info.height],
    [0, info.height],
  ]);
  if (!toPaper) throw new Error('corners on one line');
  const random = seeded(seed);
  const photo = Buffer.alloc(photoWidth * photoHeight * 3);
  for (let y = 0, at = 0; y < photoHeight; y++)
    for (let x = 0; x < photoWidth; x++, at += 3) {
      const light = 1.02 - 0.12 * ((x / photoWidth - 0.3) ** 2 + (y / photoHeight - 0.2) ** 2);
      const grain = (random() + random() - 1) * 5;
      const wood = Math.sin(x * 0.011 + Math.sin(y * 0.003 + seed) * 5) * 8;
      const shade = inside(toPaper, x - 14, y - 18, info.width, info.height) ? 0.72 : 1;
      const [u, v] = mapPoint(toPaper, [x + 0.5, y + 0.5]);
      const from =
        u >= 0 && v >= 0 && u < info.width && v < info.height ? ((v | 0) * info.width + (u | 0)) * 4 : -1;
      const cover = from < 0 ? 0 : paper[from + 3]! / 255;
      for (let channel = 0; channel < 3; channel++) {
        const base = (desk[channel]! + wood) * shade;
        const value = cover > 0 ? paper[from + channel]! * cover + base * (1 - cover) : base;
        photo[at + channel] = Math.max(0, Math.min(255, value * light + grain));
      }
    }
  return sharp(photo, { raw: { width: photoWidth, height: photoHeight, channels: 3 } })
    .blur(0.6)
    .jpeg({ quality: 84 })
    .toBuffer();
}

function inside(
  map: NonNullable<ReturnType<typeof solveHomography>>,
  x: number,
  y: number,
  width: number,
  height: number,
): boolean {
  const [u, v] = mapPoint(map, [x, y]);
  return u >= 0 && v >= 0 && u < width && v < height;
}

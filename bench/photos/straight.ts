/** Straightened papers as they come to the fit: seeded; of every kind, from tiny to huge, from flat to noisy. */
import sharp from 'sharp';
import type { Raster } from '#core/imaging/raster';
import { seeded } from '../../tests/photos.ts';
import { between, pick, type Random } from './paint.ts';
import { drawPaper, paperKinds } from './papers.ts';

export const straightKinds = ['photo', 'photo', 'photo', 'scan', 'noisy', 'tiny', 'huge', 'flat'] as const;
export type StraightKind = (typeof straightKinds)[number];

/** Longest side in pixels, and strength of the noise in grey levels, from and to. */
const looks: Readonly<Record<StraightKind, readonly [number, number, number, number]>> = {
  photo: [1000, 2200, 2, 14],
  scan: [1000, 2400, 0, 2],
  noisy: [1200, 2000, 18, 45],
  tiny: [300, 600, 0, 10],
  huge: [2600, 3508, 4, 12],
  flat: [500, 1800, 0, 1],
};

export const drawStraight = async (seed: number): Promise<{ kind: StraightKind; picture: Raster }> => {
  const random = seeded(seed * 6151 + 29);
  const kind = straightKinds[seed % straightKinds.length]!;
  const [shortest, longest, least, most] = looks[kind];
  const { face } = drawPaper(pick(random, paperKinds), random);
  const long = Math.round(between(random, shortest, longest));
  const scale = long / Math.max(face.width, face.height);
  const [width, height] = [Math.round(face.width * scale), Math.round(face.height * scale)];
  const blank = kind === 'flat' && random() < 0.5;
  const data = blank
    ? new Uint8Array(width * height * 3).fill(236)
    : await sharp(face.data, { raw: { width: face.width, height: face.height, channels: 3 } })
        .resize(width, height, { fit: 'fill' })
        .blur(between(random, 0.4, 1.6))
        .raw()
        .toBuffer();
  soil(data, between(random, least, most), between(random, 0.7, 1.05), random);
  return { kind, picture: { width, height, data } };
};

/** Light and noise of a camera, near to a normal distribution. */
const soil = (data: Uint8Array, noise: number, exposure: number, random: Random): void => {
  const grains = Float32Array.from(
    { length: 65_521 },
    () => (random() + random() + random() + random() - 2) * 1.73 * noise,
  );
  let at = 0;
  for (let index = 0; index < data.length; index++) {
    if (index % 4096 === 0) at = Math.floor(random() * 60_000);
    data[index] = Math.max(0, Math.min(255, data[index]! * exposure + grains[at++]!));
  }
};

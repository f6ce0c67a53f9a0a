/** Photos that the search for the document is fitted on: real ones from folders with their truth, and drawn ones. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import sharp from 'sharp';
import type { Raster } from '#core/imaging/raster';
import type { Corners } from '#domain/plan/plan';
import { cropped } from '../../bench/photos/cut.ts';
import type { Photo } from '../../bench/photos/photograph.ts';
import { drawPair, drawScene } from '../../bench/photos/scenes.ts';
import { drawSketch, type Sketch } from '../../bench/photos/sketches.ts';
import { throughJpeg } from '../../bench/photos/through-jpeg.ts';
import { seeded } from '../../tests/photos.ts';

export type Shot = {
  /** Of the photo; its copies share it, and with it their fold. */
  readonly name: string;
  readonly kind: string;
  /** `photo` is as it came, `copy` smaller and encoded again, `crop` cut so that the paper fills it. */
  readonly form: 'photo' | 'copy' | 'crop' | 'drawn';
  readonly weight: number;
  /** Read, made or drawn only when it is wanted. */
  open(): Promise<OpenShot>;
};

export type OpenShot = {
  readonly picture: Raster;
  /** Corners of each paper, in fractions. */
  readonly truths: readonly Corners[];
  /** How exact these are, in parts of the diagonal. */
  readonly within: number;
};

/** One record of a folder's truth.json. */
type Truth = {
  readonly file: string;
  readonly kind: string;
  readonly corners: Corners | null;
  readonly cornersWithin?: number;
  readonly fills?: boolean;
};

const usualWithin = 0.01;
/** A crop says less than a photo: its kind of frame was not chosen by a person. */
const cropWeight = 0.5;
/** Drawn photos keep the fit from learning only papers that are in the folders; what real photos say goes before. */
const drawnWeight = 0.25;

/** Drawn photos of each kind. Their numbers are not those of the bench. */
const scenes = 93;
const sketches = 113;
/** Two cards in one photo: without them a region around both is the best answer to every fit. */
const pairs = 60;
/** Under the pale lid of a scanner: outlines are faint there, and much of what offices have was scanned. */
const lids = 96;
/** Scenes cut so that the paper runs out of the photo. */
const cuts = 64;
/** Sketches of pale papers and of cut ones, besides those among `sketches`. */
const harder = 48;

/** Every photo with its copies, then the drawn ones. */
export async function* shotsOf(folders: readonly string[]): AsyncGenerator<Shot> {
  for (const folder of folders) {
    const truths = JSON.parse(await readFile(join(folder, 'truth.json'), 'utf8')) as Truth[];
    for (const [index, truth] of truths.entries()) yield* realShots(folder, truth, index);
  }
  for (let index = 0; index < scenes; index++)
    yield drawn(`scene-${index}`, () => ofPhoto(drawScene(200_000 + index * 3)));
  for (let index = 0; index < pairs; index++)
    yield drawn(`pair-${index}`, () => ofPhoto(drawPair(200_000 + index * 3)));
  for (let index = 0; index < sketches; index++)
    yield drawn(`sketch-${index}`, async () => ofSketch(await drawSketch(index)));
  // Every eighth block of eight numbers lies under the lid, each paper once.
  for (let index = 0; index < lids; index++)
    yield drawn(`lid-${index}`, () => ofPhoto(drawScene(320_016 + 64 * (index >> 3) + (index & 7))));
  for (let index = 0; index < cuts; index++)
    yield drawn(`cut-${index}`, () => ofPhoto(cutScene(400_000 + index * 9)));
  for (let index = 0; index < harder; index++)
    yield drawn(`sketch-${index % 2 === 0 ? 'pale' : 'cut'}-${index >> 1}`, async () =>
      ofSketch(await drawSketch(114 + 4 * index)),
    );
}

const ofPhoto = async ({ picture, corners }: Photo): Promise<OpenShot> => ({
  picture: await throughJpeg(picture),
  truths: corners,
  within: usualWithin,
});

const ofSketch = (sketch: Sketch): Promise<OpenShot> => ofPhoto({ picture: sketch, corners: sketch.corners });

const cutScene = (seed: number): Photo => {
  const { picture, corners } = drawScene(seed);
  const cut = cropped(picture, corners[0]!, seeded(seed));
  return { picture: cut.picture, corners: [cut.corners] };
};

const drawn = (name: string, open: Shot['open']): Shot => ({
  name,
  kind: name.replace(/-\d+$/, ''),
  form: 'drawn',
  weight: drawnWeight,
  open,
});

function* realShots(
  folder: string,
  { file, kind, corners, cornersWithin, fills }: Truth,
  index: number,
): Generator<Shot> {
  const shot = { name: file, kind, weight: 1 };
  const truths = corners ? [corners] : [];
  const within = cornersWithin ?? usualWithin;
  const read = () => readFile(join(folder, file));
  yield {
    ...shot,
    form: 'photo',
    open: async () => ({ picture: await rasterOf(await read()), truths, within }),
  };
  yield {
    ...shot,
    form: 'copy',
    open: async () => {
      const { data, info } = await sharp(await read())
        .rotate()
        .toBuffer({ resolveWithObject: true });
      const smaller = sharp(data).resize({ width: Math.round(info.width * 0.83) });
      return { picture: await rasterOf(await smaller.jpeg({ quality: 80 }).toBuffer()), truths, within };
    },
  };
  const box = corners && !fills ? innerBox(corners, insets[index % insets.length]!) : null;
  if (!box) return;
  const [left, top, right, bottom] = box;
  yield {
    ...shot,
    form: 'crop',
    weight: cropWeight,
    open: async () => {
      const { data, info } = await sharp(await read())
        .rotate()
        .toBuffer({ resolveWithObject: true });
      const crop = sharp(data).extract({
        left: Math.ceil(left * info.width),
        top: Math.ceil(top * info.height),
        width: Math.floor((right - left) * info.width) - 1,
        height: Math.floor((bottom - top) * info.height) - 1,
      });
      const picture = await rasterOf(await crop.jpeg({ quality: 90 }).toBuffer());
      return { picture, truths: [wholePhoto], within: usualWithin };
    },
  };
}

/** Parts of the photo by which crops lie inside the paper's edge. */
const insets = [0.002, 0.006, 0.012] as const;

const wholePhoto: Corners = [
  [0, 0],
  [1, 0],
  [1, 1],
  [0, 1],
];

/** Left, top, right, bottom of the upright box inside the corners, so much further in; null where it holds too little of the paper. */
const innerBox = (corners: Corners, inset: number): readonly [number, number, number, number] | null => {
  const [xs, ys] = [0, 1].map((axis) =>
    corners.map((corner) => corner[axis as 0 | 1]).sort((a, b) => a - b),
  ) as [number[], number[]];
  const [left, right, top, bottom] = [xs[1]!, xs[2]!, ys[1]!, ys[2]!];
  const paper = Math.abs(
    corners.reduce((sum, [x, y], at) => {
      const [u, v] = corners[(at + 1) % 4]!;
      return sum + (x * v - u * y) / 2;
    }, 0),
  );
  if ((right - left) * (bottom - top) < 0.8 * paper) return null;
  return [left + inset, top + inset, right - inset, bottom - inset];
};

const rasterOf = async (bytes: Buffer): Promise<Raster> => {
  const { data, info } = await sharp(bytes)
    .rotate()
    .flatten({ background: '#fff' })
    .toColourspace('srgb')
    .raw()
    .toBuffer({ resolveWithObject: true });
  return { width: info.width, height: info.height, data };
};

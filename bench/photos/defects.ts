/** Photos with one fault each, and good ones, whose truth is known. */
import type { Corners } from '#domain/plan/plan';
import { seeded } from '../../tests/photos.ts';
import { photocopied } from './copier.ts';
import { cropped } from './cut.ts';
import { type DeskKind, deskKinds } from './desks.ts';
import { flared } from './glare.ts';
import { defocused, shaken } from './lens.ts';
import { between, type Canvas, type Random } from './paint.ts';
import { drawPaper, type Paper, paperKinds } from './papers.ts';
import { type Manner, photograph, poseCorners } from './photograph.ts';
import { watermarked } from './watermark.ts';

/** `glare-beside` is no fault: a reflection on bare paper that hides nothing. */
export const defects = [
  'none',
  'grey-copy',
  'mirrored',
  'upside-down',
  'blur',
  'motion',
  'glare',
  'dark',
  'overexposed',
  'screen',
  'cut',
  'glare-beside',
  'watermark',
] as const;
export type Defect = (typeof defects)[number];

export type FaultyScene = {
  readonly picture: Canvas;
  /** Of the one paper, clockwise from the top left of what is seen; null where a part of it is outside. */
  readonly corners: Corners | null;
  readonly defect: Defect;
  readonly paper: string;
  readonly desk: DeskKind;
};

type Face = Omit<Paper, 'kind'> & { readonly kind: string };

/** A photo with one whole upright paper, `face` in place of a drawn one. */
export const drawGood = (seed: number, face?: Face, long = 1600): FaultyScene => {
  const random = seeded(seed * 6007 + 29);
  const kind = paperKinds[seed % paperKinds.length]!;
  const paper = face ?? drawPaper(kind, random);
  const desk = deskKinds[Math.floor(seed / paperKinds.length) % deskKinds.length]!;
  const [width, height] = [long, Math.round(long * 0.75)];
  const flat = desk === 'lid';
  const manner: Manner = {
    shadow: flat ? 0.05 : between(random, 0, 0.4),
    gradient: flat ? 0.02 : between(random, 0, 0.4),
    glare: false,
    finger: random() < 0.12,
    blur: 0,
    noise: between(random, 2, 12),
    exposure: between(random, 0.68, 1.02),
  };
  for (let smaller = 1; ; smaller *= 0.94) {
    const pose = {
      centre: [between(random, 0.42, 0.58), between(random, 0.42, 0.58)] as const,
      size: between(random, 0.75, 1.15) * smaller,
      turn: between(random, -0.25, 0.25),
      lean: flat ? 0 : between(random, 0, 0.4),
      leanTo: random() * Math.PI * 2,
    };
    const corners = poseCorners(paper as Paper, pose, width, height);
    if (corners.some(([x, y]) => Math.min(x, y) < 0.02 || Math.max(x, y) > 0.98)) continue;
    const { picture } = photograph([[paper as Paper, pose]], desk, manner, [width, height], random);
    return { picture, corners, defect: 'none', paper: paper.kind, desk };
  }
};

/** One fault added to a good photo. */
export const spoil = (good: FaultyScene, defect: Defect, seed: number): FaultyScene => {
  const random = seeded(seed * 7013 + defects.indexOf(defect) * 101);
  return { ...good, ...spoilers[defect](good, random), defect };
};

const mustBe = <T>(value: T | null): T => {
  if (value === null) throw new Error('this paper has no print that a reflection could hide');
  return value;
};

type Spoiler = (good: FaultyScene, random: Random) => Partial<FaultyScene>;

const spoilers: Readonly<Record<Defect, Spoiler>> = {
  none: () => ({}),
  'grey-copy': ({ picture, corners }, random) => ({ picture: photocopied(picture, corners!, random) }),
  mirrored: ({ picture, corners }) => ({
    picture: moved(picture, (x, y) => [picture.width - 1 - x, y]),
    corners: reorder(corners!, ([x, y]) => [1 - x, y], [1, 0, 3, 2]),
  }),
  'upside-down': ({ picture, corners }) => ({
    picture: moved(picture, (x, y) => [picture.width - 1 - x, picture.height - 1 - y]),
    corners: reorder(corners!, ([x, y]) => [1 - x, 1 - y], [2, 3, 0, 1]),
  }),
  blur: ({ picture }, random) => ({ picture: defocused(picture, random) }),
  motion: ({ picture }, random) => ({ picture: shaken(picture, random) }),
  glare: ({ picture, corners }, random) => ({ picture: mustBe(flared(picture, corners!, true, random)) }),
  'glare-beside': ({ picture, corners }, random) => ({
    picture: flared(picture, corners!, false, random) ?? picture,
  }),
  dark: ({ picture }, random) => ({ picture: lit(picture, between(random, 0.2, 0.32)) }),
  overexposed: ({ picture }, random) => ({ picture: lit(picture, 0.55, between(random, 168, 188)) }),
  screen: ({ picture }, random) => ({ picture: onScreen(picture, random) }),
  cut: ({ picture, corners }, random) => ({
    picture: cropped(picture, corners!, random).picture,
    corners: null,
  }),
  watermark: ({ picture, corners }, random) => ({ picture: watermarked(picture, corners!, random) }),
};

const moved = (
  { width, height, data }: Canvas,
  from: (x: number, y: number) => readonly [number, number],
): Canvas => {
  const out = new Uint8Array(data.length);
  for (let y = 0, to = 0; y < height; y++)
    for (let x = 0; x < width; x++, to += 3) {
      const [u, v] = from(x, y);
      const at = (v * width + u) * 3;
      out[to] = data[at]!;
      out[to + 1] = data[at + 1]!;
      out[to + 2] = data[at + 2]!;
    }
  return { width, height, data: out };
};

type Place = readonly [number, number];
const reorder = (corners: Corners, move: (point: Place) => Place, order: readonly number[]): Corners =>
  order.map((index) => move(corners[index]!)) as unknown as Corners;

const lit = ({ width, height, data }: Canvas, gain: number, offset = 0): Canvas => ({
  width,
  height,
  data: data.map((value) => Math.min(255, value * gain + offset)),
});

/** Dark lines between a screen's dots, a little turned against the camera. */
const onScreen = (source: Canvas, random: Random): Canvas => {
  const { width, height, data } = source;
  const out = new Uint8Array(data.length);
  const period = between(random, 2.6, 6.5);
  const angle = between(random, -0.2, 0.2);
  const depth = between(random, 0.08, 0.2);
  for (let y = 0, at = 0; y < height; y++)
    for (let x = 0; x < width; x++, at += 3) {
      const u = ((x * Math.cos(angle) + y * Math.sin(angle)) / period) * Math.PI * 2;
      const v = ((y * Math.cos(angle) - x * Math.sin(angle)) / period) * Math.PI * 2;
      const gain = 1 - depth * (0.5 + 0.25 * Math.cos(u) + 0.25 * Math.cos(v));
      for (let channel = 0; channel < 3; channel++) out[at + channel] = data[at + channel]! * gain;
    }
  return { width, height, data: out };
};

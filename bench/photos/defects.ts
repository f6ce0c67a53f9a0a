/** Photos with one fault each, and good ones, whose truth is known. */
import { area } from '#domain/plan/corners';
import { mapPoint, solveHomography, unitSquare } from '#domain/plan/homography';
import type { Corners } from '#domain/plan/plan';
import { seeded } from '../../tests/photos.ts';
import { type DeskKind, deskKinds } from './desks.ts';
import { between, type Canvas, type Random } from './paint.ts';
import { drawPaper, type Paper, paperKinds } from './papers.ts';
import { type Manner, photograph, poseCorners } from './photograph.ts';

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

/** A photo with one whole upright paper, spoilt in one way; the same number and fault is always the same photo. */
export const drawFaulty = (seed: number, defect: Defect, face?: Face): FaultyScene =>
  spoil(drawGood(seed, face), defect, seed);

/** `face` in place of a drawn paper. */
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

type Spoiler = (good: FaultyScene, random: Random) => Partial<FaultyScene>;

const spoilers: Readonly<Record<Defect, Spoiler>> = {
  none: () => ({}),
  'grey-copy': (good, random) => ({ picture: photocopied(good, random) }),
  mirrored: ({ picture, corners }) => ({
    picture: moved(picture, (x, y) => [picture.width - 1 - x, y]),
    corners: reorder(corners!, ([x, y]) => [1 - x, y], [1, 0, 3, 2]),
  }),
  'upside-down': ({ picture, corners }) => ({
    picture: moved(picture, (x, y) => [picture.width - 1 - x, picture.height - 1 - y]),
    corners: reorder(corners!, ([x, y]) => [1 - x, 1 - y], [2, 3, 0, 1]),
  }),
  blur: ({ picture }, random) => {
    const radius = picture.width * between(random, 0.0028, 0.006);
    const once = (from: Canvas): Canvas => smeared(smeared(from, radius, 0), radius, Math.PI / 2);
    return { picture: once(once(picture)) };
  },
  motion: ({ picture }, random) => ({
    picture: smeared(picture, picture.width * between(random, 0.007, 0.013), random() * Math.PI),
  }),
  glare: (good, random) => ({ picture: flared(good, random) }),
  dark: ({ picture }, random) => ({ picture: lit(picture, between(random, 0.2, 0.32)) }),
  overexposed: ({ picture }, random) => ({ picture: lit(picture, 0.55, between(random, 168, 188)) }),
  screen: ({ picture }, random) => ({ picture: onScreen(picture, random) }),
  cut: (good, random) => cropped(good, random),
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

/** The paper loses its colours, the desk under it does not. */
const photocopied = ({ picture, corners }: FaultyScene, random: Random): Canvas => {
  const { width, height } = picture;
  const data = picture.data.slice();
  const gain = between(random, 1, 1.12);
  const map = solveHomography(corners!, unitSquare)!;
  for (let y = 0, at = 0; y < height; y++)
    for (let x = 0; x < width; x++, at += 3) {
      const [u, v] = mapPoint(map, [(x + 0.5) / width, (y + 0.5) / height]);
      if (Math.min(u, v) < 0 || Math.max(u, v) > 1) continue;
      const light = data[at]! * 0.3 + data[at + 1]! * 0.59 + data[at + 2]! * 0.11;
      data.fill(Math.min(250, light * gain), at, at + 3);
    }
  return { width, height, data };
};

/** A lamp's reflection somewhere on the paper. */
const flared = ({ picture, corners }: FaultyScene, random: Random): Canvas => {
  const { width, height } = picture;
  const data = picture.data.slice();
  const quad = corners!.map(([x, y]) => [x * width, y * height] as const) as unknown as Corners;
  const middle = [between(random, 0.2, 0.8), between(random, 0.2, 0.8)] as const;
  const [cx, cy] = mapPoint(solveHomography(unitSquare, quad)!, middle);
  const radius = Math.sqrt(Math.abs(area(quad))) * between(random, 0.12, 0.22);
  for (let y = 0, at = 0; y < height; y++)
    for (let x = 0; x < width; x++, at += 3) {
      const away = Math.hypot(x - cx, y - cy) / radius;
      if (away >= 1.5) continue;
      const flare = 320 * Math.exp(-away * away * 2.2);
      for (let channel = 0; channel < 3; channel++)
        data[at + channel] = Math.min(255, data[at + channel]! + flare);
    }
  return { width, height, data };
};

/** A twelfth to a quarter of the paper lies outside one side of the photo. */
const cropped = ({ picture, corners }: FaultyScene, random: Random): Partial<FaultyScene> => {
  const share = between(random, 0.08, 0.25);
  const side = Math.floor(random() * 4);
  const [xs, ys] = [corners!.map(([x]) => x), corners!.map(([, y]) => y)];
  const [left, right, top, bottom] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)];
  const { width, height, data } = picture;
  const x0 = side === 0 ? Math.round((left + share * (right - left)) * width) : 0;
  const x1 = side === 1 ? Math.round((right - share * (right - left)) * width) : width;
  const y0 = side === 2 ? Math.round((top + share * (bottom - top)) * height) : 0;
  const y1 = side === 3 ? Math.round((bottom - share * (bottom - top)) * height) : height;
  const out = new Uint8Array((x1 - x0) * (y1 - y0) * 3);
  for (let y = y0; y < y1; y++)
    out.set(data.subarray((y * width + x0) * 3, (y * width + x1) * 3), (y - y0) * (x1 - x0) * 3);
  return { picture: { width: x1 - x0, height: y1 - y0, data: out }, corners: null };
};

/** The mean over a line of this length around each pixel. */
const smeared = (source: Canvas, length: number, angle: number): Canvas => {
  const { width, height, data } = source;
  const out = new Uint8Array(data.length);
  const steps = Math.max(2, Math.ceil(length));
  const offsets = Array.from({ length: steps + 1 }, (_, step) => {
    const along = (step / steps - 0.5) * length;
    return [Math.round(Math.cos(angle) * along), Math.round(Math.sin(angle) * along)] as const;
  });
  for (let y = 0, to = 0; y < height; y++)
    for (let x = 0; x < width; x++, to += 3) {
      let [r, g, b] = [0, 0, 0];
      for (const [dx, dy] of offsets) {
        const at =
          (Math.min(height - 1, Math.max(0, y + dy)) * width + Math.min(width - 1, Math.max(0, x + dx))) * 3;
        r += data[at]!;
        g += data[at + 1]!;
        b += data[at + 2]!;
      }
      out[to] = r / offsets.length;
      out[to + 1] = g / offsets.length;
      out[to + 2] = b / offsets.length;
    }
  return { width, height, data: out };
};

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

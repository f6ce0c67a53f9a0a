/** Photos with one fault each, and good ones, whose truth is known. */
import { seeded } from '../../tests/photos.ts';
import { type DeskKind, deskKinds } from './desks.ts';
import { between, type Canvas, pick, type Random } from './paint.ts';
import { drawPaper, type Paper, type PaperKindDrawn, paperKinds } from './papers.ts';
import { type Manner, type Photo, photograph, poseCorners } from './photograph.ts';

export const defects = [
  'none',
  'grey-copy',
  'mirrored',
  'blur',
  'motion',
  'glare',
  'dark',
  'screen',
  'cut',
] as const;
export type Defect = (typeof defects)[number];

export type FaultyScene = Photo & {
  readonly defect: Defect;
  readonly paper: PaperKindDrawn;
  readonly desk: DeskKind;
  /** Quarter turns clockwise that bring the paper upright. */
  readonly turns: 0 | 2;
};

/** A photo with one whole paper, spoilt in one way; the same number and fault is always the same photo. */
export const drawFaulty = (seed: number, defect: Defect, long = 1600): FaultyScene => {
  const random = seeded(seed * 6007 + 29 + defects.indexOf(defect) * 101);
  const kind = paperKinds[seed % paperKinds.length]!;
  const drawn = drawPaper(kind, random);
  const paper =
    defect === 'grey-copy' ? photocopied(drawn, random) : defect === 'mirrored' ? mirror(drawn) : drawn;
  const desk = deskKinds[Math.floor(seed / paperKinds.length) % deskKinds.length]!;
  const width = long;
  const height = Math.round(long * 0.75);
  const flat = desk === 'lid';
  const manner: Manner = {
    shadow: flat ? 0.05 : between(random, 0, 0.4),
    gradient: flat ? 0.02 : between(random, 0, 0.4),
    glare: defect === 'glare',
    finger: defect === 'none' && random() < 0.12,
    blur: 0,
    noise: between(random, 2, 12),
    exposure: defect === 'dark' ? between(random, 0.18, 0.3) : between(random, 0.68, 1.02),
  };
  const turns = random() < 0.25 ? 2 : 0;
  for (let smaller = 1; ; smaller *= 0.94) {
    const pose = {
      centre: [between(random, 0.42, 0.58), between(random, 0.42, 0.58)] as const,
      size: between(random, 0.75, 1.15) * smaller,
      turn: between(random, -0.25, 0.25) + (turns === 2 ? Math.PI : 0),
      lean: flat ? 0 : between(random, 0, 0.4),
      leanTo: random() * Math.PI * 2,
    };
    const corners = poseCorners(paper, pose, width, height);
    if (corners.some(([x, y]) => Math.min(x, y) < 0.02 || Math.max(x, y) > 0.98)) continue;
    const placed = defect === 'cut' ? { ...pose, centre: pushedOut(pose.centre, corners, random) } : pose;
    const photo = photograph([[paper, placed]], desk, manner, [width, height], random);
    return { ...spoilt(photo, defect, random), defect, paper: kind, desk, turns };
  }
};

/** So far to one side that a twelfth to a quarter of the paper is outside. */
const pushedOut = (
  [x, y]: readonly [number, number],
  corners: Photo['corners'][number],
  random: Random,
): readonly [number, number] => {
  const share = between(random, 0.08, 0.25);
  const xs = corners.map(([u]) => u);
  const ys = corners.map(([, v]) => v);
  const [left, right, top, bottom] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)];
  return pick(random, [
    [x - left - share * (right - left), y],
    [x + (1 - right) + share * (right - left), y],
    [x, y - top - share * (bottom - top)],
    [x, y + (1 - bottom) + share * (bottom - top)],
  ] as const);
};

const photocopied = (paper: Paper, random: Random): Paper => {
  const data = new Uint8Array(paper.face.data.length);
  const gain = between(random, 1, 1.12);
  for (let at = 0; at < data.length; at += 3) {
    const [r, g, b] = [paper.face.data[at]!, paper.face.data[at + 1]!, paper.face.data[at + 2]!];
    data.fill(Math.min(250, (r * 0.3 + g * 0.59 + b * 0.11 - 20) * gain + 20), at, at + 3);
  }
  return { ...paper, face: { ...paper.face, data } };
};

const mirror = (paper: Paper): Paper => {
  const { width, height, data } = paper.face;
  const turned = new Uint8Array(data.length);
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++)
      turned.set(
        data.subarray((y * width + x) * 3, (y * width + x) * 3 + 3),
        (y * width + width - 1 - x) * 3,
      );
  return { ...paper, face: { width, height, data: turned } };
};

const spoilt = (photo: Photo, defect: Defect, random: Random): Photo => {
  const { width } = photo.picture;
  if (defect === 'blur') {
    const radius = width * between(random, 0.0028, 0.006);
    return {
      ...photo,
      picture: smeared(
        smeared(smeared(smeared(photo.picture, radius, 0), radius, Math.PI / 2), radius, 0),
        radius,
        Math.PI / 2,
      ),
    };
  }
  if (defect === 'motion')
    return {
      ...photo,
      picture: smeared(photo.picture, width * between(random, 0.007, 0.013), random() * Math.PI),
    };
  return defect === 'screen' ? { ...photo, picture: onScreen(photo.picture, random) } : photo;
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

/** Papers as they lie on a desk, drawn from nothing: the layout of the main kinds, made-up print, no real document. */
import {
  between,
  type Canvas,
  type Colour,
  canvas,
  disc,
  fill,
  frame,
  pick,
  type Random,
  ring,
  scribble,
} from './paint.ts';

export const paperKinds = [
  'id-front',
  'id-back',
  'permit',
  'passport',
  'licence',
  'certificate',
  'household',
  'letter',
] as const;
export type PaperKindDrawn = (typeof paperKinds)[number];

export type Paper = {
  readonly kind: PaperKindDrawn;
  readonly face: Canvas;
  /** Real size in millimetres. */
  readonly width: number;
  readonly height: number;
  /** Radius of its corners in millimetres. */
  readonly radius: number;
};

const ink: Colour = [38, 40, 46];
const red: Colour = [196, 32, 38];

/** One paper, its shades and lines varied by `random`. */
export const drawPaper = (kind: PaperKindDrawn, random: Random): Paper => {
  const [width, height, radius] = sizes[kind];
  const scale = 1200 / Math.max(width, height);
  const face = canvas(Math.round(width * scale), Math.round(height * scale), tint(kind, random));
  painters[kind](face, random);
  return { kind, face, width, height, radius };
};

const sizes: Readonly<Record<PaperKindDrawn, readonly [number, number, number]>> = {
  'id-front': [85.6, 53.98, 3.18],
  'id-back': [85.6, 53.98, 3.18],
  permit: [85.6, 53.98, 3.18],
  passport: [125, 88, 0],
  licence: [297, 210, 0],
  certificate: [210, 297, 0],
  household: [143, 105, 0],
  letter: [210, 297, 0],
};

const tint = (kind: PaperKindDrawn, random: Random): Colour => {
  const base: Colour =
    kind === 'id-front' || kind === 'id-back'
      ? [224, 232, 238]
      : kind === 'permit'
        ? [206, 222, 230]
        : kind === 'passport'
          ? [232, 226, 218]
          : kind === 'household'
            ? [240, 232, 212]
            : [246, 245, 240];
  const shade = between(random, -10, 6);
  return base.map((value) => Math.min(252, value + shade)) as unknown as Colour;
};

/** Fine coloured waves under the print. */
const guilloche = (on: Canvas, random: Random, colour: Colour): void => {
  const frequency = between(random, 0.02, 0.05);
  const phase = random() * 6;
  fill(
    on,
    [0, 0, on.width, on.height],
    colour,
    0.18,
    (x, y) => Math.sin(y * 0.35 + Math.sin(x * frequency + phase) * 4) > 0.55,
  );
};

const portrait = (on: Canvas, left: number, top: number, width: number, random: Random): void => {
  const height = width * 1.25;
  fill(
    on,
    [left, top, left + width, top + height],
    pick(random, [
      [236, 238, 240],
      [120, 150, 190],
      [200, 60, 60],
    ] as const),
    0.8,
  );
  disc(on, left + width / 2, top + height * 0.4, width * 0.24, [216, 178, 150]);
  fill(on, [left + width * 0.12, top + height * 0.68, left + width * 0.88, top + height], [52, 58, 78]);
  fill(
    on,
    [left + width * 0.26, top + height * 0.12, left + width * 0.74, top + height * 0.28],
    [30, 26, 26],
  );
};

const emblem = (on: Canvas, x: number, y: number, radius: number): void => {
  disc(on, x, y, radius, red);
  ring(on, x, y, radius, radius * 0.14, [212, 168, 60]);
  disc(on, x, y - radius * 0.2, radius * 0.22, [226, 188, 70]);
};

const seal = (on: Canvas, x: number, y: number, radius: number, random: Random): void => {
  ring(on, x, y, radius, radius * 0.07, red, 0.75);
  disc(on, x, y, radius * 0.25, red, 0.7);
  for (let index = 0; index < 12; index++) {
    const angle = Math.PI * (0.8 + (index / 11) * 1.4);
    const size = radius * 0.18;
    scribble(
      on,
      x + Math.cos(angle) * radius * 0.76 - size / 2,
      y + Math.sin(angle) * radius * 0.76 - size / 2,
      size,
      1,
      red,
      random,
    );
  }
};

const painters: Readonly<Record<PaperKindDrawn, (on: Canvas, random: Random) => void>> = {
  'id-front': (on, random) => {
    const { width: w, height: h } = on;
    guilloche(on, random, [150, 190, 214]);
    for (const [row, count] of [
      [0.1, 4],
      [0.23, 5],
      [0.35, 8],
      [0.48, 11],
      [0.58, 9],
    ] as const)
      scribble(on, w * 0.07, h * row, h * 0.058, count, ink, random);
    portrait(on, w * 0.64, h * 0.14, w * 0.27, random);
    scribble(on, w * 0.07, h * 0.83, h * 0.062, 5, [60, 90, 140], random);
    scribble(on, w * 0.34, h * 0.83, h * 0.052, 16, ink, random);
  },
  'id-back': (on, random) => {
    const { width: w, height: h } = on;
    guilloche(on, random, [160, 196, 216]);
    emblem(on, w * 0.14, h * 0.22, h * 0.15);
    scribble(on, w * 0.32, h * 0.1, h * 0.09, 7, ink, random);
    scribble(on, w * 0.3, h * 0.26, h * 0.12, 5, ink, random);
    scribble(on, w * 0.24, h * 0.74, h * 0.06, 12, ink, random);
    scribble(on, w * 0.24, h * 0.86, h * 0.06, 14, ink, random);
  },
  permit: (on, random) => {
    const { width: w, height: h } = on;
    guilloche(
      on,
      random,
      pick(random, [
        [120, 190, 180],
        [190, 160, 200],
        [150, 180, 220],
      ] as const),
    );
    fill(
      on,
      [0, 0, w, h * 0.16],
      pick(random, [
        [60, 120, 150],
        [120, 80, 130],
        [180, 190, 200],
      ] as const),
      0.6,
    );
    portrait(on, w * 0.06, h * 0.24, w * 0.25, random);
    for (let row = 0; row < 6; row++)
      scribble(on, w * 0.38, h * (0.24 + row * 0.1), h * 0.05, 8 + Math.floor(random() * 8), ink, random);
    for (let row = 0; row < 2; row++)
      scribble(on, w * 0.06, h * (0.87 + row * 0.06), h * 0.04, 30, ink, random);
  },
  passport: (on, random) => {
    const { width: w, height: h } = on;
    guilloche(on, random, [200, 180, 190]);
    portrait(on, w * 0.06, h * 0.2, w * 0.26, random);
    for (let row = 0; row < 7; row++)
      scribble(on, w * 0.38, h * (0.14 + row * 0.085), h * 0.042, 6 + Math.floor(random() * 14), ink, random);
    for (let row = 0; row < 2; row++)
      scribble(on, w * 0.04, h * (0.82 + row * 0.08), h * 0.036, 34, ink, random);
  },
  licence: (on, random) => {
    const { width: w, height: h } = on;
    const gold: Colour = [188, 150, 84];
    frame(on, [w * 0.035, h * 0.05, w * 0.965, h * 0.95], h * 0.022, gold);
    frame(on, [w * 0.06, h * 0.085, w * 0.94, h * 0.915], 2, gold);
    emblem(on, w * 0.5, h * 0.15, h * 0.06);
    scribble(on, w * 0.38, h * 0.24, h * 0.08, 4, ink, random);
    for (let row = 0; row < 6; row++) {
      scribble(on, w * 0.1, h * (0.42 + row * 0.065), h * 0.026, 12 + Math.floor(random() * 5), ink, random);
      scribble(on, w * 0.53, h * (0.42 + row * 0.065), h * 0.026, 8 + Math.floor(random() * 8), ink, random);
    }
    fill(
      on,
      [w * 0.8, h * 0.12, w * 0.9, h * 0.12 + w * 0.1],
      ink,
      1,
      (x, y) => Math.sin(Math.floor(x / 8) * 12.9 + Math.floor(y / 8) * 78.2) > 0,
    );
    seal(on, w * 0.78, h * 0.76, h * 0.11, random);
  },
  certificate: (on, random) => {
    const { width: w, height: h } = on;
    if (random() < 0.6)
      frame(
        on,
        [w * 0.06, h * 0.045, w * 0.94, h * 0.955],
        10,
        pick(random, [
          [70, 120, 90],
          [188, 150, 84],
          [150, 40, 50],
        ] as const),
      );
    scribble(on, w * 0.24, h * 0.12, h * 0.045, 9, ink, random);
    for (let row = 0; row < 9; row++)
      scribble(on, w * 0.13, h * (0.26 + row * 0.055), h * 0.022, 8 + Math.floor(random() * 18), ink, random);
    seal(on, w * 0.68, h * 0.82, w * 0.12, random);
  },
  household: (on, random) => {
    const { width: w, height: h } = on;
    scribble(on, w * 0.34, h * 0.04, h * 0.05, 7, ink, random);
    for (let row = 0; row <= 8; row++)
      fill(on, [w * 0.06, h * (0.13 + row * 0.1), w * 0.94, h * (0.13 + row * 0.1) + 3], [90, 110, 100]);
    for (const column of [0.06, 0.2, 0.52, 0.66, 0.94])
      fill(on, [w * column, h * 0.13, w * column + 3, h * 0.93], [90, 110, 100]);
    for (let row = 0; row < 8; row++) {
      scribble(on, w * 0.075, h * (0.16 + row * 0.1), h * 0.035, 3, ink, random);
      scribble(on, w * 0.23, h * (0.16 + row * 0.1), h * 0.04, 3 + Math.floor(random() * 4), ink, random);
    }
    seal(on, w * 0.8, h * 0.74, h * 0.13, random);
  },
  letter: (on, random) => {
    const { width: w, height: h } = on;
    scribble(on, w * 0.3, h * 0.08, h * 0.026, 11, ink, random);
    for (let row = 0; row < 18; row++)
      scribble(
        on,
        w * 0.12,
        h * (0.17 + row * 0.036),
        h * 0.014,
        12 + Math.floor(random() * 34),
        ink,
        random,
      );
    if (random() < 0.5) seal(on, w * 0.7, h * 0.86, w * 0.1, random);
  },
};

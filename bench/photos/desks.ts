/** What papers lie on: eight kinds of desk, each varied, with the things that lie about. */
import {
  between,
  type Canvas,
  type Colour,
  canvas,
  disc,
  fill,
  pick,
  type Random,
  scribble,
} from './paint.ts';

export const deskKinds = ['wood', 'dark', 'lid', 'cloth', 'marble', 'clutter', 'tiles', 'mat'] as const;
export type DeskKind = (typeof deskKinds)[number];

/** Smooth noise from 0 to 1: random values on a grid, blended. */
const smoothNoise = (random: Random, cells: number): ((u: number, v: number) => number) => {
  const grid = Float32Array.from({ length: (cells + 2) ** 2 }, () => random());
  return (u, v) => {
    const x = Math.min(cells, Math.max(0, u * cells));
    const y = Math.min(cells, Math.max(0, v * cells));
    const left = Math.floor(x);
    const top = Math.floor(y);
    const fx = (x - left) ** 2 * (3 - 2 * (x - left));
    const fy = (y - top) ** 2 * (3 - 2 * (y - top));
    const at = (column: number, row: number): number => grid[row * (cells + 2) + column]!;
    return (
      (at(left, top) * (1 - fx) + at(left + 1, top) * fx) * (1 - fy) +
      (at(left, top + 1) * (1 - fx) + at(left + 1, top + 1) * fx) * fy
    );
  };
};

export const drawDesk = (kind: DeskKind, width: number, height: number, random: Random): Canvas => {
  const [base, texture] = surfaces[kind](random, width, height);
  const desk = canvas(width, height, base);
  for (let y = 0, at = 0; y < height; y++)
    for (let x = 0; x < width; x++, at += 3) {
      const [red, green, blue] = texture(x, y);
      desk.data[at] = clamp(base[0] + red);
      desk.data[at + 1] = clamp(base[1] + green);
      desk.data[at + 2] = clamp(base[2] + blue);
    }
  if (kind === 'clutter') scatter(desk, random);
  return desk;
};

const clamp = (value: number): number => Math.max(0, Math.min(255, value));

/** Patterns are sized for 1600 pixels and grow with the photo, as they do with a better camera. */
const unitOf = (width: number, height: number): number => Math.max(width, height) / 1600;

type Texture = (x: number, y: number) => Colour;

const surfaces: Readonly<
  Record<DeskKind, (random: Random, width: number, height: number) => readonly [Colour, Texture]>
> = {
  wood: (random, width, height) => {
    const base = pick(random, [
      [132, 92, 58],
      [186, 146, 100],
      [92, 62, 44],
      [206, 178, 140],
    ] as const);
    const noise = smoothNoise(random, 6);
    const planks = random() < 0.5 ? Math.floor(between(random, 3, 6)) : 0;
    const turn = random() < 0.5;
    return [
      base,
      (x, y) => {
        const [along, across] = turn ? [y / height, x / width] : [x / width, y / height];
        const grain =
          Math.sin(across * 160 + noise(along, across) * 22) * 9 + Math.sin(across * 61 + along * 3) * 5;
        const gap = planks > 0 && (across * planks) % 1 < 0.008 ? -50 : 0;
        const value = grain + gap;
        return [value, value * 0.85, value * 0.65];
      },
    ];
  },
  dark: (random) => {
    const shade = between(random, 18, 60);
    const noise = smoothNoise(random, 12);
    return [[shade, shade, shade + 6], (x, y) => same((noise((x % 997) / 997, (y % 991) / 991) - 0.5) * 12)];
  },
  lid: (random, width, height) => {
    const shade = between(random, 232, 250);
    const noise = smoothNoise(random, 3);
    return [[shade, shade, shade - 2], (x, y) => same((noise(x / width, y / height) - 0.5) * 8)];
  },
  cloth: (random, width, height) => {
    const base = pick(random, [
      [60, 86, 120],
      [140, 60, 62],
      [92, 110, 84],
      [170, 160, 150],
    ] as const);
    const step = between(random, 5, 11) * unitOf(width, height);
    const noise = smoothNoise(random, 5);
    return [
      base,
      (x, y) =>
        same(
          Math.sin((x * Math.PI * 2) / step) * 9 * Math.sin((y * Math.PI * 2) / step) +
            (noise(x / width, y / height) - 0.5) * 46,
        ),
    ];
  },
  marble: (random, width, height) => {
    const noise = smoothNoise(random, 7);
    const fine = smoothNoise(random, 26);
    const base = pick(random, [
      [206, 204, 200],
      [90, 96, 100],
      [176, 160, 146],
    ] as const);
    return [
      base,
      (x, y) => {
        const u = x / width;
        const v = y / height;
        const vein = Math.abs(Math.sin((noise(u, v) * 3 + fine(u, v) * 0.6 + u) * 7));
        return same((vein < 0.08 ? -38 : 0) + (fine(u, v) - 0.5) * 22);
      },
    ];
  },
  clutter: (random, width, height) => {
    const noise = smoothNoise(random, 5);
    const base = pick(random, [
      [170, 140, 104],
      [120, 124, 130],
      [88, 70, 60],
    ] as const);
    return [base, (x, y) => same((noise(x / width, y / height) - 0.5) * 40)];
  },
  tiles: (random, width, height) => {
    const size = between(random, 90, 240) * unitOf(width, height);
    const slant = between(random, -0.2, 0.2);
    const base = pick(random, [
      [160, 166, 170],
      [196, 188, 172],
      [104, 108, 112],
    ] as const);
    return [
      base,
      (x, y) => {
        const u = (x + y * slant) / size;
        const v = (y - x * slant) / size;
        const joint = u - Math.floor(u) < 0.03 || v - Math.floor(v) < 0.03;
        return same((joint ? -44 : 0) + ((Math.floor(u) * 7 + Math.floor(v) * 13) % 5) * 3);
      },
    ];
  },
  mat: (random, width, height) => {
    const base = pick(random, [
      [40, 104, 84],
      [44, 70, 110],
    ] as const);
    const size = between(random, 36, 60) * unitOf(width, height);
    const slant = between(random, -0.3, 0.3);
    return [
      base,
      (x, y) => {
        const u = (x + y * slant) / size;
        const v = (y - x * slant) / size;
        return same(u - Math.floor(u) < 0.04 || v - Math.floor(v) < 0.04 ? 38 : 0);
      },
    ];
  },
};

const same = (value: number): Colour => [value, value, value];

/** Pens, notes, a cup, a keyboard's corner: at the rim of the desk mostly, where hands leave them. */
const scatter = (on: Canvas, random: Random): void => {
  const { width, height } = on;
  for (let index = 0; index < 7; index++) {
    const angle = random() * Math.PI * 2;
    const x = width / 2 + Math.cos(angle) * width * between(random, 0.3, 0.55);
    const y = height / 2 + Math.sin(angle) * height * between(random, 0.3, 0.55);
    const turn = random() * Math.PI;
    const cos = Math.cos(turn);
    const sin = Math.sin(turn);
    const slab = (long: number, short: number, colour: Colour): void =>
      fill(on, [x - long, y - long, x + long, y + long], colour, 1, (u, v) => {
        const along = (u - x) * cos + (v - y) * sin;
        const across = (v - y) * cos - (u - x) * sin;
        return Math.abs(along) < long / 2 && Math.abs(across) < short / 2;
      });
    const thing = Math.floor(random() * 4);
    if (thing === 0)
      slab(
        width * 0.25,
        width * 0.018,
        pick(random, [
          [30, 30, 36],
          [40, 70, 160],
          [190, 40, 40],
        ] as const),
      );
    else if (thing === 1)
      slab(
        width * 0.16,
        width * 0.12,
        pick(random, [
          [246, 232, 120],
          [240, 240, 236],
          [250, 190, 200],
        ] as const),
      );
    else if (thing === 2) {
      disc(on, x, y, width * 0.07, [230, 228, 224]);
      disc(on, x, y, width * 0.055, [70, 44, 28]);
    } else {
      slab(width * 0.3, width * 0.2, [52, 54, 58]);
      scribble(on, x - width * 0.08, y, width * 0.016, 8, [200, 200, 204], random);
    }
  }
};

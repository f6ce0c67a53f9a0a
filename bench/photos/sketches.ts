/**
 * A second hand: photos drawn as vectors, with another lens, other papers and other desks than `scenes.ts`: they tell whether what was
 * learnt from one drawing holds on another. The same number is always the same photo.
 */
import sharp from 'sharp';
import type { Corners, Point } from '#domain/plan/plan';
import { seeded } from '../../tests/photos.ts';
import { between, pick, type Random } from './paint.ts';

export const sketchKinds = ['whole', 'small', 'pale', 'finger', 'glare', 'two', 'cut', 'none'] as const;
export type SketchKind = (typeof sketchKinds)[number];

export type Sketch = {
  readonly kind: SketchKind;
  readonly desk: string;
  readonly width: number;
  readonly height: number;
  readonly data: Uint8Array;
  /** Of every whole paper; where one is cut, its corners beyond the frame. */
  readonly corners: readonly Corners[];
};

const [width, height] = [2000, 1500];

/** From a paper's millimetres, origin at its middle, to pixels of the photo. */
type Lens = (x: number, y: number) => Point;

type Sheet = {
  readonly width: number;
  readonly height: number;
  readonly radius: number;
  readonly tint: string;
};

export const drawSketch = async (seed: number): Promise<Sketch> => {
  const random = seeded(seed * 31_337 + 91);
  const kind = sketchKinds[seed % sketchKinds.length]!;
  const desk = pick(random, Object.keys(desks));
  const spots: readonly Point[] =
    kind === 'two'
      ? [
          [0.27, between(random, 0.4, 0.6)],
          [0.74, between(random, 0.4, 0.6)],
        ]
      : kind === 'none'
        ? []
        : [[between(random, 0.42, 0.58), between(random, 0.42, 0.58)]];
  const drawn = spots.map((spot) => drawSheet(kind, spot, desk, random));
  const svg =
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}"><defs>${filters(seed)}</defs>` +
    desks[desk]!(random) +
    drawn.map((sheet) => sheet.svg).join('') +
    (kind === 'finger' ? thumb(drawn[0]!.corners, random) : '') +
    lights(kind, drawn[0]?.corners, random) +
    '</svg>';
  const soft = random() < 0.4 ? between(random, 0.6, 2) : 0;
  const image = sharp(Buffer.from(svg)).flatten({ background: '#777' });
  const { data } = await (soft > 0 ? image.blur(soft) : image).raw().toBuffer({ resolveWithObject: true });
  addNoise(data, between(random, 1, 9), random);
  const corners = drawn.map((sheet) => sheet.corners.map(([x, y]) => [x / width, y / height] as const));
  return { kind, desk, width, height, data, corners: corners as unknown as Corners[] };
};

const rgb = (red: number, green: number, blue: number): string =>
  `rgb(${Math.round(red)},${Math.round(green)},${Math.round(blue)})`;

const sheets = (random: Random, pale: boolean): Sheet => {
  const shade = pale ? between(random, 243, 250) : between(random, 205, 250);
  const white = rgb(shade, shade, shade - between(random, 0, 6));
  return pick(random, [
    { width: 85.6, height: 54, radius: 3.2, tint: rgb(shade - 22, shade - 8, shade) },
    { width: 85.6, height: 54, radius: 3.2, tint: rgb(shade, shade - 10, shade - 14) },
    { width: 125, height: 88, radius: 3, tint: rgb(shade - 12, shade - 14, shade - 4) },
    { width: 210, height: 297, radius: 0, tint: white },
    { width: 420, height: 297, radius: 0, tint: white },
  ] as const);
};

const drawSheet = (
  kind: SketchKind,
  [u, v]: Point,
  desk: string,
  random: Random,
): { readonly svg: string; readonly corners: Corners } => {
  const whole = kind !== 'cut';
  for (let smaller = 1; ; smaller *= 0.95) {
    const paper = sheets(random, kind === 'pale' || desk === 'white');
    const half = Math.hypot(paper.width, paper.height) / 2;
    const size =
      kind === 'small'
        ? between(random, 190, 330)
        : kind === 'two'
          ? between(random, 330, 480)
          : kind === 'cut'
            ? between(random, 650, 900)
            : between(random, 380, 900) * smaller;
    const shift = kind === 'cut' ? pick(random, [-1, 1]) * 0.36 : 0;
    const lens = lensOf([(u + shift) * width, v * height], size / half, random);
    const [w, h] = [paper.width / 2, paper.height / 2];
    const corners: Corners = [lens(-w, -h), lens(w, -h), lens(w, h), lens(-w, h)];
    const out = corners.filter(([x, y]) => Math.min(x, width - x, y, height - y) < 24).length;
    const beyond = corners.filter(([x, y]) => Math.min(x, width - x, y, height - y) < -60).length;
    if (whole ? out > 0 : beyond !== 2) continue;
    return { corners, svg: paint(paper, lens, random) };
  }
};

/** Turned by any angle, then tilted away by up to 40°. */
const lensOf = ([cx, cy]: Point, scale: number, random: Random): Lens => {
  const turn = random() * 2 * Math.PI;
  const tilt = random() < 0.3 ? 0 : between(random, 0, 0.7);
  const towards = random() * 2 * Math.PI;
  const far = between(random, 2200, 4000);
  return (x, y) => {
    const a = scale * (x * Math.cos(turn) - y * Math.sin(turn));
    const b = scale * (x * Math.sin(turn) + y * Math.cos(turn));
    const p = a * Math.cos(towards) + b * Math.sin(towards);
    const q = b * Math.cos(towards) - a * Math.sin(towards);
    const near = far / (far + p * Math.sin(tilt));
    const [r, s] = [p * Math.cos(tilt) * near, q * near];
    return [
      cx + r * Math.cos(towards) - s * Math.sin(towards),
      cy + r * Math.sin(towards) + s * Math.cos(towards),
    ];
  };
};

const shape = (points: readonly Point[]): string =>
  points.map(([x, y]) => `${x.toFixed(2)},${y.toFixed(2)}`).join(' ');

/** The outline, with round corners where it has them, as points of the photo. */
const outline = ({ width: w, height: h, radius: r }: Sheet, lens: Lens): string => {
  const points: Point[] = [];
  for (const [sx, sy, from] of [
    [-1, -1, Math.PI],
    [1, -1, -Math.PI / 2],
    [1, 1, 0],
    [-1, 1, Math.PI / 2],
  ] as const)
    for (let step = 0; step <= (r > 0 ? 8 : 0); step++) {
      const angle = from + (step / 8) * (Math.PI / 2);
      points.push(lens(sx * (w / 2 - r) + r * Math.cos(angle), sy * (h / 2 - r) + r * Math.sin(angle)));
    }
  if (r > 0) return shape(points);
  return shape([lens(-w / 2, -h / 2), lens(w / 2, -h / 2), lens(w / 2, h / 2), lens(-w / 2, h / 2)]);
};

const paint = (paper: Sheet, lens: Lens, random: Random): string => {
  const { width: w, height: h, tint } = paper;
  const box = (left: number, top: number, right: number, bottom: number, fill: string): string =>
    `<polygon fill="${fill}" points="${shape(
      (
        [
          [left, top],
          [right, top],
          [right, bottom],
          [left, bottom],
        ] as const
      ).map(([x, y]) => lens((x - 0.5) * w, (y - 0.5) * h)),
    )}"/>`;
  const edge = outline(paper, lens);
  const [dx, dy] = [between(random, 2, 14), between(random, 2, 14)];
  const shadow = random() < 0.85 ? between(random, 0.1, 0.5) : 0.05;
  const parts = [
    `<polygon points="${edge}" fill="#000" opacity="${shadow}" transform="translate(${dx} ${dy})" filter="url(#soft)"/>`,
    `<polygon points="${edge}" fill="${tint}"/>`,
  ];
  const portrait = w < 130;
  if (portrait) {
    const left = random() < 0.5 ? 0.06 : 0.64;
    parts.push(box(left, 0.2, left + 0.28, 0.75, pick(random, ['#8fa3b5', '#d9dee2', '#b04a4a'])));
    parts.push(box(left + 0.08, 0.3, left + 0.2, 0.55, '#c79f84'));
    const from = left < 0.5 ? 0.4 : 0.06;
    for (let row = 0; row < 6; row++)
      parts.push(box(from, 0.2 + row * 0.1, from + between(random, 0.15, 0.5), 0.245 + row * 0.1, '#3a3d44'));
    if (random() < 0.5) parts.push(box(0.05, 0.86, 0.95, 0.9, '#44464c'));
  } else {
    if (random() < 0.35) {
      parts.push(box(0.05, 0.05, 0.95, 0.95, '#a8894e'), box(0.06, 0.063, 0.94, 0.937, tint));
    }
    const rows = Math.floor(between(random, 3, 24));
    for (let row = 0; row < rows; row++) {
      const to = between(random, 0.4, 0.88);
      for (let x = 0.12; x < to; x += 0.03)
        parts.push(
          box(x, 0.16 + row * 0.03, x + between(random, 0.012, 0.025), 0.172 + row * 0.03, '#2e2e33'),
        );
    }
    const [x, y] = lens(0.2 * w, 0.32 * h);
    const [ex] = lens(0.3 * w, 0.32 * h);
    if (random() < 0.6)
      parts.push(
        `<circle cx="${x}" cy="${y}" r="${Math.abs(ex - x) + 8}" fill="none" stroke="#c33" stroke-width="6" opacity="0.8"/>`,
      );
  }
  return parts.join('');
};

const filters = (seed: number): string =>
  '<filter id="soft" x="-20%" y="-20%" width="140%" height="140%"><feGaussianBlur stdDeviation="7"/></filter>' +
  ['0.002 0.05', '0.4 0.4', '0.006 0.006']
    .map(
      (frequency, index) =>
        `<filter id="grain${index}" x="0" y="0" width="100%" height="100%"><feTurbulence type="fractalNoise" baseFrequency="${frequency}" numOctaves="2" seed="${seed}"/><feColorMatrix values="0.6 0 0 0 0.2 0.6 0 0 0 0.2 0.6 0 0 0 0.2 0 0 0 0 1"/></filter>`,
    )
    .join('');

const ground = (fill: string): string => `<rect width="${width}" height="${height}" fill="${fill}"/>`;
const grain = (index: number, opacity: number, turn = 0): string =>
  `<g transform="rotate(${turn} 1000 750)"><rect x="-500" y="-600" width="3000" height="2700" filter="url(#grain${index})" opacity="${opacity}"/></g>`;

const things = (random: Random, count: number): string =>
  Array.from({ length: count }, () => {
    const [x, y] = [between(random, -100, width), between(random, -100, height)];
    const turn = `transform="rotate(${between(random, 0, 180)} ${x} ${y})"`;
    const colour = rgb(between(random, 20, 240), between(random, 20, 240), between(random, 20, 240));
    return pick(random, [
      `<rect x="${x}" y="${y}" width="${between(random, 200, 700)}" height="${between(random, 16, 34)}" rx="9" fill="${colour}" ${turn}/>`,
      `<rect x="${x}" y="${y}" width="${between(random, 120, 420)}" height="${between(random, 100, 300)}" rx="4" fill="${colour}" ${turn}/>`,
      `<circle cx="${x}" cy="${y}" r="${between(random, 40, 150)}" fill="${colour}"/>`,
      `<path d="M${x} ${y} q300 ${between(random, -300, 300)} 600 0 t400 200" fill="none" stroke="${colour}" stroke-width="12"/>`,
    ]);
  }).join('');

const desks: Readonly<Record<string, (random: Random) => string>> = {
  plain: (random) =>
    ground(rgb(between(random, 60, 200), between(random, 60, 200), between(random, 60, 200))),
  wood: (random) =>
    ground(pick(random, ['#8a5a34', '#c59a66', '#5d3f2a'])) + grain(0, 0.4, pick(random, [0, 90, 20])),
  clutter: (random) =>
    ground(pick(random, ['#a99a83', '#5b6570', '#d8d3c8'])) + grain(2, 0.25) + things(random, 14),
  dark: (random) => ground(pick(random, ['#15161a', '#2a2420', '#202a33'])) + grain(1, 0.08),
  white: (random) => ground(pick(random, ['#eeeeec', '#e6e6e8', '#f4f3ef'])) + grain(2, 0.04),
  stripes: (random) => {
    const [a, step] = [between(random, 0, 180), between(random, 50, 130)];
    const bars = Array.from(
      { length: 60 },
      (_, index) => `<rect x="-1000" y="${-1200 + index * step}" width="4000" height="${step / 2}"/>`,
    );
    return `${ground('#b9b2a4')}<g fill="#7c8a99" transform="rotate(${a} 1000 750)">${bars.join('')}</g>`;
  },
  stone: (random) => ground(pick(random, ['#9b9b98', '#4d5054', '#c9c3ba'])) + grain(2, 0.5) + grain(1, 0.2),
};

/** A fingertip that reaches in over a corner from outside. */
const thumb = (corners: Corners, random: Random): string => {
  const [x, y] = pick(random, corners);
  const [mx, my] = corners.reduce(([a, b], [u, v]) => [a + u / 4, b + v / 4] as Point, [0, 0] as Point);
  const turn = (Math.atan2(y - my, x - mx) * 180) / Math.PI;
  const thick = between(random, 40, 80);
  return `<g transform="translate(${x} ${y}) rotate(${turn})"><rect x="${-thick}" y="${-thick}" width="900" height="${thick * 2}" rx="${thick}" fill="#d6a688"/><rect x="${-thick * 0.8}" y="${-thick * 0.5}" width="${thick * 1.1}" height="${thick}" rx="${thick * 0.4}" fill="#e8c4b0"/></g>`;
};

const lights = (kind: SketchKind, corners: Corners | undefined, random: Random): string => {
  const dim = between(random, 0, 0.45);
  const shade = `<linearGradient id="dim" gradientTransform="rotate(${between(random, 0, 90)})"><stop offset="0" stop-opacity="0"/><stop offset="1" stop-opacity="${dim}"/></linearGradient><rect width="${width}" height="${height}" fill="url(#dim)"/>`;
  if (kind !== 'glare' || !corners) return shade;
  const [x, y] = [between(random, 0.3, 0.7), between(random, 0.3, 0.7)];
  const [gx, gy] = [corners[0][0] * (1 - x) + corners[2][0] * x, corners[1][1] * (1 - y) + corners[3][1] * y];
  return `${shade}<radialGradient id="flare"><stop offset="0.2" stop-color="#fff"/><stop offset="1" stop-color="#fff" stop-opacity="0"/></radialGradient><ellipse cx="${gx}" cy="${gy}" rx="${between(random, 80, 260)}" ry="${between(random, 60, 180)}" fill="url(#flare)"/>`;
};

const addNoise = (data: Uint8Array, amount: number, random: Random): void => {
  for (let at = 0; at < data.length; at++)
    data[at] = Math.max(0, Math.min(255, data[at]! + (random() + random() - 1) * amount * 1.7 + 0.5));
};

/** Photographs drawn papers on drawn desks with a drawn camera: pose, light, shadow, glare, fingers, blur, noise; the truth is known. */
import { area } from '#domain/plan/corners';
import { mapPoint, solveHomography, unitSquare } from '#domain/plan/homography';
import type { Corners, Point } from '#domain/plan/plan';
import { type DeskKind, drawDesk } from './desks.ts';
import { between, type Canvas, type Colour, type Random } from './paint.ts';
import type { Paper } from './papers.ts';

export type Pose = {
  /** Centre of the paper, in fractions of the photo. */
  readonly centre: Point;
  /** Longer side of the paper as a share of the photo's shorter side. */
  readonly size: number;
  /** Clockwise, in radians. */
  readonly turn: number;
  /** How far the camera leans, in radians, and to which side. */
  readonly lean: number;
  readonly leanTo: number;
};

export type Manner = {
  readonly shadow: number;
  readonly gradient: number;
  readonly glare: boolean;
  readonly finger: boolean;
  /** Radius in pixels of the lens's blur. */
  readonly blur: number;
  readonly noise: number;
  /** Brightness of the whole, 1 for a good photo. */
  readonly exposure: number;
};

export type Photo = { readonly picture: Canvas; readonly corners: readonly Corners[] };

/** Corners of a paper in the photo, clockwise from its own top left, in fractions. */
export const poseCorners = (paper: Paper, pose: Pose, width: number, height: number): Corners => {
  const unit = (Math.min(width, height) * pose.size) / Math.max(paper.width, paper.height);
  const distance = 2.6 * Math.min(width, height);
  return (
    [
      [-0.5, -0.5],
      [0.5, -0.5],
      [0.5, 0.5],
      [-0.5, 0.5],
    ] as const
  ).map(([u, v]) => {
    const x = u * paper.width * unit;
    const y = v * paper.height * unit;
    const turnedX = x * Math.cos(pose.turn) - y * Math.sin(pose.turn);
    const turnedY = x * Math.sin(pose.turn) + y * Math.cos(pose.turn);
    const along = turnedX * Math.cos(pose.leanTo) + turnedY * Math.sin(pose.leanTo);
    const across = turnedY * Math.cos(pose.leanTo) - turnedX * Math.sin(pose.leanTo);
    const depth = distance + along * Math.sin(pose.lean);
    const flatAlong = (along * Math.cos(pose.lean) * distance) / depth;
    const flatAcross = (across * distance) / depth;
    return [
      pose.centre[0] + (flatAlong * Math.cos(pose.leanTo) - flatAcross * Math.sin(pose.leanTo)) / width,
      pose.centre[1] + (flatAlong * Math.sin(pose.leanTo) + flatAcross * Math.cos(pose.leanTo)) / height,
    ] as const;
  }) as unknown as Corners;
};

export const photograph = (
  papers: readonly (readonly [Paper, Pose])[],
  desk: DeskKind,
  manner: Manner,
  [width, height]: readonly [number, number],
  random: Random,
): Photo => {
  const picture = drawDesk(desk, width, height, random);
  const corners = papers.map(([paper, pose]) => poseCorners(paper, pose, width, height));
  papers.forEach(([paper], index) => {
    castShadow(picture, corners[index]!, paper, manner.shadow);
    lay(picture, corners[index]!, paper);
  });
  if (manner.finger) finger(picture, corners[0]!, random);
  light(picture, manner, corners[0]!, random);
  const lens = manner.blur > 0 ? blurred(picture, manner.blur) : picture;
  grain(lens, manner.noise, random);
  return { picture: lens, corners };
};

const inPixels = (corners: Corners, { width, height }: Canvas): Corners =>
  corners.map(([x, y]) => [x * width, y * height] as const) as unknown as Corners;

const boundsOf = (points: readonly Point[], { width, height }: Canvas, rim: number) => ({
  left: Math.max(0, Math.floor(Math.min(...points.map(([x]) => x)) - rim)),
  right: Math.min(width, Math.ceil(Math.max(...points.map(([x]) => x)) + rim)),
  top: Math.max(0, Math.floor(Math.min(...points.map(([, y]) => y)) - rim)),
  bottom: Math.min(height, Math.ceil(Math.max(...points.map(([, y]) => y)) + rim)),
});

/** Whether a place of the paper, in millimetres from its top left, is paper: its corners are round. */
const onPaper = (x: number, y: number, { width, height, radius }: Paper): boolean => {
  if (x < 0 || y < 0 || x > width || y > height) return false;
  const dx = Math.max(radius - x, x - width + radius, 0);
  const dy = Math.max(radius - y, y - height + radius, 0);
  return dx * dx + dy * dy <= radius * radius || dx === 0 || dy === 0;
};

/** Four samples a pixel, so that edges are as soft as a lens makes them. */
const lay = (on: Canvas, corners: Corners, paper: Paper): void => {
  const quad = inPixels(corners, on);
  const map = solveHomography(quad, unitSquare);
  if (!map) throw new Error('corners on one line');
  const { left, right, top, bottom } = boundsOf(quad, on, 1);
  const { face } = paper;
  const reduction = (face.width * face.height) / Math.max(1, Math.abs(area(quad)));
  const samples = reduction > 6 ? 4 : 2;
  for (let y = top; y < bottom; y++)
    for (let x = left; x < right; x++) {
      let hit = 0;
      const sum = [0, 0, 0];
      for (let sub = 0; sub < samples * samples; sub++) {
        const px = x + ((sub % samples) + 0.5) / samples;
        const py = y + (Math.floor(sub / samples) + 0.5) / samples;
        const [u, v] = mapPoint(map, [px, py]);
        if (!onPaper(u * paper.width, v * paper.height, paper)) continue;
        hit++;
        const at =
          (Math.min(face.height - 1, Math.floor(v * face.height)) * face.width +
            Math.min(face.width - 1, Math.floor(u * face.width))) *
          3;
        for (let channel = 0; channel < 3; channel++) sum[channel]! += face.data[at + channel]!;
      }
      if (hit === 0) continue;
      const at = (y * on.width + x) * 3;
      const share = hit / (samples * samples);
      for (let channel = 0; channel < 3; channel++)
        on.data[at + channel] = on.data[at + channel]! * (1 - share) + (sum[channel]! / hit) * share;
    }
};

const castShadow = (on: Canvas, corners: Corners, paper: Paper, strength: number): void => {
  if (strength <= 0) return;
  const quad = inPixels(corners, on);
  const map = solveHomography(quad, unitSquare);
  if (!map) return;
  const reach = Math.min(on.width, on.height) * 0.02;
  const { left, right, top, bottom } = boundsOf(quad, on, reach * 2);
  for (let y = top; y < bottom; y++)
    for (let x = left; x < right; x++) {
      let dark = 0;
      for (let step = 0; step < 4; step++) {
        const [u, v] = mapPoint(map, [
          x + 0.5 - reach * (0.15 + step * 0.25),
          y + 0.5 - reach * (0.2 + step * 0.25),
        ]);
        if (onPaper(u * paper.width, v * paper.height, paper)) dark++;
      }
      if (dark === 0) continue;
      const at = (y * on.width + x) * 3;
      const factor = 1 - (strength * dark) / 4;
      for (let channel = 0; channel < 3; channel++) on.data[at + channel] = on.data[at + channel]! * factor;
    }
};

/** A fingertip over one corner, coming from outside. */
const finger = (on: Canvas, corners: Corners, random: Random): void => {
  const quad = inPixels(corners, on);
  const [x, y] = quad[Math.floor(random() * 4)]!;
  const middle = quad.reduce(([a, b], [u, v]) => [a + u / 4, b + v / 4] as const, [0, 0] as Point);
  const long = Math.hypot(quad[1][0] - quad[0][0], quad[1][1] - quad[0][1]);
  const away = Math.hypot(x - middle[0], y - middle[1]);
  const [dx, dy] = [(x - middle[0]) / away, (y - middle[1]) / away];
  const thick = long * between(random, 0.07, 0.1);
  const skin: Colour = [214, 168, 140];
  for (let row = 0; row < on.height; row++)
    for (let column = 0; column < on.width; column++) {
      const along = (column - x) * dx + (row - y) * dy;
      const across = Math.abs((row - y) * dx - (column - x) * dy);
      const tip = along < -thick * 0.2 ? Math.hypot(along + thick * 0.2, across) : across;
      if (along < -thick * 1.2 || tip > thick) continue;
      const at = (row * on.width + column) * 3;
      const round = 1 - (tip / thick) ** 2 * 0.35;
      for (let channel = 0; channel < 3; channel++) on.data[at + channel] = skin[channel]! * round;
    }
};

const light = (on: Canvas, manner: Manner, corners: Corners, random: Random): void => {
  const angle = random() * Math.PI * 2;
  const quad = inPixels(corners, on);
  const spot = mapPoint(solveHomography(unitSquare, quad)!, [
    between(random, 0.2, 0.8),
    between(random, 0.2, 0.8),
  ]);
  const radius = Math.sqrt(Math.abs(area(quad))) * between(random, 0.12, 0.22);
  for (let y = 0, at = 0; y < on.height; y++)
    for (let x = 0; x < on.width; x++, at += 3) {
      const side =
        ((x / on.width - 0.5) * Math.cos(angle) + (y / on.height - 0.5) * Math.sin(angle)) * manner.gradient;
      const gain = manner.exposure * (1 + side);
      const away = manner.glare ? Math.hypot(x - spot[0], y - spot[1]) / radius : 9;
      const flare = away < 1.5 ? 320 * Math.exp(-away * away * 2.2) : 0;
      for (let channel = 0; channel < 3; channel++)
        on.data[at + channel] = Math.min(255, on.data[at + channel]! * gain + flare);
    }
};

/** Two passes of a box, close to a lens that is a little off. */
const blurred = (source: Canvas, radius: number): Canvas => {
  const pass = (from: Canvas, step: number, length: number, lines: number, across: number): Canvas => {
    const data = new Uint8Array(from.data.length);
    const reach = Math.max(1, Math.round(radius));
    for (let line = 0; line < lines; line++)
      for (let channel = 0; channel < 3; channel++) {
        const start = line * across + channel;
        let sum = 0;
        const value = (index: number): number =>
          from.data[start + Math.max(0, Math.min(length - 1, index)) * step]!;
        for (let index = -reach; index <= reach; index++) sum += value(index);
        for (let index = 0; index < length; index++) {
          data[start + index * step] = sum / (2 * reach + 1);
          sum += value(index + reach + 1) - value(index - reach);
        }
      }
    return { ...from, data };
  };
  const { width, height } = source;
  const across = pass(source, 3, width, height, width * 3);
  return pass(across, width * 3, height, width, 3);
};

const grain = ({ data }: Canvas, noise: number, random: Random): void => {
  for (let at = 0; at < data.length; at += 3) {
    const shared = (random() + random() + random() - 1.5) * noise;
    for (let channel = 0; channel < 3; channel++)
      data[at + channel] = Math.max(
        0,
        Math.min(255, data[at + channel]! + shared + (random() - 0.5) * noise),
      );
  }
};

/** Colour of the paper once the light's own colour is taken away: grey copy or original, red seal, emblem. */
import type { Region } from '#domain/finding/finding';
import type { Measures } from '#domain/picture/measures';
import { valueAtRank } from '../value-at-rank.ts';
import { groupsOf, grown, regionOf } from './cells.ts';
import { whitesOf } from './local-white.ts';
import type { PaperView } from './view.ts';

/** Blocks along the paper's longer side: large enough to drown noise, smaller than the strokes of a seal. */
const blocksLong = 170;
/** A colour: the largest and the smallest channel differ by this share of white, on the mean of a block and those beside it. */
const coloured = 0.08;
const red = 0.22;
/** Share of the paper that an emblem fills at most; a red ground behind a portrait fills more. */
const largestEmblem = 0.1;
/** Red or gold, as an emblem is all over; skin is less so. */
const warm = 0.38;
/** Share of the paper that may be less tinted: a ground may turn bluish towards one end only. */
const mostTinted = 0.95;

type Blocks = {
  readonly columns: number;
  readonly rows: number;
  /** Red, green, blue as shares of the white near by. */
  readonly channels: readonly [Float32Array, Float32Array, Float32Array];
  readonly tint: number;
};

export const measureColour = (
  view: Pick<PaperView, 'colour'>,
): Pick<Measures, 'colourShare' | 'coldTint' | 'seal' | 'emblem'> => {
  const blocks = readBlocks(view);
  const { columns, rows, channels } = blocks;
  const count = columns * rows;
  const reddish = new Uint8Array(count);
  const golden = new Uint8Array(count);
  const [reds, greens, blues] = channels;
  for (let at = 0; at < count; at++) {
    const r = reds[at]!;
    const g = greens[at]!;
    const b = blues[at]!;
    if (r - Math.max(g, b) >= red) reddish[at] = 1;
    if (r - b >= warm) golden[at] = 1;
  }
  return {
    colourShare: ownColour(blocks),
    coldTint: blocks.tint,
    ...redMarks(reddish, golden, columns, rows),
  };
};

/** Share of the paper that has a colour of its own. */
const ownColour = ({ columns, rows, channels: [reds, greens, blues] }: Blocks): number => {
  const redder = meanAround(reds, greens, columns, rows);
  const bluer = meanAround(blues, greens, columns, rows);
  const marked = new Uint8Array(columns * rows);
  for (let at = 0; at < marked.length; at++) {
    const r = redder[at]!;
    const b = bluer[at]!;
    if (Math.max(0, r, b) - Math.min(0, r, b) >= coloured) marked[at] = 1;
  }
  // What comes in over the border is no part of the paper: a finger, the desk beside a round corner.
  const own = groupsOf(marked, columns).filter(
    (group) => !group.some((at) => onBorder(at, columns, rows)) || group.length > marked.length * 0.06,
  );
  return own.reduce((sum, group) => sum + group.length, 0) / marked.length;
};

/**
 * How much more `one` is than `other`, on the mean of each place and the eight around it. JPEG keeps colour more coarsely than light:
 * black strokes on a tinted ground take its colour and the gaps between them lose as much; so does the noise of a camera.
 */
const meanAround = (one: Float32Array, other: Float32Array, columns: number, rows: number): Float32Array => {
  const along = new Float32Array(one.length);
  for (let at = 0; at < one.length; at++) along[at] = one[at]! - other[at]!;
  const across = new Float32Array(one.length);
  for (let row = 0; row < rows; row++) meanOfThree(along, across, row * columns, columns, 1);
  for (let column = 0; column < columns; column++) meanOfThree(across, along, column, rows, columns);
  return along;
};

/** Mean of each place of a line and the two beside it; at its ends the place itself stands for the one that is missing. */
const meanOfThree = (
  from: Float32Array,
  to: Float32Array,
  start: number,
  count: number,
  step: number,
): void => {
  const end = start + (count - 1) * step;
  let before = from[start]!;
  let here = before;
  for (let at = start; at < end; at += step) {
    const after = from[at + step]!;
    to[at] = (before + here + after) / 3;
    before = here;
    here = after;
  }
  to[end] = (before + here + here) / 3;
};

const onBorder = (at: number, columns: number, rows: number): boolean => {
  const x = at % columns;
  return x === 0 || x === columns - 1 || at < columns || at >= columns * (rows - 1);
};

/** Round red shapes: open ones are seals, filled ones emblems. */
const redMarks = (
  reddish: Uint8Array,
  golden: Uint8Array,
  columns: number,
  rows: number,
): { seal: Region | null; emblem: Region | null } => {
  let [seal, emblem]: [Int32Array | null, Int32Array | null] = [null, null];
  // The characters of a seal stand apart from its ring by a block or two.
  for (const group of groupsOf(grown(reddish, columns, 2), columns)) {
    const marks = group.filter((at) => reddish[at]);
    const box = regionOf(marks, columns, rows);
    const [wide, high] = [box.width * columns, box.height * rows];
    const round = wide / high > 0.6 && wide / high < 1.7;
    if (!round || Math.min(wide, high) < 5 || wide * high > 0.25 * columns * rows) continue;
    const share = (of: Uint8Array): number => group.reduce((sum, at) => sum + of[at]!, 0) / (wide * high);
    const small = wide * high < largestEmblem * columns * rows;
    if (small && share(golden) > 0.58) emblem = !emblem || marks.length > emblem.length ? marks : emblem;
    else if (share(reddish) > 0.08) seal = !seal || marks.length > seal.length ? marks : seal;
  }
  return {
    seal: seal && regionOf(seal, columns, rows),
    emblem: emblem && regionOf(emblem, columns, rows),
  };
};

const readBlocks = ({ colour: { width, height, planes } }: Pick<PaperView, 'colour'>): Blocks => {
  const size = Math.max(2, Math.round(Math.max(width, height) / blocksLong));
  const columns = Math.floor(width / size);
  const rows = Math.floor(height / size);
  const channels = planes.map((plane) => blockMeans(plane, width, size, columns, rows));
  const whites = whitesOf(channels, columns, rows);
  return {
    columns,
    rows,
    channels: channels.map((mean, channel) =>
      relative(mean, whites[channel]!),
    ) as unknown as Blocks['channels'],
    tint: coldTint(whites),
  };
};

const relative = (mean: Float32Array, white: Float32Array): Float32Array => {
  for (let at = 0; at < mean.length; at++) mean[at]! /= Math.max(24, white[at]!);
  return mean;
};

const blockMeans = (
  plane: Float32Array,
  width: number,
  size: number,
  columns: number,
  rows: number,
): Float32Array => {
  const mean = new Float32Array(columns * rows);
  for (let row = 0; row < rows; row++)
    for (let y = row * size; y < (row + 1) * size; y++)
      for (let column = 0, to = row * columns, at = y * width; column < columns; column++, to++) {
        let sum = 0;
        for (const end = at + size; at < end; at++) sum += plane[at]!;
        mean[to]! += sum;
      }
  for (let at = 0; at < mean.length; at++) mean[at]! /= size * size;
  return mean;
};

/**
 * How much bluer or greener the ground is than red, as a share, where it is most so: warm light makes white paper look yellow, nothing
 * makes it look so.
 */
const coldTint = ([red, green, blue]: readonly Float32Array[]): number => {
  const tints = red!.slice();
  for (let at = 0; at < tints.length; at++) {
    const r = tints[at]!;
    const g = green![at]!;
    const b = blue![at]!;
    tints[at] = (Math.max(g, b) - r) / Math.max(24, r, g, b);
  }
  return tints.length === 0 ? 0 : valueAtRank(tints, Math.floor(tints.length * mostTinted));
};

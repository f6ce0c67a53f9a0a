/** Parts of a picture that its file lost: what a decoder or a program leaves there is one colour, to the pixel, with straight edges. */
import { type Finding, finding, type Region } from '#domain/finding/finding';
import type { Raster } from '../raster.ts';
import { bandIn, isWhite, leastShare, whiteRunIn } from './lost-bands.ts';

/** A larger difference than that of a coding, of 255. */
const flatWithin = 4;
/** Side of the blocks that are looked at, in pixels: the largest unit of a JPEG, and the smaller one in a small picture. */
const sideOf = ({ width, height }: Raster): number => (Math.min(width, height) < 800 ? 8 : 16);
/** How much of its frame an area fills, once lines that it only fills in part are taken off its edges. */
const leastFill = 0.97;
/** A photo has noise: where more of the rest is flat as well, and not white, it is a drawing or a screen, and flat areas say nothing. */
const mostFlatElsewhere = 0.05;
/** On a page that is mostly white to the pixel a bar of one colour is a bar that somebody drew. */
const mostWhiteElsewhere = 0.5;
/** White may be paper, but where less of the rest is of one colour than this, white included, it is a photo without any. */
const mostPlainElsewhere = 0.02;
/** How much of what lies along an edge has another colour: a lost part ends at once. */
const leastEdge = 0.9;
/** Whether every pixel has the same colour, as far as a coding keeps it. */
export const isOneColour = ({ data }: Raster): boolean => {
  const least = [255, 255, 255];
  const most = [0, 0, 0];
  for (let at = 0; at < data.length; at += 3)
    for (let channel = 0; channel < 3; channel++) {
      const value = data[at + channel]!;
      if (value < least[channel]!) least[channel] = value;
      if (value > most[channel]!) most[channel] = value;
      if (most[channel]! - least[channel]! > flatWithin) return false;
    }
  return true;
};

/** The stopping finding for a picture that is empty, or of which a part is lost; none most often. */
export const seeLost = (raster: Raster): Finding[] => {
  if (isOneColour(raster)) return [finding('picture-blank', { picture: 'scan' })];
  const lost = findLostArea(raster);
  if (!lost) return [];
  const { region, share } = lost;
  return [
    finding(
      'picture-part-lost',
      { picture: 'scan', region },
      { data: { share: Math.max(1, Math.round(share * 100)) } },
    ),
  ];
};

/** Left, top, right and bottom in blocks, the last two outside. */
type Area = {
  readonly colour: number;
  readonly blocks: number;
  left: number;
  top: number;
  right: number;
  bottom: number;
};
type Blocks = {
  readonly side: number;
  readonly columns: number;
  readonly rows: number;
  readonly colours: Int32Array;
};

/** The largest area that was lost, in fractions of the picture, and its share of it; null where there is none. */
export const findLostArea = (raster: Raster): { region: Region; share: number } | null => {
  const blocks = flatBlocks(raster);
  const { columns, rows, colours } = blocks;
  const all = columns * rows;
  const flat = colours.reduce((sum, colour) => sum + (colour < 0 || isWhite(colour) ? 0 : 1), 0);
  const plain = colours.reduce((sum, colour) => sum + (colour < 0 ? 0 : 1), 0);
  const areas = areasOf(blocks);
  const lost = areas
    .filter((area) => area.blocks >= all * leastShare && isPlain(area, blocks) && !isBar(area, areas, blocks))
    .filter((area) => endsAtOnce(area, blocks, raster))
    .sort((a, b) => b.blocks - a.blocks);
  const [largest] = lost;
  if (!largest) {
    const band = bandIn(raster);
    if (band && flat <= all * (mostFlatElsewhere + band.share)) return band;
    const run = whiteRunIn(raster);
    return run && plain <= all * (mostPlainElsewhere + run.share) ? run : null;
  }
  const lostBlocks = lost.reduce((sum, area) => sum + area.blocks, 0);
  const lostColour = lost.reduce((sum, area) => sum + (isWhite(area.colour) ? 0 : area.blocks), 0);
  const white = plain - flat - (lostBlocks - lostColour);
  const isPhoto =
    flat - lostColour <= (all - lostBlocks) * mostFlatElsewhere &&
    white <= (all - lostBlocks) * mostWhiteElsewhere;
  const told = isPhoto ? largest : lost.find((area) => isOfDecoder(area, blocks));
  if (!told) return null;
  return {
    region: {
      x: told.left / columns,
      y: told.top / rows,
      width: (told.right - told.left) / columns,
      height: (told.bottom - told.top) / rows,
    },
    share: lostBlocks / all,
  };
};

/** The colour of each block all of whose pixels are equal, and −1 for the others. */
const flatBlocks = (raster: Raster): Blocks => {
  const { width, height, data } = raster;
  const side = sideOf(raster);
  const [columns, rows] = [Math.floor(width / side), Math.floor(height / side)];
  const colours = new Int32Array(columns * rows).fill(-1);
  for (let row = 0; row < rows; row++)
    for (let column = 0; column < columns; column++) {
      const at = (row * side * width + column * side) * 3;
      if (isFlat(data, at, width * 3, side))
        colours[row * columns + column] = (data[at]! << 16) | (data[at + 1]! << 8) | data[at + 2]!;
    }
  return { side, columns, rows, colours };
};

const isFlat = (data: Uint8Array, start: number, stride: number, side: number): boolean => {
  const [red, green, blue] = [data[start]!, data[start + 1]!, data[start + 2]!];
  const last = start + (side - 1) * (stride + 3);
  // Most blocks of a photo are told by their last pixel.
  if (data[last] !== red || data[last + 1] !== green || data[last + 2] !== blue) return false;
  // A third of the lines tells it as well.
  for (let row = 0; row < side; row += 3)
    for (let at = start + row * stride, end = at + side * 3; at < end; at += 3)
      if (data[at] !== red || data[at + 1] !== green || data[at + 2] !== blue) return false;
  return true;
};

/** Blocks of one colour that hang together by their sides. */
const areasOf = ({ columns, rows, colours }: Blocks): Area[] => {
  const areas: Area[] = [];
  const seen = new Uint8Array(colours.length);
  const waiting: number[] = [];
  for (let start = 0; start < colours.length; start++) {
    const colour = colours[start]!;
    if (colour < 0 || seen[start]) continue;
    seen[start] = 1;
    waiting.push(start);
    let count = 0;
    let [left, top, right, bottom] = [columns, rows, 0, 0];
    for (let at = waiting.pop(); at !== undefined; at = waiting.pop()) {
      const [x, y] = [at % columns, Math.floor(at / columns)];
      count++;
      left = Math.min(left, x);
      right = Math.max(right, x + 1);
      top = Math.min(top, y);
      bottom = Math.max(bottom, y + 1);
      for (const next of [x > 0 ? at - 1 : -1, x < columns - 1 ? at + 1 : -1, at - columns, at + columns])
        if (next >= 0 && next < colours.length && !seen[next] && colours[next] === colour) {
          seen[next] = 1;
          waiting.push(next);
        }
    }
    areas.push({ colour, blocks: count, left, top, right, bottom });
  }
  return areas;
};

/** A rectangle, and not white: a cut JPEG begins to lack pixels in the middle of a line, so one such line may be ragged on each side. */
const isPlain = (area: Area, blocks: Blocks): boolean => {
  const { columns, colours } = blocks;
  // White across the whole picture, with picture on both sides of it, was never paper.
  if (isWhite(area.colour) && !isBand(area, blocks)) return false;
  let { left, top, right, bottom } = area;
  const own = (x: number, y: number): number => (colours[y * columns + x] === area.colour ? 1 : 0);
  const row = (y: number): number => {
    let count = 0;
    for (let x = left; x < right; x++) count += own(x, y);
    return count / (right - left);
  };
  const column = (x: number): number => {
    let count = 0;
    for (let y = top; y < bottom; y++) count += own(x, y);
    return count / (bottom - top);
  };
  if (bottom - top > 2 && row(top) < 1) top++;
  if (bottom - top > 2 && row(bottom - 1) < 1) bottom--;
  if (right - left > 2 && column(left) < 1) left++;
  if (right - left > 2 && column(right - 1) < 1) right--;
  let filled = 0;
  for (let y = top; y < bottom; y++) filled += row(y) * (right - left);
  return filled >= (right - left) * (bottom - top) * leastFill;
};

const isBand = ({ left, top, right, bottom }: Area, { columns, rows }: Blocks): boolean =>
  (left === 0 && right === columns && top > 0 && bottom < rows) ||
  (top === 0 && bottom === rows && left > 0 && right < columns);

/** Whether the area, followed to its last line of pixels on every side, is bounded there by other colours all along. */
const endsAtOnce = (area: Area, { side }: Blocks, { width, height, data }: Raster): boolean => {
  const [red, green, blue] = [area.colour >> 16, (area.colour >> 8) & 255, area.colour & 255];
  const box = {
    left: area.left * side,
    top: area.top * side,
    right: area.right * side,
    bottom: area.bottom * side,
  };
  /** The share of other colours on a line of pixels. */
  const others = (x: number, y: number, count: number, step: 1 | 0): number => {
    let other = 0;
    for (let index = 0; index < count; index++) {
      const at = ((y + (step ? 0 : index)) * width + x + (step ? index : 0)) * 3;
      if (data[at] !== red || data[at + 1] !== green || data[at + 2] !== blue) other++;
    }
    return other / count;
  };
  const [wide, high] = [box.right - box.left, box.bottom - box.top];
  const follow = (from: number, end: number, step: 1 | -1, share: (at: number) => number): boolean => {
    for (let at = from; at !== end; at += step) {
      const other = share(at);
      if (other >= leastEdge) return true;
      // A ragged last line of blocks is passed; anything softer is no edge.
      if (Math.abs(at - from) > side) return false;
    }
    return true;
  };
  return (
    follow(box.top - 1, -1, -1, (y) => others(box.left, y, wide, 1)) &&
    follow(box.bottom, height, 1, (y) => others(box.left, y, wide, 1)) &&
    follow(box.left - 1, -1, -1, (x) => others(x, box.top, high, 0)) &&
    follow(box.right, width, 1, (x) => others(x, box.top, high, 0))
  );
};

/** Bars of one colour on both sides: a picture that was laid on a screen or a sheet of another shape. */
const isBar = (area: Area, areas: readonly Area[], { columns, rows }: Blocks): boolean => {
  const isWide = ({ left, right }: Area): boolean => left === 0 && right === columns;
  const isHigh = ({ top, bottom }: Area): boolean => top === 0 && bottom === rows;
  const others = areas.filter((other) => other !== area && other.colour === area.colour);
  if (isWide(area) && (area.top === 0 || area.bottom === rows))
    return others.some(
      (other) => isWide(other) && (area.top === 0 ? other.bottom === rows : other.top === 0),
    );
  if (isHigh(area) && (area.left === 0 || area.right === columns))
    return others.some(
      (other) => isHigh(other) && (area.left === 0 ? other.right === columns : other.left === 0),
    );
  return false;
};

/** What decoders put where nothing came: middle grey up to the end of a JPEG, and the green of zeros in luma and chroma. */
const isOfDecoder = ({ colour, left, top, right, bottom }: Area, { columns, rows }: Blocks): boolean => {
  const [red, green, blue] = [colour >> 16, (colour >> 8) & 255, colour & 255];
  if (red === 0 && blue === 0 && green >= 70 && green <= 160) return true;
  const isGrey = red === green && green === blue && Math.abs(red - 128) <= 2;
  const touched = [left === 0, top === 0, right === columns, bottom === rows].filter(Boolean).length;
  return isGrey && touched >= 3;
};

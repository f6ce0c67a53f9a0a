/** Print under a red seal: in red light the seal is as bright as the paper, and the print is not. */
import type { Raster } from '../imaging/raster.ts';
import type { Engine } from './engine.ts';
import { type Part, readPart } from './look-closer.ts';
import { type Line, type ReadLines, recognizerOf } from './read-lines.ts';
import { holds, type TextBox } from './text-boxes.ts';

/** A pixel is of a seal where red is this much more than green and blue. */
const leastRed = 45;
/** Lines over which a seal lies: so much of them is red. */
const leastShare = 0.03;
/** Sums of probabilities differ by chance; a line is taken from the red light where it reads better by this much on the mean. */
const leastGain = 0.01;

/** Where a seal lies is looked at anew, as long as it is no more of the picture than this. */
const mostOfPicture = 0.35;

/** Lines that a seal lies over, read again without it; each in the way in which it reads better. */
export const seeThroughSeals = async (engine: Engine, read: ReadLines): Promise<ReadLines> => {
  const { picture } = read;
  if (!read.lines.some(({ box }) => redShare(picture, box) >= leastShare)) return read;
  const light = inRedLight(picture);
  const recognize = recognizerOf(engine, light);
  const lines: Line[] = [];
  const under: Line[] = [];
  for (const line of read.lines) {
    const other = redShare(picture, line.box) < leastShare ? null : await recognize(line.box);
    // What is printed in red itself is gone there.
    const isPrint = other !== null && other.chars.length >= 0.7 * line.chars.length && meanOf(other) > 0.6;
    if (isPrint) under.push(other);
    lines.push(isPrint && meanOf(other) > meanOf(line) + leastGain ? other : line);
  }
  const part = aroundOf(under, picture);
  // A seal breaks lines, and what is left of them is found in pieces.
  return part ? { ...read, lines: replaced(lines, await readPart(engine, light, part)) } : { ...read, lines };
};

/** Around the print that a seal lies over: some characters to both sides, a line above and below. */
const aroundOf = (lines: readonly Line[], { width, height }: Raster): Part | null => {
  if (lines.length === 0) return null;
  const ends = lines.map(({ box: { x, y, angle, length, breadth } }) => {
    const [across, down] = [Math.abs(Math.cos(angle)), Math.abs(Math.sin(angle))];
    const [halfX, halfY] = [(length / 2 + 8 * breadth) * across, (length / 2) * down + 1.5 * breadth];
    return { left: x - halfX, right: x + halfX, top: y - halfY, bottom: y + halfY };
  });
  const part = {
    left: Math.max(0, Math.floor(Math.min(...ends.map(({ left }) => left)))),
    top: Math.max(0, Math.floor(Math.min(...ends.map(({ top }) => top)))),
    right: Math.min(width, Math.ceil(Math.max(...ends.map(({ right }) => right)))),
    bottom: Math.min(height, Math.ceil(Math.max(...ends.map(({ bottom }) => bottom)))),
  };
  const share = ((part.right - part.left) * (part.bottom - part.top)) / (width * height);
  return share > mostOfPicture ? null : part;
};

/** New lines that are longer than all the pieces of old ones in their place, and read as well. */
const replaced = (old: readonly Line[], fresh: readonly Line[]): Line[] => {
  const gone = new Set<Line>();
  const taken: Line[] = [];
  for (const line of fresh) {
    const pieces = old.filter((other) => holds(line.box, other.box));
    const count = pieces.reduce((sum, { chars }) => sum + chars.length, 0);
    const mean =
      pieces.reduce((sum, piece) => sum + meanOf(piece) * piece.chars.length, 0) / Math.max(1, count);
    // Lines that reach out of the part are whole already.
    if (old.some((other) => !pieces.includes(other) && holds(other.box, line.box))) continue;
    if (line.chars.length < count || line.chars.length < 2 || meanOf(line) < Math.max(0.6, mean - 0.03))
      continue;
    if (pieces.length === 1 && line.chars.length === count && meanOf(line) <= mean) continue;
    for (const piece of pieces) gone.add(piece);
    taken.push(line);
  }
  return [...old.filter((line) => !gone.has(line)), ...taken];
};

const meanOf = ({ chars }: Line): number =>
  chars.length === 0 ? 0 : chars.reduce((sum, { p }) => sum + p, 0) / chars.length;

/** Samples along and across a box. */
const redShare = (picture: Raster, { x, y, angle, length, breadth }: TextBox): number => {
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
  const step = Math.max(1, breadth / 12);
  let [red, all] = [0, 0];
  for (let v = -breadth / 3; v <= breadth / 3; v += step)
    for (let u = -length / 2; u <= length / 2; u += step) {
      const [px, py] = [Math.round(x + u * cos - v * sin), Math.round(y + u * sin + v * cos)];
      if (px < 0 || py < 0 || px >= picture.width || py >= picture.height) continue;
      const at = (py * picture.width + px) * 3;
      const [r, g, b] = [picture.data[at]!, picture.data[at + 1]!, picture.data[at + 2]!];
      all++;
      if (r - g >= leastRed && r - b >= leastRed) red++;
    }
  return all === 0 ? 0 : red / all;
};

const inRedLight = ({ width, height, data }: Raster): Raster => {
  const light = new Uint8Array(data.length);
  for (let at = 0; at < data.length; at += 3) light[at] = light[at + 1] = light[at + 2] = data[at]!;
  return { width, height, data: light };
};

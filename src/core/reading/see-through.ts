/** Print under a red seal: in red light the seal is as bright as the paper, and the print is not. */
import type { Raster } from '../imaging/raster.ts';
import type { Engine } from './engine.ts';
import { type Line, type ReadLines, recognizerOf } from './read-lines.ts';
import type { TextBox } from './text-boxes.ts';

/** A pixel is of a seal where red is this much more than green and blue. */
const leastRed = 45;
/** Lines over which a seal lies: so much of them is red. */
const leastShare = 0.03;
/** Sums of probabilities differ by chance; a line is taken from the red light where it reads better by this much on the mean. */
const leastGain = 0.01;

/** Lines that a seal lies over, read again without it; each in the way in which it reads better. */
export const seeThroughSeals = async (engine: Engine, read: ReadLines): Promise<ReadLines> => {
  const { picture } = read;
  if (!read.lines.some(({ box }) => redShare(picture, box) >= leastShare)) return read;
  const recognize = recognizerOf(engine, inRedLight(picture));
  const lines: Line[] = [];
  for (const line of read.lines) {
    if (redShare(picture, line.box) < leastShare) {
      lines.push(line);
      continue;
    }
    const other = await recognize(line.box);
    // What is printed in red itself is gone there.
    const isWhole = other.chars.length >= 0.7 * line.chars.length;
    lines.push(isWhole && meanOf(other) > meanOf(line) + leastGain ? other : line);
  }
  return { ...read, lines };
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

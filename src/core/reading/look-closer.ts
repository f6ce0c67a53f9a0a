/** A second, closer look at a part of a picture: lines of two sizes that touch are found as one when the whole picture is looked at. */
import type { Raster } from '../imaging/raster.ts';
import type { Engine } from './engine.ts';
import { type Line, type ReadLines, recognizerOf } from './read-lines.ts';
import { detectionInput } from './resample.ts';
import { findTextBoxes, scaledBox } from './text-boxes.ts';

/** Longest side in which the part is looked at. */
const longest = 1280;
/** How far around a line, in parts of its height. */
const [beside, above] = [1.5, 0.6];

/** Bands of a line in which print of one size may stand: how far below its middle, and how high, in parts of its height. */
const bands = [
  [0.2, 0.5],
  [-0.2, 0.5],
  [0, 0.55],
] as const;

/** What stands in and around a line, read anew; its places are in the picture's pixels. */
export const lookCloser = async (engine: Engine, { picture }: ReadLines, { box }: Line): Promise<Line[]> => {
  const [cos, sin] = [Math.abs(Math.cos(box.angle)), Math.abs(Math.sin(box.angle))];
  const half = box.length / 2 + beside * box.breadth;
  const deep = (0.5 + above) * box.breadth;
  const left = Math.max(0, Math.floor(box.x - half * cos - deep * sin));
  const top = Math.max(0, Math.floor(box.y - half * sin - deep * cos));
  const right = Math.min(picture.width, Math.ceil(box.x + half * cos + deep * sin));
  const bottom = Math.min(picture.height, Math.ceil(box.y + half * sin + deep * cos));
  const recognize = recognizerOf(engine, picture);
  const lines: Line[] = [];
  for (const [below, height] of bands)
    lines.push(
      await recognize({
        ...box,
        x: box.x - Math.sin(box.angle) * below * box.breadth,
        y: box.y + Math.cos(box.angle) * below * box.breadth,
        breadth: box.breadth * height,
      }),
    );
  return [...lines, ...(await readPart(engine, picture, { left, top, right, bottom }))];
};

/** A part of a picture, pixels. */
export type Part = {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
};

/** Lines that are found where only a part of the picture is looked at; their places are in the picture's pixels. */
export const readPart = async (
  engine: Engine,
  picture: Raster,
  { left, top, right, bottom }: Part,
): Promise<Line[]> => {
  if (right - left < 16 || bottom - top < 16) return [];
  const part = enlarged(cutOut(picture, left, top, right, bottom));
  const { planes, width, height } = detectionInput(part, longest);
  const map = await engine.detect(planes, width, height);
  const [sx, sy] = [(right - left) / width, (bottom - top) / height];
  const recognize = recognizerOf(engine, picture);
  const lines: Line[] = [];
  for (const found of findTextBoxes(map, width, height))
    lines.push(await recognize(scaledBox(found, sx, sy, left, top)));
  return lines;
};

const cutOut = (picture: Raster, left: number, top: number, right: number, bottom: number): Raster => {
  const [width, height] = [right - left, bottom - top];
  const data = new Uint8Array(width * height * 3);
  for (let y = 0; y < height; y++) {
    const from = ((top + y) * picture.width + left) * 3;
    data.set(picture.data.subarray(from, from + width * 3), y * width * 3);
  }
  return { width, height, data };
};

/** As large as is looked at, three times at most; pixels repeat, the network does not mind. */
const enlarged = (part: Raster): Raster => {
  const by = Math.min(3, longest / Math.max(part.width, part.height));
  if (by < 1.1) return part;
  const [width, height] = [Math.floor(part.width * by), Math.floor(part.height * by)];
  const data = new Uint8Array(width * height * 3);
  for (let y = 0, at = 0; y < height; y++)
    for (let x = 0; x < width; x++, at += 3) {
      const from = (((y / by) | 0) * part.width + ((x / by) | 0)) * 3;
      data[at] = part.data[from]!;
      data[at + 1] = part.data[from + 1]!;
      data[at + 2] = part.data[from + 2]!;
    }
  return { width, height, data };
};

/** Every line of text on a picture, which way up it lies, and whether it is mirrored. */
import type { Raster } from '../imaging/raster.ts';
import { decodeGreedily, keepPosterior, keptSymbols, type Posterior, type Recognized } from './ctc.ts';
import type { Engine } from './engine.ts';
import { findParagraphs, standsBeside } from './paragraphs.ts';
import { cutStrip, detectionInput, type Shade } from './resample.ts';
import { findTextBoxes, isVertical, scaledBox, type TextBox } from './text-boxes.ts';
import { movePicture, type Way } from './turn-picture.ts';

export type Line = {
  readonly box: TextBox;
  readonly chars: readonly Recognized[];
  readonly text: string;
  readonly posterior: Posterior;
  /** What it was read on; null where it was not read. */
  readonly shade: Shade | null;
  /** The text layer says something else: no number of it is more than doubtful. */
  readonly isDisputed?: boolean;
};

export type ReadLines = {
  /** How the picture was moved so that it can be read. */
  readonly way: Way;
  /** Whether enough was read to say so. */
  readonly isSure: boolean;
  /** The picture as it was read; places of lines are in its pixels. */
  readonly picture: Raster;
  readonly lines: readonly Line[];
};

/**
 * Longest side in which lines are looked for: cards show all of theirs at the first, small print is looked for again at the second. Beyond
 * it small print gains little, and time and memory grow with the square.
 */
const [coarse, fine] = [832, 1280];
/** Small print: a tenth of the lines is less high than this part of the longer side. */
const smallPrint = 0.02;
/** Lines that decide which way up a picture lies: some characters each, as most fields have, not the long ones of paragraphs. */
const witnesses = 8;
const witnessRatio = 6;

export const readLines = async (engine: Engine, picture: Raster): Promise<ReadLines> => {
  const first = await detectBoxes(engine, picture, coarse);
  const longest =
    Math.max(picture.width, picture.height) > coarse && hasSmallPrint(first, picture) ? fine : coarse;
  const boxes = longest === coarse ? first : await detectBoxes(engine, picture, fine);
  const known = new Map<TextBox, Line>();
  const recognize = recognizerOf(engine, picture);
  const { way, isSure } = await findWay(boxes, async (box, isMirrored) => {
    const line = await recognize(box, isMirrored);
    if (!isMirrored) known.set(box, line);
    return line;
  });
  const moved = movePicture(picture, way);
  const own = moved === picture ? boxes : await detectBoxes(engine, moved, longest);
  const recognizeMoved = recognizerOf(engine, moved);
  const read = async (box: TextBox): Promise<Line> => known.get(box) ?? recognizeMoved(box);
  return { way, isSure, picture: moved, lines: await readWhatCounts(own, read) };
};

const hasSmallPrint = (boxes: readonly TextBox[], { width, height }: Raster): boolean => {
  const heights = boxes.map(({ breadth }) => breadth).sort((a, b) => a - b);
  return (heights[Math.floor(heights.length / 10)] ?? 0) < smallPrint * Math.max(width, height);
};

/** Lines of text, in pixels of the picture, looked for in a copy of it whose longer side is `longest`. */
export const detectBoxes = async (engine: Engine, picture: Raster, longest: number): Promise<TextBox[]> => {
  const { planes, width, height } = detectionInput(picture, longest);
  const map = await engine.detect(planes, width, height);
  return findTextBoxes(map, width, height).map((box) =>
    scaledBox(box, picture.width / width, picture.height / height),
  );
};

/** The label of a paragraph in which no field stands. */
const scope = /范围$/u;

/** The first line of numbered notes. */
const note = /^1[.．、，,]/u;

/** Every line but those of long paragraphs beside such a label, or of numbered notes, of which the first one's beginning is looked at. */
const readWhatCounts = async (
  boxes: readonly TextBox[],
  read: (box: TextBox) => Promise<Line>,
): Promise<Line[]> => {
  const paragraphs = findParagraphs(boxes);
  const late = new Set(paragraphs.flat());
  const lines: Line[] = [];
  for (const box of boxes) if (!late.has(box)) lines.push(await read(box));
  const labels = lines.filter(({ text }) => scope.test(text.replace(/[\s:：]/gu, '')));
  for (const paragraph of paragraphs) {
    const isPassed =
      labels.some(({ box }) => standsBeside(box, paragraph)) ||
      note.test((await read(beginningOf(paragraph[0]!))).text);
    for (const box of paragraph) lines.push(isPassed ? unread(box) : await read(box));
  }
  return lines;
};

/** Its first few characters. */
const beginningOf = (box: TextBox): TextBox => {
  const length = Math.min(box.length, 4 * box.breadth);
  const back = (box.length - length) / 2;
  return { ...box, x: box.x - Math.cos(box.angle) * back, y: box.y - Math.sin(box.angle) * back, length };
};

/** A line that was found and not read. */
const unread = (box: TextBox): Line => ({
  box,
  chars: [],
  text: '',
  posterior: {
    steps: 1,
    blank: new Float32Array(1),
    kept: new Float32Array(keptSymbols.length),
    best: new Int32Array(1),
    bestP: new Float32Array(1),
  },
  shade: null,
});

/** Reads what stands in a box of the picture. */
export const recognizerOf = (engine: Engine, picture: Raster) => {
  const classOf = new Map(engine.characters.map((char, index) => [char, index + 1]));
  return async (box: TextBox, isMirrored = false): Promise<Line> => {
    const strip = cutStrip(picture, box, isMirrored);
    const { rows, classes } = await engine.recognize(strip.planes, strip.width);
    const posterior = keepPosterior(rows, classes, classOf);
    const chars = decodeGreedily(posterior, engine.characters);
    return { box, chars, text: chars.map(({ char }) => char).join(''), posterior, shade: strip.shade };
  };
};

/** The ways that a picture whose text runs along the lines that were found can lie, the likeliest first. */
const waysAlong = (vertical: boolean): (Way & { readonly reversed: boolean; readonly over: boolean })[] =>
  vertical
    ? [
        { turns: 3, isMirrored: false, reversed: false, over: false },
        { turns: 1, isMirrored: false, reversed: true, over: false },
        { turns: 1, isMirrored: true, reversed: false, over: true },
        { turns: 3, isMirrored: true, reversed: true, over: true },
      ]
    : [
        { turns: 0, isMirrored: false, reversed: false, over: false },
        { turns: 2, isMirrored: false, reversed: true, over: false },
        { turns: 0, isMirrored: true, reversed: false, over: true },
        { turns: 2, isMirrored: true, reversed: true, over: true },
      ];

/** Some lines are read each way; the way in which they read best is the picture's. */
const findWay = async (
  boxes: readonly TextBox[],
  read: (box: TextBox, isMirrored?: boolean) => Promise<Line>,
): Promise<{ way: Way; isSure: boolean }> => {
  const lengthOf = (some: readonly TextBox[]): number => some.reduce((sum, { length }) => sum + length, 0);
  const standing = boxes.filter(isVertical);
  const vertical = lengthOf(standing) > lengthOf(boxes) / 2;
  const long = boxes
    .filter((box) => isVertical(box) === vertical && box.length > 2.5 * box.breadth)
    .sort((a, b) => unlikeness(a) - unlikeness(b))
    .slice(0, witnesses);
  const tried: { way: Way; sure: number }[] = [];
  for (const { turns, isMirrored, reversed, over } of waysAlong(vertical)) {
    let [sure, all] = [0, 0];
    const way: Way = { turns, isMirrored };
    for (const [index, box] of long.entries()) {
      const { chars } = await read(reversed ? turnedOver(box) : box, over);
      sure += legibility(chars);
      all += chars.length;
      // What reads this well reads so one way only.
      if (index >= 2 && sure >= 10 && sure > 0.7 * all) return { way, isSure: true };
    }
    tried.push({ way, sure });
  }
  const [first, second] = tried.sort((a, b) => b.sure - a.sure);
  if (!first || first.sure <= 0) return { way: { turns: 0, isMirrored: false }, isSure: false };
  return { way: first.way, isSure: first.sure > 6 && first.sure > 1.3 * Math.max(0, second!.sure) };
};

const unlikeness = ({ length, breadth }: TextBox): number =>
  Math.abs(Math.log(length / breadth / witnessRatio));

const turnedOver = (box: TextBox): TextBox => ({ ...box, angle: box.angle + Math.PI });

/** How many characters of a line are read for sure, those that are not taken off. */
const legibility = (chars: readonly Recognized[]): number =>
  chars.reduce((sum, { p }) => sum + (p > 0.6 ? p : p - 1), 0);

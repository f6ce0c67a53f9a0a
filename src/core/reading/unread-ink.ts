/**
 * Print of a line that became no character. The recognition network leaves out characters that it does not know, and one of two alike
 * ones, and is as sure of their neighbours as ever; the ink of what it left out is still there (figures: `docs/lab/reading.md`).
 */
import type { Recognized } from './ctc.ts';
import { stepWidth, stripHeight } from './engine.ts';
import type { Shade } from './resample.ts';

/** Paper is as bright as this part of what is around it, in windows of so many pixels. */
const paper = { share: 0.85, window: 24 };
/** Ink is darker than its paper by this part of how dark the characters are. */
const inkShare = 0.45;
/** Columns around the middle of a character: those that its darkness is taken from, and those that its height is. */
const around = { depth: 6, height: 10 };
/** How high print is, in widths of a Chinese character: Chinese, and lines of digits and capitals alone. */
const [hanHeight, latinHeight] = [0.92, 0.73];
/** What a character covers on each side of its middle: half its width, and as much as its place may be off. */
const [hanReach, latinReach] = [0.65, 0.5];
/** Ink that no character covers is print where it is so wide and so high, and more in each column than a rule has; a narrower gap does not part it. */
const least = { width: 0.36, height: 0.5, gap: 0.3, column: 0.1 };
/** How far beyond what it covers a character stands beside such print. */
const beside = 0.8;
/**
 * Few characters that stand together, with no gap of this width between them, are no wider than they are many, but for room between them:
 * so much in all, or for each.
 */
const block = { gap: 0.4, mostChars: 3, spare: 0.6, spareEach: 0.27, edge: 0.2 };

/** Print of even pitch: pairs that tell it, how far apart in pitches a pair stands that lacks one, what each covers, and the ink between. */
const even = { leastPairs: 4, apart: 1.65, own: 0.45, width: 0.1, height: 0.45 };

type Run = { readonly from: number; readonly to: number };
type Placed = {
  readonly char: Recognized;
  readonly middle: number;
  readonly reach: number;
  readonly isHan: boolean;
};

/** The characters of a line beside print that became none; `shade`: the strip that they were read on. */
export const besideUnreadInk = (shade: Shade, chars: readonly Recognized[]): ReadonlySet<Recognized> => {
  const printed = chars.filter(({ char }) => /\S/u.test(char));
  const middles = printed.map(({ from, to }) => ((from + to) / 2) * stepWidth);
  const isInk = inkOf(shade, middles);
  const height = heightOf(isInk, shade.width, middles);
  if (height === 0) return new Set();
  const em = height / (printed.some(({ char }) => isWide(char)) ? hanHeight : latinHeight);
  const placed = printed.map((char, index): Placed => {
    const isHan = isWide(char.char);
    return { char, middle: middles[index]!, reach: (isHan ? hanReach : latinReach) * em, isHan };
  });
  const columns = columnsOf(isInk, shade.width, least.column * em);
  const isCovered = (x: number): boolean => placed.some(({ middle, reach }) => Math.abs(x - middle) <= reach);
  const open = runsIn(columns, (x) => !isCovered(x), least.gap * em).filter((run) =>
    isPrint(columns, run, em),
  );
  const doubted = open.flatMap((run) => neighboursOf(run, placed, beside * em));
  const wide = runsIn(columns, () => true, block.gap * em).flatMap((run) => tooFewIn(run, placed, em));
  const digits = lostDigits(placed, columns, em);
  return new Set([...doubted, ...wide, ...digits].map(({ char }) => char));
};

const isWide = (char: string): boolean => !/[!-~]/.test(char);

/** The nearest character on each side of a run, where it is not too far from it. */
const neighboursOf = (run: Run, placed: readonly Placed[], most: number): Placed[] => {
  const middle = (run.from + run.to) / 2;
  const before = placed.findLast((one) => one.middle <= middle);
  const after = placed.find((one) => one.middle > middle);
  return [
    ...(before && run.from - before.middle - before.reach < most ? [before] : []),
    ...(after && after.middle - after.reach - run.to < most ? [after] : []),
  ];
};

/** Characters of one block of ink that is wider than they are. */
const tooFewIn = ({ from, to }: Run, placed: readonly Placed[], em: number): Placed[] => {
  const room = block.edge * em;
  const own = placed.filter(({ middle }) => middle > from - room && middle < to + room);
  if (own.length === 0 || own.length > block.mostChars || own.some(({ isHan }) => !isHan)) return [];
  const spare = Math.max(block.spare, block.spareEach * own.length);
  return to - from > (own.length + spare) * em ? own : [];
};

/** Neighbours in print of even pitch, digits and capitals, that stand so far apart that one between them is missing, and its ink is there. */
const lostDigits = (placed: readonly Placed[], columns: readonly Column[], em: number): Placed[] => {
  const pairs = placed.flatMap((after, index) => {
    const before = placed[index - 1];
    return before && !before.isHan && !after.isHan
      ? [{ before, after, apart: after.middle - before.middle }]
      : [];
  });
  if (pairs.length < even.leastPairs) return [];
  const pitch = pairs.map(({ apart }) => apart).sort((a, b) => a - b)[pairs.length >> 1]!;
  return pairs.flatMap(({ before, after, apart }) => {
    if (apart < even.apart * pitch) return [];
    const [from, to] = [before.middle + even.own * pitch, after.middle - even.own * pitch].map(Math.round);
    const own = columns.slice(from, to).filter((column) => column !== null);
    return own.length >= even.width * em && heightOfAll(own) >= even.height * em ? [before, after] : [];
  });
};

type IsInk = (x: number, y: number) => boolean;

/** Pixels that are about as dark as the characters, against the paper around them. */
const inkOf = ({ bright, width }: Shade, middles: readonly number[]): IsInk => {
  const papers = Array.from({ length: Math.ceil(width / paper.window) }, (_, at) =>
    quantileOf({ bright, width }, (at - 1) * paper.window, (at + 2) * paper.window, paper.share),
  );
  const paperAt = (x: number): number =>
    papers[Math.min(papers.length - 1, Math.floor(Math.max(0, x) / paper.window))]!;
  const depths = middles
    .map((x) => paperAt(x) - quantileOf({ bright, width }, x - around.depth, x + around.depth, 0.05))
    .sort((a, b) => a - b);
  const depth = inkShare * (depths[depths.length >> 1] ?? 0);
  return (x, y) => paperAt(x) - bright[y * width + x]! > depth;
};

/** Of the pixels of some columns, every second of every second row. */
const quantileOf = ({ bright, width }: Shade, from: number, to: number, share: number): number => {
  const counts = new Uint32Array(256);
  let all = 0;
  for (let y = 0; y < stripHeight; y += 2)
    for (let x = Math.max(0, Math.round(from)); x < Math.min(width, to); x += 2, all++)
      counts[bright[y * width + x]!]!++;
  let value = 0;
  for (let passed = counts[0]!; value < 255 && passed <= share * all; ) passed += counts[++value]!;
  return value;
};

/** Of half the characters, pixels; 0 where there is none to measure. */
const heightOf = (isInk: IsInk, width: number, middles: readonly number[]): number => {
  const heights = middles
    .map((middle) => {
      const [from, to] = [
        Math.max(0, Math.round(middle) - around.height),
        Math.min(width, Math.round(middle) + around.height),
      ];
      const rows = Array.from({ length: stripHeight }, (_, y) => y).filter((y) => {
        for (let x = from; x < to; x++) if (isInk(x, y)) return true;
        return false;
      });
      return rows.length === 0 ? 0 : rows.at(-1)! + 1 - rows[0]!;
    })
    // Dots and dashes say nothing.
    .filter((height) => height > stripHeight / 6)
    .sort((a, b) => a - b);
  return heights[heights.length >> 1] ?? 0;
};

/** How far ink reaches in each column, rows from `top` on, `bottom` no longer; null where there is too little. */
type Column = { readonly top: number; readonly bottom: number } | null;

const columnsOf = (isInk: IsInk, width: number, leastInk: number): Column[] =>
  Array.from({ length: width }, (_, x) => {
    let [count, top, bottom] = [0, stripHeight, 0];
    for (let y = 0; y < stripHeight; y++) {
      if (!isInk(x, y)) continue;
      count++;
      top = Math.min(top, y);
      bottom = y + 1;
    }
    return count < leastInk ? null : { top, bottom };
  });

/** Runs of columns with ink of those that are asked for; gaps up to `gap` do not end one. */
const runsIn = (columns: readonly Column[], isWanted: (x: number) => boolean, gap: number): Run[] => {
  const runs: { from: number; to: number }[] = [];
  for (const [x, column] of columns.entries()) {
    if (!column || !isWanted(x)) continue;
    const last = runs.at(-1);
    if (last && x - last.to <= gap) last.to = x + 1;
    else runs.push({ from: x, to: x + 1 });
  }
  return runs;
};

const isPrint = (columns: readonly Column[], { from, to }: Run, em: number): boolean => {
  const own = columns.slice(from, to).filter((column) => column !== null);
  return own.length >= least.width * em && heightOfAll(own) >= least.height * em;
};

const heightOfAll = (columns: readonly NonNullable<Column>[]): number =>
  Math.max(...columns.map(({ bottom }) => bottom)) - Math.min(...columns.map(({ top }) => top));

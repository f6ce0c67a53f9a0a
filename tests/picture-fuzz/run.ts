/**
 * Mutants of good files: each is refused, or shows what its original shows, or it is said that a part is lost. A violation is one that
 * is taken in with more than a hundredth of it lost to one colour and not a word, or that makes a reader break.
 */
import { decodeUpright } from '#core/imaging/decode';
import { seeLost } from '#core/imaging/lost/lost-area';
import type { Raster } from '#core/imaging/raster';
import { Unreadable } from '#core/imaging/unreadable';
import { seeded } from '../photos.ts';
import { changes } from './mutate.ts';
import { drawSeeds } from './seeds.ts';

export type FuzzRow = {
  readonly kind: string;
  mutants: number;
  refused: number;
  /** Taken in with a finding that stops it. */
  told: number;
  same: number;
  /** Taken in with other pixels, or of another size. */
  changed: number;
  /** The longest that a mutant took, in milliseconds. */
  slowest: number;
  readonly violations: string[];
};

/** Share of the picture that may be lost to one colour unsaid. */
const mostLost = 0.01;
/** No mutant of a small picture takes so long, on a busy machine either. */
const mostMilliseconds = 20_000;

/** Mutants in turn over seeds and changes; the same numbers give the same mutants. `only` takes kinds of seeds. */
export const fuzzPictures = async (count: number, seed: number, only = /./): Promise<FuzzRow[]> => {
  const seeds = (await drawSeeds()).filter(({ kind }) => only.test(kind));
  const originals = await Promise.all(seeds.map(({ file }) => decodeUpright(file)));
  const rows = seeds.map(
    ({ kind }): FuzzRow => ({
      kind,
      mutants: 0,
      refused: 0,
      told: 0,
      same: 0,
      changed: 0,
      slowest: 0,
      violations: [],
    }),
  );
  const manners = Object.entries(changes);
  for (let index = 0; index < count; index++) {
    const at = index % seeds.length;
    const [manner, change] = manners[Math.floor(index / seeds.length) % manners.length]!;
    const row = rows[at]!;
    const begun = performance.now();
    const outcome = await judge(change(seeds[at]!.file, seeded(seed * 1_000_003 + index)), originals[at]!);
    const took = performance.now() - begun;
    row.mutants++;
    row.slowest = Math.max(row.slowest, Math.round(took));
    if (outcome in row) row[outcome as 'refused']++;
    else row.violations.push(`mutant ${index}, ${manner}: ${outcome}`);
    if (took > mostMilliseconds) row.violations.push(`mutant ${index}, ${manner}: ${Math.round(took)} ms`);
  }
  return rows;
};

const judge = async (mutant: Buffer, original: Raster): Promise<string> => {
  let decoded: Awaited<ReturnType<typeof decodeUpright>>;
  try {
    decoded = await decodeUpright(mutant);
  } catch (error) {
    return error instanceof Unreadable
      ? 'refused'
      : `broke: ${error instanceof Error ? error.message : error}`;
  }
  const isTold = [...decoded.findings, ...seeLost(decoded)].some(
    ({ code, level }) => level === 'stop' && (code === 'picture-part-lost' || code === 'picture-blank'),
  );
  if (isTold) return 'told';
  if (decoded.width !== original.width || decoded.height !== original.height) return 'changed';
  if (Buffer.compare(decoded.data, original.data) === 0) return 'same';
  const lost = lostShare(decoded, original);
  return lost > mostLost ? `${(lost * 100).toFixed(1)} % lost` : 'changed';
};

const side = 8;
/** What a coding may leave of one colour, of 255. */
const flatWithin = 3;

/**
 * The share of blocks that had detail and have none, each of one colour or of one colour a line, where at least one beside it has the
 * same colour: a lost part, not a few smooth blocks of a changed picture.
 */
const lostShare = (mutant: Raster, original: Raster): number => {
  const [columns, rows] = [Math.floor(mutant.width / side), Math.floor(mutant.height / side)];
  const colours = Array.from({ length: columns * rows }, (_, index) => {
    const [left, top] = [(index % columns) * side, Math.floor(index / columns) * side];
    return isFlat(original, left, top) || !isFlat(mutant, left, top) ? null : colourOf(mutant, left, top);
  });
  const isLike = (colour: readonly number[], other: readonly number[] | null | undefined): boolean =>
    other != null && colour.every((value, channel) => Math.abs(value - other[channel]!) <= flatWithin);
  const lost = colours.filter((colour, index) => {
    if (!colour) return false;
    const x = index % columns;
    const beside = [
      x > 0 ? index - 1 : -1,
      x < columns - 1 ? index + 1 : -1,
      index - columns,
      index + columns,
    ];
    return beside.some((at) => isLike(colour, colours[at]));
  });
  return lost.length / colours.length;
};

/** Whether each line of the block has one colour. */
const isFlat = ({ width, data }: Raster, left: number, top: number): boolean => {
  for (let y = top; y < top + side; y++) {
    const start = (y * width + left) * 3;
    for (let at = start; at < start + side * 3; at++)
      if (Math.abs(data[at]! - data[start + ((at - start) % 3)]!) > flatWithin) return false;
  }
  return true;
};

const colourOf = ({ width, data }: Raster, left: number, top: number): number[] => {
  const middle = ((top + side / 2) * width + left + side / 2) * 3;
  return [data[middle]!, data[middle + 1]!, data[middle + 2]!];
};

/**
 * Mutants of good files: each is refused, or shows what its original shows, or it is said that a part is lost. A violation is one that
 * is taken in with more than a hundredth of it lost to one colour and not a word, or that makes a reader break.
 */
import { decodeUpright } from '#core/imaging/decode';
import { seeLost } from '#core/imaging/measure/lost-area';
import type { Raster } from '#core/imaging/raster';
import { Unreadable } from '#core/imaging/unreadable';
import { seeded } from '../photos.ts';
import { changes } from './mutate.ts';
import { drawSeeds } from './seeds.ts';

export type FuzzRow = {
  readonly kind: string;
  mutants: number;
  refused: number;
  /** Taken in with a finding that stops it or warns of a loss. */
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
    ({ code }) => code === 'picture-part-lost' || code === 'picture-blank',
  );
  if (isTold) return 'told';
  if (decoded.width !== original.width || decoded.height !== original.height) return 'changed';
  if (Buffer.compare(decoded.data, original.data) === 0) return 'same';
  const lost = lostShare(decoded, original);
  return lost > mostLost ? `${(lost * 100).toFixed(1)} % lost` : 'changed';
};

const side = 8;

/** The share of blocks that are of one colour and were not, of the colour that most of them have. */
const lostShare = (mutant: Raster, original: Raster): number => {
  const lost = new Map<number, number>();
  let blocks = 0;
  for (let top = 0; top + side <= mutant.height; top += side)
    for (let left = 0; left + side <= mutant.width; left += side) {
      blocks++;
      const colour = flatColour(mutant, left, top);
      if (colour !== null && flatColour(original, left, top) === null)
        lost.set(colour, (lost.get(colour) ?? 0) + 1);
    }
  return Math.max(0, ...lost.values()) / blocks;
};

const flatColour = ({ width, data }: Raster, left: number, top: number): number | null => {
  const start = (top * width + left) * 3;
  for (let y = 0; y < side; y++)
    for (let x = 0; x < side * 3; x++)
      if (data[start + y * width * 3 + x] !== data[start + (x % 3)]) return null;
  return (data[start]! << 16) | (data[start + 1]! << 8) | data[start + 2]!;
};

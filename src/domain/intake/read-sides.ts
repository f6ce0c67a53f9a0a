/** Sides of the files of one paper: what a name or a person says, then what was read, then the one that is left. */
import type { ScanSide } from '../picture/picture.ts';
import type { PaperFacts } from './paper-facts.ts';

export type SidedFile = { readonly id: string; readonly side: ScanSide; readonly guessed: boolean };

type Read = { readonly file: SidedFile; readonly facts: PaperFacts | null };

/** What is known of a side; null where it would be a guess. */
const knownSide = ({ file, facts }: Read): ScanSide | null =>
  file.guessed ? (facts?.side ?? null) : file.side;

/** The same side of one paper lies there twice; which one is better, a person sees. */
export const isSideTwice = (reads: readonly Read[]): boolean =>
  (['front', 'back'] as const).some((side) => reads.filter((read) => knownSide(read) === side).length > 1);

/** null where more than one file would have to be guessed. */
export const giveReadSides = (reads: readonly Read[]): SidedFile[] | null => {
  const known = reads.map(knownSide);
  const open = known.filter((side) => side === null).length;
  if (open > 1) return null;
  const rest = known.includes('front') ? (known.includes('back') ? 'page' : 'back') : 'front';
  return reads.map(({ file: { id } }, at) => ({ id, side: known[at] ?? rest, guessed: known[at] === null }));
};

/** Sides that no file name says, by what is read on the papers. */
import type { ScanSide } from '#domain/picture/picture';
import type { ScanReading } from '#domain/reading/reading';
import type { StoredIntakeFile } from '../ports/intakes.ts';

type Looked = { readonly reading: ScanReading | null };

/** A guessed side gives way to a seen one, and another guess to both. Sides that a name or a person says stay. */
export const correctSides = <F extends Pick<StoredIntakeFile, 'side' | 'guessed'> & Looked>(
  files: readonly F[],
): F[] => {
  const seen = files.map((file) => (file.guessed ? (file.reading?.side ?? undefined) : undefined));
  const sure = seen.filter((side) => side !== undefined);
  // Both show the same side: that is for the checks to say.
  if (sure.length === 0 || new Set(sure).size < sure.length) return [...files];
  const taken = new Set<ScanSide>([
    ...sure,
    ...files.filter((file) => !file.guessed).map((file) => file.side),
  ]);
  return files.map((file, at) => {
    if (!file.guessed) return file;
    const side = seen[at] ?? (taken.has(file.side) ? freeSide(taken) : file.side);
    taken.add(side);
    return { ...file, side };
  });
};

const freeSide = (taken: ReadonlySet<ScanSide>): ScanSide =>
  !taken.has('front') ? 'front' : !taken.has('back') ? 'back' : 'page';

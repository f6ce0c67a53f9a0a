/** Sides that no file name says, by what is read and seen on the papers. */
import { measureLimits } from '#domain/picture/measure-limits';
import type { ScanSide } from '#domain/picture/picture';
import type { ScanReading } from '#domain/reading/reading';
import type { Seen, StoredIntakeFile } from '../store/intakes.ts';

const sideOfLayout: Readonly<Record<string, ScanSide>> = { 'id-front': 'front', 'id-back': 'back' };

type Looked = { readonly seen: Seen; readonly reading: ScanReading | null };

/** The side that is read, or that of a card whose layout is clear. */
const seenSide = ({ seen: { facts }, reading }: Looked): ScanSide | undefined => {
  if (reading?.side) return reading.side;
  const layout = facts.measures?.layout;
  return layout && !layout.mirrored && layout.turnMargin >= measureLimits.turnMargin
    ? sideOfLayout[layout.name]
    : undefined;
};

/** A guessed side gives way to a seen one, and another guess to both. Sides that a name or a person says stay. */
export const correctSides = <F extends Pick<StoredIntakeFile, 'side' | 'guessed'> & Looked>(
  files: readonly F[],
): F[] => {
  const seen = files.map((file) => (file.guessed ? seenSide(file) : undefined));
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

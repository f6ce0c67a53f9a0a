/**
 * Whether a number behind a name counts the pages of one holder or tells holders apart. One name alone cannot say that; the names
 * beside it can: 张三1 and 张三2 are two sides, 样例甲1_正面, 样例甲1_反面 and 样例甲2_正面 are two customers.
 */
import { certificateRow } from '../certificate/table.ts';
import type { CertificateType } from '../certificate/type.ts';
import type { ScanSide } from '../picture/picture.ts';
import { intakeLimits } from './intake.ts';
import type { NameReading } from './read-name.ts';

/** `unclear`: the names allow both, a person has to say. */
export type NumberRole = 'counter' | 'name' | 'unclear';

/** What is known of one file whose name ends in a number. */
export type Numbered = {
  /** The number as it stands behind the name, see `NameReading.tail`. */
  readonly tail: string;
  readonly side: ScanSide | null;
  readonly type: CertificateType | '';
};

/** The role of the numbers behind one name in one folder; `isNamed`: the name says who it is, not only the folder. */
export const roleOfNumbers = (files: readonly Numbered[], isNamed: boolean): NumberRole => {
  const byTail = Map.groupBy(files, ({ tail }) => tail);
  const isLong = files.every(({ tail }) => digitsOf(tail).length >= 3);
  const isGlued = files.every(({ tail }) => /^\d/u.test(tail));
  if (byTail.size === 1) return isLong && isGlued ? 'name' : 'counter';
  const once = byTail.size === files.length;
  const sides = files.flatMap(({ side }) => (side === 'front' || side === 'back' ? [side] : []));
  // A side of each number, or one side under two numbers: more than one holder.
  if (!once || new Set(sides).size < sides.length) return 'name';
  if (sides.length > 0) return 'counter';
  if (files.length > intakeLimits.scans) return 'name';
  const counts = files.map(({ tail }) => Number(digitsOf(tail))).sort((a, b) => a - b);
  const hasGap = counts.some((count, at) => at > 0 && count - counts[at - 1]! > 1);
  if (!isGlued) {
    // Pages are counted from the first one; numbers with gaps, of three digits and more, are those of papers or photos.
    if (!isNamed || (counts[0]! <= 1 && !hasGap)) return 'counter';
    return isLong && hasGap ? 'name' : 'unclear';
  }
  if (files.every(({ type }) => type !== '' && certificateRow(type).sides === 'front')) return 'name';
  return !isLong && counts.length === 2 && counts[0] === 1 && counts[1] === 2 ? 'counter' : 'unclear';
};

/** The role of a number behind a folder's name, beside its sister folders of the same name: folders count nobody's pages. */
export const roleOfFolderNumbers = (tails: readonly string[]): NumberRole => {
  const different = new Set(tails);
  const [only = ''] = different;
  return different.size > 1 || (digitsOf(only).length >= 3 && /^\d/u.test(only)) ? 'name' : 'counter';
};

const digitsOf = (tail: string): string => tail.replace(/\D/gu, '');

/** The reading with its number in the name, where it belongs to it. */
export const withNumber = (reading: NameReading): NameReading => {
  const { chinese, latin, tail } = reading;
  if (tail === '') return reading;
  const named = { ...reading, order: null, tail: '' };
  return chinese.length > 0
    ? { ...named, chinese: chinese.with(-1, `${chinese.at(-1)}${tail}`) }
    : latin === ''
      ? reading
      : { ...named, latin: `${latin}${tail}` };
};

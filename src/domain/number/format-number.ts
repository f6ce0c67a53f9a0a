/** How numbers are shown: grouped for reading aloud, masked in lists and logs. */
import type { CertificateType } from '../certificate/type.ts';

/** Groups a compact number: 18 characters as 6 4 4 4, a credit code as 2 6 9 1; others in fours. */
export const formatNumber = (kind: CertificateType, compact: string): string => {
  const idLike = ['SFZ', 'GAJZZ', 'TWJZZ', 'WJLSFZ'].includes(kind);
  const groups = compact.length !== 18 ? [] : idLike ? [6, 4, 4, 4] : [2, 6, 9, 1];
  if (groups.length === 0) return compact.length < 10 ? compact : (compact.match(/.{1,4}/gu) ?? []).join(' ');
  let start = 0;
  return groups
    .map((length) => {
      start += length;
      return compact.slice(start - length, start);
    })
    .join(' ');
};

/** At most a third of the number stays visible: the first and last four of a long one, less of a short one. */
export const maskNumber = (number: string): string => {
  const characters = [...number.replace(/\s/gu, '')];
  const shown = Math.min(4, Math.floor(characters.length / 6));
  return [
    ...characters.slice(0, shown),
    ...characters.slice(2 * shown).map(() => '•'),
    ...characters.slice(characters.length - shown),
  ].join('');
};

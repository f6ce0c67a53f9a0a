/** Which side of a two-sided card a picture shows. Pure. */
import type { CertificateType } from '../certificate/type.ts';
import type { Measures } from './measures.ts';

export type CardSide = 'front' | 'back';

/** Cards whose front is known by its portrait. A portrait that is not seen proves nothing: pale ones are missed. */
const withPortrait: readonly CertificateType[] = ['GAJMTX', 'TWJMTX', 'WJLSFZ'];

/** Null for papers that are no such card, and where it is not clear. */
export const cardSideOf = (
  { layout, portrait }: Pick<Measures, 'layout' | 'portrait'>,
  type: CertificateType | '',
): CardSide | null => {
  if (withPortrait.includes(type as CertificateType)) return portrait ? 'front' : null;
  if (layout?.name === 'id-front') return 'front';
  return layout?.name === 'id-back' ? 'back' : null;
};

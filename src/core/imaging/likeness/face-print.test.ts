/** Two photos of one side are alike whichever way they lie; front and back of a card, and papers of other proportions, are not. */
import { describe, expect, it } from 'vitest';
import { drawGood } from '../../../../bench/photos/defects.ts';
import { drawPaper, type PaperKindDrawn } from '../../../../bench/photos/papers.ts';
import { seeded } from '../../../../tests/photos.ts';
import { copyOf } from '../shrink.ts';
import { type FacePrint, isSameFace, likenessOf, readFace } from './face-print.ts';

const photoOf = (kind: PaperKindDrawn, paperSeed: number, photoSeed: number) =>
  drawGood(photoSeed, drawPaper(kind, seeded(paperSeed)));

/** `first` is the corner with which the paper's top left begins. */
const faceOf = ({ picture, corners }: ReturnType<typeof photoOf>, first = 0): FacePrint => {
  const turned = [...corners!.slice(first), ...corners!.slice(0, first)] as unknown as typeof corners;
  const face = readFace(copyOf(picture), turned);
  if (!face) throw new Error('nothing seen');
  return face;
};

describe('likenessOf', () => {
  const front = faceOf(photoOf('id-front', 5, 8));

  it('knows one side again, on another desk and turned', () => {
    const again = photoOf('id-front', 5, 57);
    for (const first of [0, 1, 2, 3]) expect(isSameFace(front, faceOf(again, first))).toBe(true);
  });

  it('tells the other side and other papers from it', () => {
    expect(likenessOf(front, faceOf(photoOf('id-back', 5, 57)))).toBeLessThan(0.5);
    expect(likenessOf(front, faceOf(photoOf('letter', 5, 57)))).toBeLessThan(0.5);
  });
});

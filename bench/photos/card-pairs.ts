/** A paper with two sides, added as two photos: the same side twice, or front and back. */
import { type FacePrint, isSameFace } from '#core/imaging/likeness/face-print';

/** One photo of one side of one card. */
export type CardPhoto = {
  readonly paper: string;
  readonly printed: boolean;
  /** Null where nothing is seen of it. */
  readonly face: FacePrint | null;
};

/** Whether both are said to show one side, as `preparePicture` says it; null where one was not found. */
export const calledSame = (a: CardPhoto, b: CardPhoto): boolean | null =>
  a.face === null || b.face === null ? null : isSameFace(a.face, b.face);

const familyOf = ({ paper }: Pick<CardPhoto, 'paper'>): string => paper.slice(0, 2);

/** Each photo with a few of other sides of the same kind of card. */
export const differentSides = <Photo extends Pick<CardPhoto, 'paper' | 'printed'>>(
  photos: readonly Photo[],
): (readonly [Photo, Photo])[] =>
  photos.flatMap((a, at) =>
    photos
      .slice(at + 1)
      .filter((b) => b.printed === a.printed && b.paper !== a.paper && familyOf(b) === familyOf(a))
      .slice(0, 3)
      .map((b) => [a, b] as const),
  );

export const isCard = (paper: string): boolean => /^(id-front|id-back|permit|permit-back)$/.test(paper);

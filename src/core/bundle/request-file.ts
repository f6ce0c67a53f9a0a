/** The file of one request: the payload as JSON, with the picture put in while it is written. */

import type { Payload } from '#domain/payload/payload';
import { isPicturePart } from '#domain/payload/picture-part';

/** Text as it is, or the place where the picture's Base64 text goes. */
export type RequestPiece = { readonly text: string } | 'base64';

/** `{"picture":"file"}` becomes the picture's path and hash, `{"picture":"base64"}` a string that is filled later. */
export const requestPieces = (
  payload: object,
  { pictureFile, sha256 }: Pick<Payload, 'pictureFile' | 'sha256'>,
): RequestPiece[] => {
  const mark = unusedMark(JSON.stringify(payload));
  const text = JSON.stringify(
    payload,
    (_, value: unknown) => {
      if (!isPicturePart(value)) return value;
      return value.picture === 'base64' ? mark : { file: pictureFile, sha256 };
    },
    2,
  );
  return `${text}\n`
    .split(mark)
    .flatMap((piece, index): RequestPiece[] =>
      index === 0 ? [{ text: piece }] : ['base64', { text: piece }],
    );
};

/** Whatever somebody typed must not be taken for the picture's place. */
const unusedMark = (text: string): string => {
  let count = 0;
  while (text.includes(`picture-here-${count}-`)) count++;
  return `picture-here-${count}-`;
};

/** The picture inside a payload, without its bytes: payloads stay small, whoever writes the bundle puts the picture in. */

/** Stands for the picture in a payload; the bundle writer puts in its Base64 text or its path. */
export type PicturePart = { readonly picture: 'base64' | 'file' };

export const base64Picture: PicturePart = { picture: 'base64' };
export const filePicture: PicturePart = { picture: 'file' };

export const isPicturePart = (value: unknown): value is PicturePart =>
  typeof value === 'object' &&
  value !== null &&
  Object.keys(value).length === 1 &&
  'picture' in value &&
  (value.picture === 'base64' || value.picture === 'file');

/** Decodes what was written and holds it against what was meant; a difference is a defect of ours, never a finding. */

import sharp from 'sharp';
import type { PictureFacts } from '#domain/picture/picture';
import { decodeBmp, readBmpInfo } from './bmp-decode.ts';

/** Throws when the file is not what its facts say: format, size in pixels, colour, density, no metadata, whole. */
export const provePicture = async (bytes: Uint8Array, facts: PictureFacts): Promise<void> => {
  const seen = facts.type === 'bmp' ? proveBmp(bytes) : await proveJpeg(bytes);
  for (const [name, meant] of [
    ['width', facts.width],
    ['height', facts.height],
    ['dpi', facts.dpi],
  ] as const)
    if (seen[name] !== meant) throw new Error(`the written picture has ${name} ${seen[name]}, not ${meant}`);
};

type Seen = { width: number; height: number; dpi: number };

const proveBmp = (bytes: Uint8Array): Seen => {
  const { width, height, dpi, bits } = readBmpInfo(bytes);
  decodeBmp(bytes);
  if (bits !== 24) throw new Error(`the written BMP has ${bits} bits`);
  return { width, height, dpi: dpi ?? 0 };
};

const proveJpeg = async (bytes: Uint8Array): Promise<Seen> => {
  const image = sharp(bytes, { failOn: 'warning' });
  const metadata = await image.metadata();
  const carried = (['exif', 'icc', 'xmp', 'iptc'] as const).filter((part) => metadata[part]);
  if (carried.length > 0) throw new Error(`the written JPEG carries ${carried.join(', ')}`);
  if (
    metadata.format !== 'jpeg' ||
    metadata.isProgressive ||
    metadata.channels !== 3 ||
    metadata.space !== 'srgb'
  )
    throw new Error('the written JPEG is not baseline sRGB');
  // To an eighth of the size: every byte is still read, and the library stops at the first that is wrong.
  await image
    .resize(Math.ceil(metadata.width / 8))
    .raw()
    .toBuffer();
  return { width: metadata.width, height: metadata.height, dpi: metadata.density ?? 0 };
};

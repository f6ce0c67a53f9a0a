/** Decodes what was written and holds it against what was meant; a difference is a defect of ours, never a finding. */

import sharp from 'sharp';
import type { PictureFacts } from '#domain/picture/picture';
import { decodeBmp, readBmpInfo } from './bmp-decode.ts';
import { isOneColour } from './lost/lost-area.ts';
import type { Raster } from './raster.ts';

/**
 * Throws when the file is not what its facts say: format, size in pixels, colour, density, no metadata, whole. Answers whether nothing
 * is on it, which no picture of a paper may be.
 */
export const provePicture = async (
  bytes: Uint8Array,
  facts: PictureFacts,
): Promise<{ readonly isBlank: boolean }> => {
  const seen = facts.type === 'bmp' ? proveBmp(bytes) : await proveJpeg(bytes);
  for (const [name, meant] of [
    ['width', facts.width],
    ['height', facts.height],
    ['dpi', facts.dpi],
  ] as const)
    if (seen[name] !== meant) throw new Error(`the written picture has ${name} ${seen[name]}, not ${meant}`);
  return { isBlank: isOneColour(seen.shown) };
};

/** `shown` may be smaller than the picture. */
type Seen = { width: number; height: number; dpi: number; shown: Raster };

const proveBmp = (bytes: Uint8Array): Seen => {
  const { width, height, dpi, bits } = readBmpInfo(bytes);
  const shown = decodeBmp(bytes);
  if (bits !== 24) throw new Error(`the written BMP has ${bits} bits`);
  return { width, height, dpi: dpi ?? 0, shown };
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
  const { data, info } = await image
    .resize(Math.ceil(metadata.width / 8))
    .raw()
    .toBuffer({ resolveWithObject: true });
  return {
    width: metadata.width,
    height: metadata.height,
    dpi: metadata.density ?? 0,
    shown: { width: info.width, height: info.height, data },
  };
};

/** Reads HEIC and HEIF, which the image library knows by their headers only: pixels by libheif, colours by its own profile. */
import { crc32, deflateSync } from 'node:zlib';
import sharp from 'sharp';
import { missingInHeif } from './heif-boxes.ts';
import { HeifError } from './heif-error.ts';
import { type HeifFacts, type HeifPixels, withHeif } from './heif-library.ts';
import type { Raster } from './raster.ts';
import { refuseTooMany } from './unreadable.ts';

/** Facts of a page from the headers; the main picture is page 1. Throws HeifError. */
export const readHeifFacts = (bytes: Uint8Array, page: number): Promise<HeifFacts & { pages: number }> => {
  refuseMissing(bytes);
  return withHeif(bytes, (file) => ({ pages: file.pages, ...file.facts(page) }));
};

/** One picture with alpha laid on white, upright, in sRGB. Throws HeifError, and Unreadable for too many pixels. */
export const decodeHeif = async (bytes: Uint8Array, page: number): Promise<Raster> => {
  refuseMissing(bytes);
  const { pixels, icc } = await withHeif(bytes, (file) => {
    const { width, height, icc } = file.facts(page);
    refuseTooMany(width, height);
    return { pixels: file.decode(page), icc };
  });
  const raster = pixels.channels === 4 ? onWhite(pixels) : pixels;
  return icc ? fromProfile(raster, icc) : raster;
};

const refuseMissing = (bytes: Uint8Array): void => {
  const missing = missingInHeif(bytes);
  if (missing) throw new HeifError('damaged', missing);
};

const onWhite = ({ width, height, data: rgba }: HeifPixels): Raster => {
  const data = new Uint8Array((rgba.length / 4) * 3);
  for (let from = 0, to = 0; from < rgba.length; from += 4, to += 3) {
    const alpha = rgba[from + 3]!;
    for (let channel = 0; channel < 3; channel++)
      data[to + channel] =
        alpha === 255
          ? rgba[from + channel]!
          : (rgba[from + channel]! * alpha + 255 * (255 - alpha)) / 255 + 0.5;
  }
  return { width, height, data };
};

/** To sRGB by the image library: as a PNG that carries the profile, since raw pixels cannot. */
const fromProfile = async ({ width, height, data }: Raster, icc: Buffer): Promise<Raster> => {
  const png = await sharp(data, { raw: { width, height, channels: 3 } })
    .png({ compressionLevel: 0 })
    .toBuffer();
  const body = Buffer.concat([Buffer.from('iCCPicc\0\0', 'latin1'), deflateSync(icc)]);
  const chunk = Buffer.alloc(body.length + 8);
  chunk.writeUInt32BE(body.length - 4, 0);
  body.copy(chunk, 4);
  chunk.writeUInt32BE(crc32(body), body.length + 4);
  // Signature and header take the first 33 bytes.
  const converted = await sharp(Buffer.concat([png.subarray(0, 33), chunk, png.subarray(33)]), {
    limitInputPixels: false,
  })
    .toColourspace('srgb')
    .raw({ depth: 'uchar' })
    .toBuffer({ resolveWithObject: true });
  if (converted.info.channels !== 3) throw new HeifError('damaged', 'colours');
  return { width, height, data: converted.data };
};

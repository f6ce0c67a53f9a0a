/** Pixels to a plain baseline JPEG. */
import sharp from 'sharp';
import type { Raster } from './raster.ts';

/** From this quality on colour keeps its full resolution, so that red seals and fine lines stay crisp. */
export const fullColour = 90;

/** Baseline, with its density, without metadata. Below `fullColour` colour has half the resolution. */
export const encodeJpeg = async (raster: Raster, quality: number, dpi: number): Promise<Uint8Array> =>
  withDensity(await encodePlain(raster, quality), dpi);

/** The same without density. */
export const encodePlain = ({ width, height, data }: Raster, quality: number): Promise<Buffer> =>
  sharp(data, { raw: { width, height, channels: 3 } })
    .jpeg({ quality, chromaSubsampling: quality >= fullColour ? '4:4:4' : '4:2:0', progressive: false })
    .toBuffer();

/** Puts a JFIF segment with the density after the start marker: the library would add EXIF and a colour profile along with it. */
const withDensity = (file: Buffer, dpi: number): Buffer => {
  if (file.readUInt16BE(2) === 0xffe0) throw new Error('the encoder wrote a header of its own');
  const segment = Buffer.from('ffe000104a46494600010101000000000000', 'hex');
  segment.writeUInt16BE(dpi, 12);
  segment.writeUInt16BE(dpi, 14);
  return Buffer.concat([file.subarray(0, 2), segment, file.subarray(2)]);
};

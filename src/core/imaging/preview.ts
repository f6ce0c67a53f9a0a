/** A small upright JPEG for the page. */
import sharp from 'sharp';
import { decodeUpright } from './decode.ts';

/** At most `width` pixels wide, never enlarged. Throws Unreadable. */
export const renderPreview = async (bytes: Uint8Array, width: number): Promise<Uint8Array> => {
  const raster = await decodeUpright(bytes);
  return sharp(raster.data, { raw: { width: raster.width, height: raster.height, channels: 3 } })
    .resize({ width, withoutEnlargement: true })
    .jpeg({ quality: 85 })
    .toBuffer();
};

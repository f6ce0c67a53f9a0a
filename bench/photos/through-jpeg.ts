/** What a camera's file makes of a drawn picture: fine changes of colour are lost, and blocks leave traces. */
import sharp from 'sharp';
import type { Canvas } from './paint.ts';

/** The picture as a JPEG of quality 92, read back. */
export const throughJpeg = async ({ width, height, data }: Canvas): Promise<Canvas> => {
  const file = await sharp(data, { raw: { width, height, channels: 3 } })
    .jpeg({ quality: 92 })
    .toBuffer();
  const raw = await sharp(file).raw().toBuffer({ resolveWithObject: true });
  return { width: raw.info.width, height: raw.info.height, data: raw.data };
};

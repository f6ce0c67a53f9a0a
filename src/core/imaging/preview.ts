/** A small upright JPEG for the page. */
import sharp from 'sharp';
import type { ImageWork, ScanSource } from '../ports/imaging.ts';
import type { Previewed } from '../tasks/preview.ts';
import { whileOpen, withPixels } from './open-scan.ts';
import type { Raster } from './raster.ts';
import { Unreadable } from './unreadable.ts';

/** Pixels: who asks for more looks at one scan, and goes on with it. Many thumbnails are asked for at a time. */
const thumbnail = 480;

/** At most `width` pixels wide, never enlarged; or the finding that refuses the file. */
export const previewScan = async (
  scan: ScanSource,
  width: number,
  { onStage }: Pick<ImageWork, 'onStage'> = {},
): Promise<Previewed> => {
  const shrink = ({ data, width: own, height }: Raster): Promise<Uint8Array> => {
    onStage?.('encode');
    const image = sharp(data, { raw: { width: own, height, channels: 3 } });
    return image.resize({ width, withoutEnlargement: true }).jpeg({ quality: 85 }).toBuffer();
  };
  try {
    onStage?.('decode');
    return { ok: true, bytes: await (width <= thumbnail ? withPixels : whileOpen)(scan, shrink) };
  } catch (error) {
    if (error instanceof Unreadable) return { ok: false, findings: [error.finding] };
    throw error;
  }
};

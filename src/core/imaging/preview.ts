/** A small upright JPEG for the page. */
import sharp from 'sharp';
import type { Finding } from '#domain/finding/finding';
import type { ScanSource } from '../context.ts';
import { Unreadable } from './decode.ts';
import { openScan } from './open-scan.ts';

export type Previewed =
  | { readonly ok: true; readonly bytes: Uint8Array }
  | { readonly ok: false; readonly finding: Finding };

/** At most `width` pixels wide, never enlarged; or the finding that refuses the file. */
export const previewScan = async (scan: ScanSource, width: number): Promise<Previewed> => {
  try {
    const { data, width: own, height } = (await openScan(scan)).raster;
    const image = sharp(data, { raw: { width: own, height, channels: 3 } });
    return {
      ok: true,
      bytes: await image.resize({ width, withoutEnlargement: true }).jpeg({ quality: 85 }).toBuffer(),
    };
  } catch (error) {
    if (error instanceof Unreadable) return { ok: false, finding: error.finding };
    throw error;
  }
};

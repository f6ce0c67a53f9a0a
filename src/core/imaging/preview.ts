/** A small upright JPEG for the page. */
import sharp from 'sharp';
import type { ImageWork, ScanSource } from '../ports/imaging.ts';
import type { Previewed } from '../tasks/preview.ts';
import { closeScan, type OpenScan, openScan } from './open-scan.ts';
import { Unreadable } from './unreadable.ts';

/** At most `width` pixels wide, never enlarged; or the finding that refuses the file. */
export const previewScan = async (
  scan: ScanSource,
  width: number,
  { onStage }: Pick<ImageWork, 'onStage'> = {},
): Promise<Previewed> => {
  let open: OpenScan | null = null;
  try {
    onStage?.('decode');
    open = await openScan(scan);
    const { data, width: own, height } = open.raster;
    const image = sharp(data, { raw: { width: own, height, channels: 3 } });
    onStage?.('encode');
    return {
      ok: true,
      bytes: await image.resize({ width, withoutEnlargement: true }).jpeg({ quality: 85 }).toBuffer(),
    };
  } catch (error) {
    if (error instanceof Unreadable) return { ok: false, findings: [error.finding] };
    throw error;
  } finally {
    if (open) closeScan(open);
  }
};

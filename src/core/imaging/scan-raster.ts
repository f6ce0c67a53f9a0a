/** A scan's pixels for those who read it. */
import sharp from 'sharp';
import type { ImageWork, Rastered, ScanSource } from '../ports/imaging.ts';
import { readTextLayer } from './decode.ts';
import { closeScan, type OpenScan, openScan } from './open-scan.ts';
import { Unreadable } from './unreadable.ts';

/**
 * Upright, on white, the longer side at most `longest`, never enlarged; or the finding that refuses the file. `withLayer`: the text
 * layer of a page as well.
 */
export const rasterOfScan = async (
  scan: ScanSource,
  longest: number,
  { onStage }: Pick<ImageWork, 'onStage'> = {},
  withLayer = true,
): Promise<Rastered> => {
  let open: OpenScan | null = null;
  try {
    onStage?.('decode');
    open = await openScan(scan);
    const { data, width, height } = open.raster;
    const { data: bytes, info } = await sharp(data, { raw: { width, height, channels: 3 } })
      .resize({ width: longest, height: longest, fit: 'inside', withoutEnlargement: true })
      .raw()
      .toBuffer({ resolveWithObject: true });
    const pixels = { ok: true, width: info.width, height: info.height, bytes } as const;
    if (!withLayer) return { ...pixels, layer: [] };
    // The page is drawn once more, which has its own time.
    onStage?.('decode');
    // Places are told in fractions, which no change of size moves.
    return { ...pixels, layer: await readTextLayer(scan.bytes, scan, open.raster) };
  } catch (error) {
    if (error instanceof Unreadable) return { ok: false, findings: [error.finding] };
    throw error;
  } finally {
    if (open) closeScan(open);
  }
};

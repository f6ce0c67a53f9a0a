/** Reads pages through the port, whatever way they come. */
import sharp from 'sharp';
import { faultOf } from '#contract/fault-of';
import type { ScannerAdapter, Scanners } from '#core/ports/scanners';
import { createScanners } from '#core/sources/scanner/scanners';
import type { ScanSettings } from '#domain/scanner/scanner';

export const feeder: ScanSettings = { source: 'feeder', resolution: 300, colour: 'colour', paper: 'a4' };
export const glass: ScanSettings = { ...feeder, source: 'flatbed' };
export const never = new AbortController().signal;

const tiny = await sharp({ create: { width: 8, height: 8, channels: 3, background: '#7a9' } })
  .jpeg()
  .toBuffer();
/** Whole files, told apart by what follows their end. */
export const jpegs = (count: number): Buffer[] =>
  Array.from({ length: count }, (_, at) => Buffer.concat([tiny, Buffer.from(`page ${at + 1}`)]));

const lists = new WeakMap<ScannerAdapter, { scanners: Scanners; id: string }>();
export const listedOnce = async (adapter: ScannerAdapter) => {
  const scanners = createScanners([adapter], () => undefined);
  const known = lists.get(adapter) ?? {
    scanners,
    id: (await scanners.list(never)).scanners[0]?.id ?? 'none',
  };
  lists.set(adapter, known);
  return known;
};

export const read = async (
  adapter: ScannerAdapter,
  settings: ScanSettings,
  signal = never,
  most = Number.POSITIVE_INFINITY,
) => {
  const { scanners, id } = await listedOnce(adapter);
  const pages: string[] = [];
  try {
    for await (const page of scanners.scan(id, settings, signal)) {
      pages.push(Buffer.from(page).toString('latin1'));
      if (pages.length >= most) break;
    }
    return { pages, fault: null };
  } catch (error) {
    return { pages, fault: faultOf(error).code };
  }
};
export const said = (pages: readonly Buffer[]) => pages.map((page) => page.toString('latin1'));

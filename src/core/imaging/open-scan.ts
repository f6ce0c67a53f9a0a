/** A scan in a worker's hands: its pixels, and the smaller copy in which all looking is done, each made once. */
import { createHash } from 'node:crypto';
import type { ScanSource } from '../context.ts';
import { decodeUpright } from './decode.ts';
import type { Raster } from './raster.ts';
import { copyOf, type Shrunk } from './shrink.ts';

export type OpenScan = { readonly raster: Raster; readonly copy: Shrunk };

/** Larger scans are not kept: a worker's memory is bounded. */
const mostKeptPixels = 24_000_000;

/** The last one stays open: looking at a scan, previewing it and preparing it follow each other. */
let kept: { readonly key: string; readonly scan: OpenScan } | null = null;

/** Throws Unreadable. */
export const openScan = async (source: ScanSource): Promise<OpenScan> => {
  const { bytes, page, password } = source;
  const key = createHash('sha256').update(bytes).update(`\0${page}\0${password}`).digest('hex');
  if (kept?.key === key) return kept.scan;
  kept = null;
  const raster = await decodeUpright(bytes, source);
  const scan = { raster, copy: copyOf(raster) };
  if (raster.width * raster.height <= mostKeptPixels) kept = { key, scan };
  return scan;
};

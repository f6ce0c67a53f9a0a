/** A scan in a worker's hands: its pixels, and the smaller copy in which all looking is done, each made once. */
import { createHash } from 'node:crypto';
import type { Finding } from '#domain/finding/finding';
import type { ScanSource } from '../ports/imaging.ts';
import { decodeUpright } from './decode.ts';
import { seeLost } from './lost/lost-area.ts';
import type { Raster } from './raster.ts';
import { copyOf, giveBackCopy, type Shrunk } from './shrink.ts';
import { freeNow } from './spare-memory.ts';

export type OpenScan = { readonly raster: Raster; readonly copy: Shrunk };
/** With what was remarkable about reading it, and whether anything of it is lost. */
export type ReadScan = OpenScan & { readonly findings: readonly Finding[] };

/** Larger scans are not kept: a worker's memory is bounded. */
const mostKeptPixels = 24_000_000;

type Held = { readonly key: string; readonly scan: ReadScan; users: number };

/** The last one stays open: looking at a scan, previewing it and preparing it follow each other. */
let kept: Held | null = null;
const held = new WeakMap<OpenScan, Held>();

/** Throws Unreadable. To be closed after use: its memory goes to the next one when nobody uses it and another was opened. */
export const openScan = async (source: ScanSource): Promise<ReadScan> => {
  const { bytes } = source;
  const key = keyOf(source);
  if (kept?.key === key) {
    kept.users++;
    return kept.scan;
  }
  keep(null);
  const { findings, ...raster } = await decodeUpright(bytes, source);
  const scan = { raster, copy: copyOf(raster), findings: [...findings, ...seeLost(raster)] };
  const mine = { key, scan, users: 1 };
  held.set(scan, mine);
  if (raster.width * raster.height <= mostKeptPixels) keep(mine);
  return scan;
};

const keyOf = ({ bytes, page, password }: ScanSource): string =>
  createHash('sha256').update(bytes).update(`\0${page}\0${password}`).digest('hex');

/** The pixels alone, for who only makes them smaller: the copy for looking takes several times as long. Throws Unreadable. */
export const withPixels = async <T>(source: ScanSource, use: (raster: Raster) => Promise<T>): Promise<T> => {
  if (kept?.key === keyOf(source)) return whileOpen(source, use);
  const { findings: _, ...raster } = await decodeUpright(source.bytes, source);
  try {
    return await use(raster);
  } finally {
    freeNow(raster.data);
  }
};

/** With the scan open, so that work on it that follows finds it. Throws Unreadable. */
export const whileOpen = async <T>(scan: ScanSource, use: (raster: Raster) => Promise<T>): Promise<T> => {
  const open = await openScan(scan);
  try {
    return await use(open.raster);
  } finally {
    closeScan(open);
  }
};

/** Once for each opening; the scan must not be read after it. */
export const closeScan = (scan: OpenScan): void => {
  const mine = held.get(scan);
  if (!mine || mine.users < 1) throw new RangeError('this scan is not open');
  mine.users--;
  if (mine !== kept) letGoUnused(mine);
};

const keep = (next: Held | null): void => {
  const before = kept;
  kept = next;
  if (before) letGoUnused(before);
};

const letGoUnused = ({ users, scan }: Held): void => {
  if (users > 0) return;
  giveBackCopy(scan.copy);
  freeNow(scan.raster.data);
};

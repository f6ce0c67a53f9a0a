/** Reads and judges one real photo, or one with a fault put into it; readings are kept in a folder where one is named, since they take long. */
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import sharp from 'sharp';
import { measureScan } from '#core/imaging/measure-scan';
import type { Raster } from '#core/imaging/raster';
import { type Engine, openEngine } from '#core/reading/engine';
import { readOverlays } from '#core/reading/overlays';
import { readPicture } from '#core/reading/read-picture';
import { movePicture } from '#core/reading/turn-picture';
import { loadWeights } from '#core/reading/weights';
import type { Finding } from '#domain/finding/finding';
import { judgeReading } from '#domain/picture/judge-reading';
import { runsAlongSides } from '#domain/picture/line-slopes';
import type { Measures } from '#domain/picture/measures';
import { type Reading, type ReadLine, withoutLines } from '#domain/reading/reading';
import { longestSide } from '../reading/photograph.ts';

/** The pixels that a reader gets. */
export const rasterOfFile = async (file: string): Promise<Raster> => {
  const { data, info } = await sharp(file)
    .rotate()
    .resize(longestSide, longestSide, { fit: 'inside', withoutEnlargement: true })
    .flatten({ background: '#fff' })
    .toColourspace('srgb')
    .raw()
    .toBuffer({ resolveWithObject: true });
  return { width: info.width, height: info.height, data };
};

export type Looked = {
  readonly reading: Reading;
  readonly measures: Measures;
  readonly findings: readonly Finding[];
};

export type Look = (picture: Raster) => Promise<Looked>;

/** `kept`: a folder for readings, by the pixels that were read; null: none are kept. */
export const openLook = async (kept: string | null): Promise<{ look: Look; close: () => Promise<void> }> => {
  let engine: Engine | null = null;
  if (kept) mkdirSync(kept, { recursive: true });
  const theEngine = async (): Promise<Engine> => {
    engine ??= await openEngine(await loadWeights());
    return engine;
  };
  const keep = async <T>(key: string, make: () => Promise<T>): Promise<T> => {
    const file = kept && join(kept, `${key.slice(0, 24)}.json`);
    if (file && existsSync(file)) return JSON.parse(readFileSync(file, 'utf8')) as T;
    const made = await make();
    if (file) writeFileSync(file, JSON.stringify(made));
    return made;
  };
  const read = async (picture: Raster): Promise<Reading> => {
    const { width, height, data } = picture;
    const key = createHash('sha256').update(`${width} ${height}`).update(data).digest('hex');
    return keep(key, async () => readPicture(await theEngine(), picture));
  };
  /** Beside the reading: what is looked for in another size. */
  const readKept = async (picture: Raster, reading: Reading): Promise<ReadLine[]> => {
    const { flip, turns } = reading.way ?? { flip: false, turns: 0 as const };
    const way = { isMirrored: flip, turns };
    const key = createHash('sha256')
      .update(`overlays, rim of two ${picture.width}`)
      .update(picture.data)
      .digest('hex');
    return keep(key, async () =>
      readOverlays(await theEngine(), { picture: movePicture(picture, way), way }),
    );
  };
  return {
    look: async (picture) => {
      const kept = await read(picture);
      // What was kept may have been measured by an earlier form of the code.
      const overlays = await readKept(picture, kept);
      const measures = measureScan(picture, kept.lines, kept.paper, overlays);
      const runs = runsAlongSides(kept.lines, picture.width / picture.height);
      const reading = { ...kept, measures, way: runs ? kept.way : null };
      return { reading, measures, findings: judgeReading(withoutLines(reading), null) };
    },
    close: async () => {
      await engine?.close();
    },
  };
};

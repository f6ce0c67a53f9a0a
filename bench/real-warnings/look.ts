/** Reads and judges one real photo, or one with a fault put into it; readings are kept in a folder where one is named, since they take long. */
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import sharp from 'sharp';
import { measureScan } from '#core/imaging/measure-scan';
import type { Raster } from '#core/imaging/raster';
import { type Engine, openEngine } from '#core/reading/engine';
import { readPicture } from '#core/reading/read-picture';
import { loadWeights } from '#core/reading/weights';
import type { Finding } from '#domain/finding/finding';
import { judgeReading } from '#domain/picture/judge-reading';
import { runsAlongSides } from '#domain/picture/line-slopes';
import type { Measures } from '#domain/picture/measures';
import { type Reading, withoutLines } from '#domain/reading/reading';
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
  const read = async (picture: Raster): Promise<Reading> => {
    const { width, height, data } = picture;
    const key = createHash('sha256').update(`${width} ${height}`).update(data).digest('hex');
    const file = kept && join(kept, `${key.slice(0, 24)}.json`);
    if (file)
      try {
        return JSON.parse(readFileSync(file, 'utf8')) as Reading;
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
      }
    engine ??= await openEngine(await loadWeights());
    const reading = await readPicture(engine, picture);
    if (file) writeFileSync(file, JSON.stringify(reading));
    return reading;
  };
  return {
    look: async (picture) => {
      const kept = await read(picture);
      // What was kept may have been measured by an earlier form of the code.
      const measures = measureScan(picture, kept.lines, kept.paper);
      const runs = runsAlongSides(kept.lines, picture.width / picture.height);
      const reading = { ...kept, measures, way: runs ? kept.way : null };
      return { reading, measures, findings: judgeReading(withoutLines(reading), null) };
    },
    close: async () => {
      await engine?.close();
    },
  };
};

/** How often the log tells of something that went wrong, so that a report says at a glance where to look. */
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** Events that tell of an end nobody asked for, or of our own bugs. */
export const troubleEvents = [
  'core-died',
  'process-gone',
  'defect',
  'image-worker-broke',
  'reader-broke',
] as const;
export type TroubleEvent = (typeof troubleEvents)[number];

/** Over all files of the log; what cannot be read counts nothing. */
export const countTroubles = async (desk: string): Promise<Readonly<Record<TroubleEvent, number>>> => {
  const counts = Object.fromEntries(troubleEvents.map((event) => [event, 0])) as Record<TroubleEvent, number>;
  const folder = join(desk, 'logs');
  const files = await readdir(folder).catch(() => []);
  for (const file of files.filter((name) => /^desk(?:\.\d)?\.log$/.test(name))) {
    const text = await readFile(join(folder, file), 'utf8').catch(() => '');
    for (const [, event] of text.matchAll(/"event":"([a-z-]+)"/g))
      if (event !== undefined && event in counts) counts[event as TroubleEvent] += 1;
  }
  return counts;
};

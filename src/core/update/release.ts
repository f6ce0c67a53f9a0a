/** When this version was released, as the build says. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { dateSchema } from '#contract/schemas';
import type { CalendarDate } from '#domain/date/calendar-date';

export const releaseFile = 'release.json';

const schema = z.strictObject({ about: z.string(), released: dateSchema.nullable() });

/** Null for what was not released yet. */
export const readReleaseDay = async (assetsDir: string): Promise<CalendarDate | null> =>
  schema.parse(JSON.parse(await readFile(join(assetsDir, releaseFile), 'utf8'))).released;

/** Reads the working days: the app's list, with the years that an office put into `holidays.json` of its desk folder. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import type { Holidays } from '#domain/calendar/working-days';
import { isCalendarDate } from '#domain/date/calendar-date';
import type { Log } from './context.ts';

const days = z.array(z.string().refine(isCalendarDate)).max(366);
const schema = z.object({
  schema: z.literal(1),
  years: z.record(z.string().regex(/^\d{4}$/), z.object({ rest: days, work: days })),
});

/** A list of the office that does not hold to the schema is left out and logged. */
export const loadHolidays = async (
  assetsDir: string,
  deskDir: string | null,
  log: Log,
): Promise<Holidays> => {
  const own = schema.parse(JSON.parse(await readFile(join(assetsDir, 'holidays.json'), 'utf8')));
  if (deskDir === null) return own;
  const text = await readFile(join(deskDir, 'holidays.json'), 'utf8').catch(
    (error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') return null;
      throw error;
    },
  );
  if (text === null) return own;
  const office = schema.safeParse(parseJson(text));
  if (office.success) return { years: { ...own.years, ...office.data.years } };
  log('warn', 'holidays-refused', { issue: office.error.issues[0]?.path.join('.') ?? '' });
  return own;
};

const parseJson = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
};

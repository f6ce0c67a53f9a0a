/** Reads the working days: the app's list, over it the years of the published edition, and those that an office put into `holidays.json` of its desk folder. */
import { z } from 'zod';
import type { Holidays } from '#domain/calendar/working-days';
import { isCalendarDate } from '#domain/date/calendar-date';
import { readOfficeFile } from './office-file.ts';
import type { Log } from './ports/log.ts';

const days = z.array(z.string().refine(isCalendarDate)).max(366);
export const holidaysSchema = z.object({
  schema: z.literal(1),
  years: z.record(z.string().regex(/^\d{4}$/), z.object({ rest: days, work: days })),
});

export const loadHolidays = async (
  assetsDir: string,
  deskDir: string | null,
  log: Log,
  published: Holidays | null = null,
): Promise<Holidays> => {
  const { own, office } = await readOfficeFile('holidays.json', holidaysSchema, assetsDir, deskDir, log);
  return { years: { ...own.years, ...published?.years, ...office?.years } };
};

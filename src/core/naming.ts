/** Reads the words of naming review: the published edition's lists or the app's, with what an office put into `naming.json` of its desk folder. */
import { z } from 'zod';
import { dateSchema } from '#contract/schemas';
import { joinNamingLists, type NamingLists, namingClasses } from '#domain/naming/naming-lists';
import { readOfficeFile } from './office-file.ts';
import type { Log } from './ports/log.ts';

export const namingSchema = z.object({
  schema: z.literal(1),
  asOf: dateSchema,
  words: z.partialRecord(z.enum(namingClasses), z.array(z.string().trim().min(1).max(63)).max(5000)),
});

export const loadNaming = async (
  assetsDir: string,
  deskDir: string | null,
  log: Log,
  published: NamingLists | null = null,
): Promise<NamingLists> => {
  const { own, office } = await readOfficeFile('naming.json', namingSchema, assetsDir, deskDir, log);
  const base = published ?? own;
  return office ? joinNamingLists(base, office) : base;
};

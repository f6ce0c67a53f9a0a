/** Data that the app ships and an office may replace or extend with a file of the same name in its desk folder. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { z } from 'zod';
import type { Log } from './ports/log.ts';

export type OfficeFile<T> = { readonly own: T; readonly office: T | null };

/** Reads `name` from both folders. An office's file that does not hold to the schema is left out and logged; the app's own must. */
export const readOfficeFile = async <T>(
  name: string,
  schema: z.ZodType<T>,
  assetsDir: string,
  deskDir: string | null,
  log: Log,
): Promise<OfficeFile<T>> => {
  const own = schema.parse(JSON.parse(await readFile(join(assetsDir, name), 'utf8')));
  const text = deskDir === null ? null : await readIfThere(join(deskDir, name));
  if (text === null) return { own, office: null };
  const office = schema.safeParse(parseJson(text));
  if (office.success) return { own, office: office.data };
  log('warn', 'office-file-refused', { file: name, issue: office.error.issues[0]?.path.join('.') ?? '' });
  return { own, office: null };
};

const readIfThere = (file: string): Promise<string | null> =>
  readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return null;
    throw error;
  });

/** null for text that is no JSON: no schema here takes it. */
export const parseJson = (text: string): unknown => {
  try {
    return JSON.parse(text.replace(/^\ufeff/, ''));
  } catch {
    return null;
  }
};

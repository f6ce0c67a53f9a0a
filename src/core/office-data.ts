/** What of the rules' data the office brought itself, and whether it can be used. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { z } from 'zod';
import type { OfficeData } from '#contract/about';
import { holidaysSchema } from './holidays.ts';
import { namingSchema } from './naming.ts';
import { readOfficeFile } from './office-file.ts';
import type { DeskContext } from './ports/desk-context.ts';

type Context = Pick<DeskContext, 'dir' | 'assetsDir' | 'holidays' | 'ruleBook' | 'targets'>;

export const readOfficeData = async (context: Context): Promise<OfficeData> => {
  const { naming } = context.ruleBook();
  return {
    holidayYears: Object.keys(context.holidays().years).sort(),
    namingAsOf: naming.asOf,
    namingWords: Object.values(naming.words).reduce((sum, words) => sum + words.length, 0),
    files: {
      'holidays.json': await stateOf(context, 'holidays.json', holidaysSchema),
      'naming.json': await stateOf(context, 'naming.json', namingSchema),
    },
    packs: context.targets.officeIds,
    published: context.targets.publishedIds,
  };
};

const stateOf = async <T>(
  { dir, assetsDir }: Context,
  name: keyof OfficeData['files'],
  schema: z.ZodType<T>,
): Promise<'none' | 'used' | 'refused'> => {
  const { office } = await readOfficeFile(name, schema, assetsDir, dir, () => undefined);
  return office ? 'used' : existsSync(join(dir, name)) ? 'refused' : 'none';
};

import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import type { PackageLicence } from '#contract/about';
import { writeDiagnostics } from '../diagnostics.ts';
import { readOfficeData } from '../office-data.ts';
import { os } from './base.ts';

export const aboutOperations = {
  licences: os.about.licences.handler(({ context }) => readLicences(context.assetsDir)),
  officeData: os.about.officeData.handler(({ context }) => readOfficeData(context)),
  diagnostics: os.about.diagnostics.handler(({ context }) => writeDiagnostics(context)),
};

const schema = z.array(
  z.object({ name: z.string(), version: z.string(), licence: z.string(), text: z.string() }),
);

/** The build writes the file (`scripts/write-licences.ts`); sources that were never built have none. */
const readLicences = async (assetsDir: string): Promise<readonly PackageLicence[]> => {
  const text = await readFile(join(assetsDir, 'licences.json'), 'utf8').catch(
    (error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') return '[]';
      throw error;
    },
  );
  return schema.parse(JSON.parse(text));
};

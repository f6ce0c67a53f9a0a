/** What tests start as processes of their own: as it is shipped where the run has just built it, from the sources otherwise. */
import { resolve } from 'node:path';

const isBuilt = process.env['SHIMING_TEST_BUILT'] === '1';
const entry = (built: string, source: string): string => (isBuilt ? `dist/hosts/${built}.js` : source);

export const cliEntry = entry('cli', 'src/cli/main.ts');
export const serveEntry = entry('serve', 'src/web/serve.ts');
export const coreEntry = resolve(entry('core-process', 'src/core/process/core-process.ts'));
export const sandboxEntry = (work: 'imaging' | 'reading'): string =>
  resolve(entry(`${work}-process`, `src/core/${work}/process/${work}-process.ts`));

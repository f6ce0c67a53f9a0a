/** Where the entry of a process without the key lies. */
import { fileURLToPath } from 'node:url';

/** What such processes work on. */
export type SandboxWork = 'imaging' | 'reading';

/** In its own room as a source; a file of its own beside the bundle in the packaged app. */
export const processFile = (work: SandboxWork): string =>
  fileURLToPath(
    new URL(
      import.meta.url.endsWith('.ts') ? `../${work}/process/${work}-process.ts` : `./${work}-process.js`,
      import.meta.url,
    ),
  );

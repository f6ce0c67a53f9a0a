/** Where the core's entry lies: beside this file's room as a source, beside the bundle in the packaged app. */
import { fileURLToPath } from 'node:url';

export const coreFile = (): string =>
  fileURLToPath(
    new URL(
      import.meta.url.endsWith('.ts') ? '../core/process/core-process.ts' : './core-process.js',
      import.meta.url,
    ),
  );

/** Files named on the command line. */
import { basename } from 'node:path';
import { maxFileBytes, readFileWithin } from '#core/grants';

export type InputFile = { readonly path: string; readonly name: string; readonly bytes: Uint8Array };

/** Faults: unreadable-file, file-too-large. */
export const readInput = async (path: string): Promise<InputFile> => ({
  path,
  name: basename(path),
  bytes: await readFileWithin(path, maxFileBytes),
});

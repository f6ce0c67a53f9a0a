/** Files named on the command line. */
import { basename } from 'node:path';
import { Fault } from '#contract/faults';
import { maxFileBytes, readFileWithin } from '#core/grants';

export type InputFile = { readonly path: string; readonly name: string; readonly bytes: Uint8Array };

/** Faults: unreadable-file, file-too-large. */
export const readInput = async (path: string): Promise<InputFile> => ({
  path,
  name: basename(path),
  bytes: await readFileWithin(path, maxFileBytes),
});

/** The JSON value in a text file; a byte order mark is let pass. Faults: unreadable-file, file-too-large, invalid-input. */
export const readJsonFile = async (path: string): Promise<unknown> => {
  const { bytes } = await readInput(path);
  try {
    return JSON.parse(
      Buffer.from(bytes)
        .toString('utf8')
        .replace(/^\ufeff/, ''),
    );
  } catch (cause) {
    throw new Fault('invalid-input', { field: basename(path) }, { cause });
  }
};

/** Programs and libraries in a packed app that are not for the system and processor it is packed for. */
import { open, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { binaryKind } from './binary-kind.ts';

const headBytes = 4_096;

export type Seen = {
  /** Binaries that were looked at: none means that nothing was seen. */
  readonly count: number;
  /** Paths below the folder, with what each is for. */
  readonly foreign: readonly string[];
};

export const foreignBinaries = async (folder: string, platform: string, arch: string): Promise<Seen> => {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const foreign: string[] = [];
  let count = 0;
  for (const entry of entries) {
    if (!entry.isFile()) continue;
    const path = join(entry.parentPath, entry.name);
    const kind = binaryKind(await headOf(path));
    // A module is a binary whatever its head says.
    if (!kind && !entry.name.endsWith('.node')) continue;
    count += 1;
    const fits = kind?.platform === platform && (kind.arch === arch || kind.arch === 'universal');
    if (!fits)
      foreign.push(
        `${path.slice(folder.length + 1)}: ${kind ? `${kind.platform} ${kind.arch}` : 'no binary'}`,
      );
  }
  return { count, foreign: foreign.sort() };
};

const headOf = async (path: string): Promise<Buffer> => {
  const handle = await open(path, 'r');
  try {
    const head = Buffer.alloc(headBytes);
    const { bytesRead } = await handle.read(head, 0, headBytes, 0);
    return head.subarray(0, bytesRead);
  } finally {
    await handle.close();
  }
};

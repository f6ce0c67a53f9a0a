/** A file that somebody named, opened to be read. */
import { constants } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';
import { Fault } from '#contract/faults';

/** Its handle and its size in bytes; the caller closes it. Fault: unreadable-file, also for folders, pipes and devices. */
export const openFile = async (path: string): Promise<{ handle: FileHandle; size: number }> => {
  // Without waiting: a pipe that nobody writes to would hold up for ever. Windows has no such flag, nor such files.
  const handle = await open(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0)).catch(unreadable);
  try {
    const info = await handle.stat();
    if (!info.isFile())
      throw new Fault('unreadable-file', { reason: info.isDirectory() ? 'EISDIR' : 'not-a-file' });
    return { handle, size: info.size };
  } catch (error) {
    await handle.close();
    throw error;
  }
};

/** Rejects with the fault of what the system said. */
export const unreadable = (cause: unknown): never => {
  throw new Fault(
    'unreadable-file',
    { reason: (cause as NodeJS.ErrnoException).code ?? 'unknown' },
    { cause },
  );
};

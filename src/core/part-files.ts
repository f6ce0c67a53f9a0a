/**
 * Files that a person gets, outside the desk: written beside their place as `NAME.part` and renamed when they are whole. The path is
 * noted in the desk before the first byte, and what a crash left half-written goes when the desk is opened again.
 */

import { randomBytes } from 'node:crypto';
import { access, rename, rm } from 'node:fs/promises';
import { basename, dirname } from 'node:path';
import { fileFault, makeFolder, syncFolder } from './atomic-write.ts';
import type { PartFiles } from './ports/part-files.ts';
import type { PartNotes } from './store/part-notes.ts';

export const createPartFiles = (notes: PartNotes): PartFiles => {
  /** Nobody may write where it still sweeps. */
  let sweeping: Promise<void> = Promise.resolve();
  const clear = async (part: string): Promise<void> => {
    await rm(part, { force: true });
    notes.remove(part);
  };
  return {
    write: async (target, fill) => {
      await sweeping;
      let part: string | null = null;
      try {
        await makeFolder(dirname(target));
        part = await freeName(target);
        notes.add(part);
        const result = await fill(part);
        await rename(part, target);
        await syncFolder(dirname(target));
        notes.remove(part);
        return result;
      } catch (error) {
        // The note stays where the file cannot be removed now.
        if (part !== null) await clear(part).catch(() => undefined);
        throw fileFault(error, basename(target));
      }
    },
    sweep: () => {
      sweeping = (async () => {
        for (const part of notes.all())
          if (await exists(dirname(part))) await clear(part).catch(() => undefined);
      })();
      return sweeping;
    },
  };
};

/** A file that already has the name is somebody else's. */
const freeName = async (target: string): Promise<string> => {
  const part = `${target}.part`;
  return (await exists(part)) ? `${target}.${randomBytes(4).toString('hex')}.part` : part;
};

const exists = (path: string): Promise<boolean> =>
  access(path).then(
    () => true,
    () => false,
  );

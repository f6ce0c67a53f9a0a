/**
 * Pages that a program writes into a folder of its own, one after another. Programs write files in clear; each lies there only until it
 * is read, nobody else may look into the folder, and it goes with the scan.
 */
import { randomUUID } from 'node:crypto';
import { open, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { Fault } from '#contract/faults';
import { intakeLimits } from '#domain/intake/intake';
import { fileFault, makeFolder } from '../../atomic-write.ts';

export type PageFolder = {
  readonly path: string;
  /** A page with this name is whole; further than its name nothing is trusted of it. */
  add(name: string): void;
  /** No page comes any more. */
  end(): void;
  /** Pages in the order in which they were added, until `end`. Faults: file-too-large, unreadable-file. */
  pages(): AsyncGenerator<Uint8Array>;
  remove(): Promise<void>;
};

/** Faults: disk-full, read-only. */
export const makePageFolder = async (scratch: string): Promise<PageFolder> => {
  const path = join(scratch, `scan-${randomUUID()}`);
  await makeFolder(path, 0o700).catch((error: unknown) => {
    throw fileFault(error, 'desk');
  });
  const names: string[] = [];
  let hasEnded = false;
  let wake = (): void => undefined;
  return {
    path,
    add: (name) => {
      names.push(name);
      wake();
    },
    end: () => {
      hasEnded = true;
      wake();
    },
    pages: async function* () {
      for (;;) {
        const name = names.shift();
        if (name !== undefined) yield await takePage(join(path, name));
        else if (hasEnded) return;
        else
          await new Promise<void>((resolve) => {
            wake = resolve;
          });
      }
    },
    remove: () => rm(path, { recursive: true, force: true }),
  };
};

/** The file's bytes; the file itself is gone then. */
const takePage = async (path: string): Promise<Uint8Array> => {
  const handle = await open(path).catch((cause: NodeJS.ErrnoException) => {
    throw new Fault('unreadable-file', { reason: cause.code ?? 'unknown' }, { cause });
  });
  try {
    const { size } = await handle.stat();
    if (size > intakeLimits.fileBytes)
      throw new Fault('file-too-large', { bytes: size, limit: intakeLimits.fileBytes });
    return await handle.readFile();
  } finally {
    await handle.close();
    await rm(path, { force: true });
  }
};

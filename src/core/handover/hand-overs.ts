/** Keeps hand-over files between two calls, for half an hour. */
import { rm } from 'node:fs/promises';
import type { HandOvers, MadeFile } from '../ports/hand-overs.ts';

/** A person reads the preview, or chooses where to save; milliseconds. */
const longestWait = 30 * 60_000;

type Held<T> = { readonly value: T; readonly expiry: NodeJS.Timeout };

export const createHandOvers = (newId: () => string): HandOvers => {
  const made = new Map<string, Held<MadeFile>>();
  const looked = new Map<string, Held<NonNullable<ReturnType<HandOvers['find']>>>>();
  const hold = <T>(value: T, drop: () => Promise<void>): Held<T> => ({
    value,
    // What cannot be removed now goes with its folder at the next start.
    expiry: setTimeout(() => void drop().catch(() => undefined), longestWait).unref(),
  });
  const dropMade = async (ref: string): Promise<void> => {
    const held = made.get(ref);
    made.delete(ref);
    clearTimeout(held?.expiry);
    if (held) await rm(held.value.scratch.path, { force: true });
  };
  const drop = async (id: string): Promise<void> => {
    const held = looked.get(id);
    looked.delete(id);
    clearTimeout(held?.expiry);
    await held?.value.release();
  };
  return {
    keepMade: (file) => {
      const ref = `hand-over~${newId()}`;
      made.set(
        ref,
        hold(file, () => dropMade(ref)),
      );
      return ref;
    },
    made: (ref) => made.get(ref)?.value ?? null,
    keep: (id, file) => {
      clearTimeout(looked.get(id)?.expiry);
      looked.set(
        id,
        hold(file, () => drop(id)),
      );
    },
    find: (id) => looked.get(id)?.value ?? null,
    drop,
    close: async () => {
      for (const ref of made.keys()) await dropMade(ref);
      for (const id of looked.keys()) await drop(id);
    },
  };
};

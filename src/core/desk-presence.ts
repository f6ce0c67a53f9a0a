/** Whether a desk's folder is still where it was opened: a drive is unplugged, a share drops out, somebody moves the folder. */
import { statSync } from 'node:fs';
import { join } from 'node:path';
import { Fault } from '#contract/faults';

export type Presence = {
  /** Throws fault `desk-gone` while the marked file is not in its place, or another one is. */
  assert(): void;
  isThere(): boolean;
};

/** Remembers the file `name` in `dir` as it is now. */
export const watchPresence = (dir: string, name: string): Presence => {
  const file = join(dir, name);
  const identify = (): string | null => {
    const info = statSync(file, { bigint: true, throwIfNoEntry: false });
    return info ? `${info.dev}:${info.ino}` : null;
  };
  const known = identify();
  const isThere = (): boolean => {
    try {
      return known !== null && identify() === known;
    } catch {
      // A drive that cannot be asked is not there.
      return false;
    }
  };
  return {
    isThere,
    assert: () => {
      if (!isThere()) throw new Fault('desk-gone');
    },
  };
};

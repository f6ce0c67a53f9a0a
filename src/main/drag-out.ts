/** Files that are dragged out of the window: copies in a folder of their own, gone when the app ends. */
import { rm, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { makeOwnedFolder, sweepOwnedFolders } from '#core/owned-folders';

/** Only what is made to be handed over leaves the desk; scans stay. */
export const mayDragOut = (ref: unknown): ref is string =>
  typeof ref === 'string' && /^(?:picture|bundle)\/[\w-]+$/.test(ref);

/** A file name that every system takes. */
export const plainName = (name: string): string => {
  const plain = [...basename(name)]
    .map((character) => (/[<>:"/\\|?*]/.test(character) || character < ' ' ? '_' : character))
    .join('');
  return plain.slice(-120) || 'file';
};

export type DragFiles = {
  /** A path for a file of this name; every call has a folder of its own, so that equal names do not meet. */
  place(name: string): Promise<string>;
  /** Writes the bytes and gives the path. */
  write(name: string, bytes: Uint8Array): Promise<string>;
  clear(): Promise<void>;
};

const kind = 'out';

/** What an earlier app left behind that was killed is swept at once. */
export const createDragFiles = (root: string): DragFiles => {
  const folders: string[] = [];
  const swept = sweepOwnedFolders(root, kind);
  const place = async (name: string): Promise<string> => {
    await swept;
    const folder = await makeOwnedFolder(root, kind);
    folders.push(folder);
    return join(folder, plainName(name));
  };
  return {
    place,
    write: async (name, bytes) => {
      const file = await place(name);
      await writeFile(file, bytes, { mode: 0o600 });
      return file;
    },
    clear: async () => {
      for (const folder of folders.splice(0)) await rm(folder, { recursive: true, force: true });
    },
  };
};

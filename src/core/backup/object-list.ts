/** The list of a backup's objects: 32 bytes each, ids in their order. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { objectListFile } from './manifest.ts';

const idBytes = 32;

/** `ids`: 64 hexadecimal digits each. */
export const packIds = (ids: readonly string[]): Buffer => Buffer.from(ids.join(''), 'hex');

export const unpackIds = (list: Buffer): string[] => {
  const ids: string[] = [];
  for (let at = 0; at + idBytes <= list.length; at += idBytes)
    ids.push(list.toString('hex', at, at + idBytes));
  return ids;
};

/** Null where it cannot be read. */
export const readIds = (folder: string): Promise<string[] | null> =>
  readFile(join(folder, objectListFile)).then(unpackIds, () => null);

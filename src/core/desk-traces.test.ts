/** Beside any trace of a desk no new store and no new key is made; in an empty folder, or among files of others, one is. */
import { mkdir, readdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createScratch } from '../../tests/scratch.ts';
import { beginMaking, lookForDesk } from './desk-traces.ts';
import { openDesk } from './open-desk.ts';

const scratch = createScratch();
const folderWith = async (name: string, files: Readonly<Record<string, string>>): Promise<string> => {
  const dir = scratch(name);
  await mkdir(dir, { recursive: true });
  for (const [path, text] of Object.entries(files)) {
    await mkdir(dirname(join(dir, path)), { recursive: true });
    await writeFile(join(dir, path), text);
  }
  return dir;
};
const listing = async (dir: string): Promise<string[]> => (await readdir(dir, { recursive: true })).sort();

describe('a folder with a trace of a desk', () => {
  it.each<readonly [string, Record<string, string>, string, string]>([
    ['an object', { 'vault/ab/cdef': 'x' }, 'vault (1)', 'store.db, key.json'],
    ['a key', { 'key.json': '{}' }, 'key.json', 'store.db'],
    ['an empty key', { 'key.json': '' }, 'key.json (0)', 'store.db, key.json'],
    ['an empty store', { 'store.db': '' }, 'store.db (0)', 'store.db, key.json'],
    ['an empty store and a key', { 'store.db': '', 'key.json': '{}' }, 'store.db (0), key.json', 'store.db'],
    ['a log of changes', { 'store.db-wal': 'x' }, 'store.db-wal', 'store.db, key.json'],
    ['an anchor', { 'anchor.json': '{}' }, 'anchor.json', 'store.db, key.json'],
    ['backups', { 'backups/one/store.db': 'x' }, 'backups (1)', 'store.db, key.json'],
    ['bundles', { 'bundles/a.zip': 'x' }, 'bundles (1)', 'store.db, key.json'],
    [
      'objects, key and anchor',
      { 'key.json': '{}', 'anchor.json': '{}', 'vault/ab/c': 'x', 'vault/ab/d': 'x' },
      'key.json, anchor.json, vault (2)',
      'store.db',
    ],
  ])('%s: nothing is made', async (name, files, there, missing) => {
    const dir = await folderWith(name, files);
    const before = await listing(dir);
    for (const create of [true, false])
      await expect(openDesk({ dir, create })).rejects.toMatchObject({
        code: 'desk-incomplete',
        data: { there, missing },
      });
    expect(await listing(dir)).toEqual(before);
  });
});

describe('a folder without one', () => {
  it.each<readonly [string, Record<string, string>]>([
    ['empty', {}],
    ['files of others', { 'notes.txt': 'x', 'photos/a.jpg': 'x' }],
    ['data of the office', { 'holidays.json': '{}', 'targets/own.json': '{}' }],
    ['empty folders of a desk', { 'vault/ab/.writing-half': 'x' }],
  ])('%s: a desk is made, and is whole afterwards', async (name, files) => {
    const dir = await folderWith(name, files);
    expect(await lookForDesk(dir)).toEqual({ kind: 'none' });
    await expect(openDesk({ dir, create: false })).rejects.toMatchObject({ code: 'desk-missing' });
    await (await openDesk({ dir })).close();
    expect(await lookForDesk(dir)).toEqual({ kind: 'whole' });
    expect(await listing(dir)).not.toContain('.desk-being-made');
    await (await openDesk({ dir, create: false })).close();
  });

  it('at the end of a path that is too long: nothing is made', async () => {
    const dir = join(scratch('long'), 'x'.repeat(200), 'y'.repeat(200), 'z'.repeat(200));
    await mkdir(dir, { recursive: true });
    await expect(openDesk({ dir })).rejects.toMatchObject({ code: 'path-too-long' });
    expect(await listing(dir)).toEqual([]);
  });

  it('that a crash left while a desk was being made: making begins again', async () => {
    const begun: readonly Record<string, string>[] = [
      {},
      { 'key.json': JSON.stringify({ version: 1, protection: 'file', key: 'a'.repeat(64) }) },
      { 'store.db': '' },
    ];
    for (const files of begun) {
      const dir = await folderWith(`crash-${Object.keys(files).join()}`, files);
      beginMaking(dir);
      await (await openDesk({ dir })).close();
      expect(await lookForDesk(dir)).toEqual({ kind: 'whole' });
    }
    // With scans in it, a desk was more than begun.
    const dir = await folderWith('crash-objects', { 'key.json': '{}', 'vault/ab/cd': 'x' });
    beginMaking(dir);
    await expect(openDesk({ dir })).rejects.toMatchObject({ code: 'desk-incomplete' });
  });
});

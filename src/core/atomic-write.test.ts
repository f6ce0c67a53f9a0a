/** What the file system refuses, told by its cause and its direction. */
import { mkdir, readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createScratch } from '../../tests/scratch.ts';
import { fileFault, makeLastingFolder, writeAtomically } from './atomic-write.ts';

const scratch = createScratch();
const refused = (code: string) => Object.assign(new Error('refused'), { code });

describe('fileFault', () => {
  it.each([
    ['ENOSPC', 'disk-full', 'disk-full'],
    ['EDQUOT', 'disk-full', 'disk-full'],
    ['EROFS', 'read-only', 'not-readable'],
    ['EACCES', 'read-only', 'not-readable'],
    ['EPERM', 'read-only', 'not-readable'],
    ['EIO', 'disk-failing', 'disk-failing'],
    ['ESTALE', 'disk-failing', 'disk-failing'],
    ['EBUSY', 'file-in-use', 'file-in-use'],
    ['ENAMETOOLONG', 'path-too-long', 'path-too-long'],
    ['ENOENT', 'folder-gone', 'folder-gone'],
  ])('%s is %s when writing, %s when reading', (errno, writing, reading) => {
    expect(fileFault(refused(errno), 'key.json')).toMatchObject({
      code: writing,
      data: { file: 'key.json' },
    });
    expect(fileFault(refused(errno), 'key.json', 'read')).toMatchObject({ code: reading });
  });

  it('passes anything else', () => {
    const error = refused('EINVAL');
    expect(fileFault(error, 'x')).toBe(error);
    expect(fileFault(null, 'x')).toBe(null);
  });
});

describe('writeAtomically', () => {
  it('says that a name is too long', async () => {
    await mkdir(scratch('long'), { recursive: true });
    await expect(writeAtomically(join(scratch('long'), 'x'.repeat(300)), Buffer.of(1))).rejects.toMatchObject(
      {
        code: 'path-too-long',
      },
    );
    expect(await readdir(scratch('long'))).toEqual([]);
  });
});

describe('makeLastingFolder', () => {
  it('makes all folders of a path with the mode, and leaves one that is there', async () => {
    const deep = join(scratch('a'), 'b', 'c');
    await makeLastingFolder(deep, 0o700);
    await makeLastingFolder(deep, 0o755);
    if (process.platform !== 'win32') expect((await stat(deep)).mode & 0o777).toBe(0o700);
  });
});

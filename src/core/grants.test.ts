/** Files come in by value and once; a file that is missing, a folder or too large is a fault. */
import { execFileSync } from 'node:child_process';
import { mkdir, open, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createScratch } from '../../tests/scratch.ts';
import { writeAtomically } from './atomic-write.ts';
import { cacheDirFor, deskDirFor } from './default-desk.ts';
import { createGrants, maxFileBytes } from './grants.ts';

const scratch = createScratch();

describe('grants', () => {
  it('hands a file over once', async () => {
    await writeFile(scratch('a.jpg'), 'bytes');
    const grants = createGrants();
    const grant = await grants.offer('C:\\photos\\a.jpg', { path: scratch('a.jpg') });
    expect(grant).toMatchObject({ name: 'a.jpg', bytes: 5 });
    expect(Buffer.from(grants.take(grant.token).bytes).toString()).toBe('bytes');
    expect(() => grants.take(grant.token)).toThrow(expect.objectContaining({ code: 'grant-unknown' }));
  });

  it('refuses what cannot be read, and what is too large, without reading it', async () => {
    const grants = createGrants();
    await mkdir(scratch('folder'));
    await expect(grants.offer('x', { path: scratch('none') })).rejects.toMatchObject({
      code: 'unreadable-file',
    });
    await expect(grants.offer('x', { path: scratch('folder') })).rejects.toMatchObject({
      code: 'unreadable-file',
    });
    const sparse = await open(scratch('large'), 'w');
    await sparse.truncate(maxFileBytes + 1);
    await sparse.close();
    await expect(grants.offer('x', { path: scratch('large') })).rejects.toMatchObject({
      code: 'file-too-large',
    });
  });

  it.skipIf(process.platform === 'win32')('does not wait for a pipe that nobody writes to', async () => {
    execFileSync('mkfifo', [scratch('pipe')]);
    await expect(createGrants().offer('x', { path: scratch('pipe') })).rejects.toMatchObject({
      code: 'unreadable-file',
      data: { reason: 'not-a-file' },
    });
  });

  it('forgets the oldest of many that nobody took', async () => {
    const grants = createGrants();
    const tokens: string[] = [];
    for (let index = 0; index < 70; index++)
      tokens.push((await grants.offer(`${index}`, { bytes: Buffer.of(index) })).token);
    expect(() => grants.take(tokens[0] ?? '')).toThrow();
    expect(grants.take(tokens[69] ?? '').name).toBe('69');
  });
});

it('lets go what nobody takes in time', async () => {
  const grants = createGrants(20);
  const { token } = await grants.offer('a', { bytes: Buffer.of(1) });
  await expect
    .poll(() => {
      try {
        grants.take(token);
        return 'there';
      } catch (error) {
        return (error as { code: string }).code;
      }
    })
    .toBe('grant-unknown');
});

it('keeps no more in memory than it may, the newest of it', async () => {
  const grants = createGrants();
  // One array many times: what counts is what is held, and this test holds it once.
  const bytes = new Uint8Array(maxFileBytes);
  const tokens: string[] = [];
  for (let index = 0; index < 10; index++) tokens.push((await grants.offer(`${index}`, { bytes })).token);
  expect(() => grants.take(tokens[1] ?? '')).toThrow();
  for (const token of tokens.slice(2)) expect(grants.take(token).bytes.length).toBe(maxFileBytes);
});

describe('writeAtomically', () => {
  it('leaves the old file and no half one when it cannot write', async () => {
    const dir = scratch('atomic');
    await writeAtomically(join(dir, 'a'), Buffer.from('old'));
    await mkdir(join(dir, 'b'));
    await expect(writeAtomically(join(dir, 'b'), Buffer.from('new'))).rejects.toThrow();
    await expect(writeAtomically(join(dir, 'a', 'c'), Buffer.from('new'))).rejects.toMatchObject({
      code: 'read-only',
    });
    await expect(
      writeAtomically(join(dir, 'a'), Buffer.from('x'), { createOnly: true }),
    ).rejects.toMatchObject({ code: 'EEXIST' });
    expect(await readFile(join(dir, 'a'), 'utf8')).toBe('old');
    expect((await readdir(dir)).sort()).toEqual(['a', 'b']);
  });
});

describe('deskDirFor', () => {
  it.each([
    ['linux', {}, '/home/a/.local/share/shiming-desk'],
    ['linux', { XDG_DATA_HOME: '/data' }, '/data/shiming-desk'],
    ['darwin', {}, '/home/a/Library/Application Support/shiming-desk'],
    ['win32', { APPDATA: 'C:\\Roaming' }, 'C:\\Roaming\\shiming-desk'],
  ] as const)('%s %j', (platform, env, wanted) => {
    expect(deskDirFor({ platform, home: '/home/a', env })).toBe(wanted);
  });
});

describe('cacheDirFor', () => {
  it.each([
    ['linux', {}, '/home/a/.cache/shiming-desk'],
    ['linux', { XDG_CACHE_HOME: '/fast' }, '/fast/shiming-desk'],
    ['darwin', {}, '/home/a/Library/Caches/shiming-desk'],
    ['win32', { LOCALAPPDATA: 'C:\\Local' }, 'C:\\Local\\shiming-desk\\cache'],
  ] as const)('%s %j', (platform, env, wanted) => {
    expect(cacheDirFor({ platform, home: '/home/a', env })).toBe(wanted);
  });
});

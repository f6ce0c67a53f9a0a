/** The desk's key: made once, kept for its owner only, refused in plain words when it is not there or not ours. */
import { chmod, mkdir, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createScratch } from '../../../tests/scratch.ts';
import { type KeyKeeper, openDataKey } from './data-key.ts';

const scratch = createScratch();
const folder = async (name: string): Promise<string> => {
  await mkdir(scratch(name), { recursive: true });
  return scratch(name);
};

/** Seals by exclusive or: what matters here is that only this keeper opens it. */
const keeperOf = (secret: number): KeyKeeper => ({
  protection: 'system',
  wrap: async (bytes) => Buffer.from([secret, ...bytes.map((byte) => byte ^ secret)]),
  unwrap: async ([owner, ...bytes]) => {
    if (owner !== secret) throw new Error('not this user');
    return Buffer.from(bytes.map((byte) => byte ^ secret));
  },
});

describe('openDataKey', () => {
  it('makes a key in a file that only its owner reads, and finds it again', async () => {
    const dir = await folder('file');
    const made = await openDataKey(dir, true);
    expect(made).toMatchObject({ protection: 'file' });
    expect(made.bytes).toHaveLength(32);
    expect((await openDataKey(dir, false)).bytes).toEqual(made.bytes);
    const file = join(dir, 'key.json');
    if (process.platform !== 'win32') {
      expect((await stat(file)).mode & 0o777).toBe(0o600);
      await chmod(file, 0o644);
      await openDataKey(dir, false);
      expect((await stat(file)).mode & 0o777).toBe(0o600);
    }
  });

  it('gives two makers in the same moment one key', async () => {
    const dir = await folder('race');
    const keys = await Promise.all([openDataKey(dir, true), openDataKey(dir, true), openDataKey(dir, true)]);
    expect(new Set(keys.map(({ bytes }) => Buffer.from(bytes).toString('hex'))).size).toBe(1);
  });

  it('keeps nothing of a wrapped key in clear, and opens it with its keeper only', async () => {
    const dir = await folder('system');
    const made = await openDataKey(dir, true, { keeper: keeperOf(0x2a) });
    const text = await readFile(join(dir, 'key.json'), 'utf8');
    expect(text).not.toContain(Buffer.from(made.bytes).toString('hex'));
    expect(text).not.toContain(Buffer.from(made.bytes).toString('base64'));
    expect((await openDataKey(dir, false, { keeper: keeperOf(0x2a) })).bytes).toEqual(made.bytes);
    await expect(openDataKey(dir, false, { keeper: keeperOf(0x2b) })).rejects.toMatchObject({
      code: 'key-store-refused',
    });
    await expect(openDataKey(dir, false)).rejects.toMatchObject({ code: 'key-held-by-system' });
  });

  it('makes no key for a desk that had one', async () => {
    const dir = await folder('gone');
    await expect(openDataKey(dir, false)).rejects.toMatchObject({ code: 'key-missing' });
    await expect(stat(join(dir, 'key.json'))).rejects.toThrow();
  });

  it.each([
    '',
    'null',
    '{}',
    '{"version":1,"protection":"file","key":"short"}',
    '{"version":2}',
    '\u0000\u0001',
  ])('refuses a key file that says %j, and leaves it', async (text) => {
    const dir = await folder(`bad-${Buffer.from(text).toString('hex').slice(0, 40)}`);
    await writeFile(join(dir, 'key.json'), text);
    await expect(openDataKey(dir, true)).rejects.toMatchObject({ code: 'key-wrong' });
    expect(await readFile(join(dir, 'key.json'), 'utf8')).toBe(text);
  });
});

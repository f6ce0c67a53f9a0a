/** The vault gives back what was put in, or says that it was damaged; never anything else. */
import { randomBytes } from 'node:crypto';
import { readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Fault } from '#contract/faults';
import { createScratch } from '../../../tests/scratch.ts';
import { tempPrefix } from '../atomic-write.ts';
import { openVault } from './open-vault.ts';

const scratch = createScratch();
const key = randomBytes(32);
const here = { isThere: () => true, assert: () => undefined };
const files = async (dir: string): Promise<string[]> =>
  (await readdir(join(dir, 'vault'), { recursive: true, withFileTypes: true }))
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));

describe('the vault', () => {
  it('gives back the same bytes, the empty file too', async () => {
    const vault = await openVault(scratch('round'), key, here);
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 300 }), async (bytes) => {
        expect(Buffer.from(await vault.get(await vault.put(bytes)))).toEqual(Buffer.from(bytes));
      }),
      { numRuns: 25 },
    );
  });

  it('keeps the same bytes once, under a name that says nothing without the key', async () => {
    const dir = scratch('once');
    const vault = await openVault(dir, key, here);
    const id = await vault.put(Buffer.from('a scan'));
    expect(await vault.put(Buffer.from('a scan'))).toBe(id);
    expect(await files(dir)).toHaveLength(1);
    expect(
      await (await openVault(scratch('other'), randomBytes(32), here)).put(Buffer.from('a scan')),
    ).not.toBe(id);
  });

  it('refuses a file of which any byte was changed, or that was cut, swapped or taken away', async () => {
    const dir = scratch('spoilt');
    const vault = await openVault(dir, key, here);
    const id = await vault.put(Buffer.from('twelve bytes'));
    const other = await vault.put(Buffer.from('other content'));
    const file = (await files(dir)).find((path) => path.endsWith(id.slice(2))) ?? '';
    const sealed = await readFile(file);
    const damaged = { code: 'store-damaged' };
    for (let index = 0; index < sealed.length; index++) {
      const spoilt = Buffer.from(sealed);
      spoilt[index] = (spoilt[index] ?? 0) ^ 1;
      await writeFile(file, spoilt);
      await expect(vault.get(id), `byte ${index}`).rejects.toMatchObject(damaged);
    }
    for (const length of [0, 1, 20, sealed.length - 1]) {
      await writeFile(file, sealed.subarray(0, length));
      await expect(vault.get(id)).rejects.toMatchObject(damaged);
    }
    await writeFile(
      file,
      await readFile((await files(dir)).find((path) => path.endsWith(other.slice(2))) ?? ''),
    );
    await expect(vault.get(id)).rejects.toMatchObject(damaged);
    await rm(file);
    await expect(vault.get(id)).rejects.toMatchObject(damaged);
    await expect(vault.get('../../etc/passwd')).rejects.toMatchObject({ code: 'not-found' });
  });

  it('removes what a crash left half-written, and nothing else', async () => {
    const dir = scratch('sweep');
    const id = await (await openVault(dir, key, here)).put(Buffer.from('whole'));
    await writeFile(join(dir, 'vault', id.slice(0, 2), `${tempPrefix}abc`), 'half');
    const vault = await openVault(dir, key, here);
    expect(await files(dir)).toHaveLength(1);
    expect(Buffer.from(await vault.get(id)).toString()).toBe('whole');
  });

  it('makes no new folder where the desk went away', async () => {
    const dir = scratch('away');
    const vault = await openVault(dir, key, {
      isThere: () => false,
      assert: () => {
        throw new Fault('desk-gone');
      },
    });
    await rm(dir, { recursive: true });
    await expect(vault.put(Buffer.from('a scan'))).rejects.toMatchObject({ code: 'desk-gone' });
    await expect(vault.get('0'.repeat(64))).rejects.toMatchObject({ code: 'desk-gone' });
    await expect(readdir(dir)).rejects.toMatchObject({ code: 'ENOENT' });
  });
});

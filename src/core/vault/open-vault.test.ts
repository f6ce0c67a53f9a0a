/** The vault gives back what was put in, or says that it was damaged; never anything else. */
import { randomBytes } from 'node:crypto';
import { readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Fault } from '#contract/faults';
import { partsOf } from '../../../tests/parts-of.ts';
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

  it('writes a damaged object anew when the same bytes come again, wherever it is damaged', async () => {
    const dir = scratch('heal');
    const seen: string[] = [];
    const vault = await openVault(dir, key, here, { onSeen: (_id, state) => seen.push(state) });
    const id = await vault.put(Buffer.from('the original'));
    const [file = ''] = await files(dir);
    const sealed = await readFile(file);
    const spoils: readonly (() => Promise<void>)[] = [
      ...[0, 5, 20, sealed.length - 1].map((at) => () => {
        const spoilt = Buffer.from(sealed);
        spoilt[at] = (spoilt[at] ?? 0) ^ 0x10;
        return writeFile(file, spoilt);
      }),
      ...[0, 3, sealed.length - 1].map((length) => () => writeFile(file, sealed.subarray(0, length))),
      () => rm(file),
    ];
    for (const spoil of spoils) {
      await spoil();
      expect(await vault.check(id)).not.toBe('whole');
      expect(await vault.put(Buffer.from('the original'))).toBe(id);
      expect(await vault.check(id)).toBe('whole');
      expect(Buffer.from(await vault.get(id)).toString()).toBe('the original');
      expect(seen.at(-1)).toBe('whole');
    }
  });

  it('lists its objects and what is none, says their size, and deletes', async () => {
    const dir = scratch('list');
    const vault = await openVault(dir, key, here);
    const ids = [await vault.put(Buffer.from('a')), await vault.put(Buffer.from('bb'))];
    const folder = join(dir, 'vault', ids[0]!.slice(0, 2));
    await writeFile(join(folder, `${tempPrefix}1`), 'half');
    await writeFile(join(folder, 'notes.txt'), 'foreign');
    const listed = await partsOf(vault.list());
    expect(listed.flatMap((entry) => ('id' in entry ? [entry.id] : [])).sort()).toEqual([...ids].sort());
    expect(listed.flatMap((entry) => ('stray' in entry ? [entry.isTemp] : [])).sort()).toEqual([false, true]);
    expect((await vault.stat(ids[1]!))?.size).toBe(4 + 12 + 2 + 16);
    await vault.delete(ids[1]!);
    await vault.delete(ids[1]!);
    expect(await vault.stat(ids[1]!)).toBe(null);
    expect(await vault.check(ids[1]!)).toBe('gone');
    await expect(vault.get(ids[1]!, 'scan')).rejects.toMatchObject({
      code: 'store-damaged',
      data: { kind: 'scan', file: `vault/${ids[1]!.slice(0, 8)}` },
    });
  });

  it('open for looking, reads and changes nothing, half-written files included', async () => {
    const dir = scratch('looking');
    const id = await (await openVault(dir, key, here)).put(Buffer.from('whole'));
    await writeFile(join(dir, 'vault', id.slice(0, 2), `${tempPrefix}abc`), 'half');
    const vault = await openVault(dir, key, here, { isForLooking: true });
    expect(Buffer.from(await vault.get(id)).toString()).toBe('whole');
    await expect(vault.put(Buffer.from('new'))).rejects.toMatchObject({ code: 'read-only' });
    await expect(vault.delete(id)).rejects.toMatchObject({ code: 'read-only' });
    expect(await files(dir)).toHaveLength(2);
  });
});

import { randomBytes } from 'node:crypto';
import { readdir } from 'node:fs/promises';
import { expect, it } from 'vitest';
import { createScratch } from '../../../tests/scratch.ts';
import { makeBundlePassword } from './bundle-password.ts';
import { bytesSource, readRange } from './byte-source.ts';
import { openSealed, sealBundle } from './sealed-zip.ts';

const scratch = createScratch();

const seal = async (bytes: Uint8Array, password: string): Promise<Buffer> => {
  const parts: Buffer[] = [];
  for await (const part of sealBundle(bytesSource(bytes), '提交包.zip', password)) parts.push(part);
  return Buffer.concat(parts);
};

it('gives back every byte for the password alone, and leaves nothing beside the vault', async () => {
  const bytes = randomBytes(3_000_001);
  const password = makeBundlePassword();
  expect(password).toMatch(/^(?:[a-z2-9]{4}-){4}[a-z2-9]{4}$/);
  const sealed = await seal(bytes, password);
  // Method 99 is WinZip's AES; strength 3 is 256 bits.
  expect(sealed.readUInt16LE(8)).toBe(99);
  const extra = sealed.indexOf(Buffer.from([0x01, 0x99]));
  expect(sealed[extra + 8]).toBe(3);
  expect(sealed.includes(bytes.subarray(0, 64))).toBe(false);
  const folder = scratch('scratch');
  const opened = await openSealed(bytesSource(sealed), password, folder);
  if (opened === null || typeof opened === 'string') throw new Error(String(opened));
  expect((await readRange(opened, 0, opened.size)).equals(bytes)).toBe(true);
  await opened.close();
  expect(await openSealed(bytesSource(sealed), null, folder)).toBe('locked');
  expect(await openSealed(bytesSource(sealed), 'another', folder)).toBe('wrong');
  sealed[2_000_000]! ^= 1;
  expect(await openSealed(bytesSource(sealed), password, folder)).toBe('wrong');
  expect(await readdir(folder)).toEqual([]);
});

it('takes no other file for a sealed one', async () => {
  expect(await openSealed(bytesSource(randomBytes(2_000)), 'x', scratch('other'))).toBeNull();
});

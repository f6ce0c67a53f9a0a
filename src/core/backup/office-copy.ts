/** What an office put into the desk's folder itself: rule packs, holidays, naming words. Sealed in a backup like the rest. */
import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { z } from 'zod';
import { Fault } from '#contract/faults';
import { officeCopyFile, officeKeyOf } from './manifest.ts';

/** Files and folders of an office below its desk. */
export const officeFiles = ['targets', 'holidays.json', 'naming.json'] as const;

const magic = Buffer.from('SMO1');
const nonceBytes = 12;
const tagBytes = 16;
/** A file beyond this is none of ours, bytes. */
const largest = 20_000_000;

/** Below `targets` only files lie, with plain names. */
const filesSchema = z.record(
  z.string().regex(/^(?:targets\/[\w.-]+|holidays\.json|naming\.json)$/),
  z.base64(),
);

/** Nonce, ciphertext and tag over one JSON document of paths and contents. */
export const packOffice = async (dir: string, dataKey: Uint8Array): Promise<Buffer> => {
  const files: Record<string, string> = {};
  for (const path of await pathsIn(dir)) {
    const bytes = await readFile(join(dir, path));
    if (bytes.length <= largest) files[path] = bytes.toString('base64');
  }
  const nonce = randomBytes(nonceBytes);
  const cipher = createCipheriv('aes-256-gcm', officeKeyOf(dataKey), nonce);
  const text = Buffer.from(JSON.stringify(files));
  return Buffer.concat([magic, nonce, cipher.update(text), cipher.final(), cipher.getAuthTag()]);
};

/** Writes them into the folder of a new desk. Fault: backup-damaged. */
export const unpackOffice = async (sealed: Buffer, dir: string, dataKey: Uint8Array): Promise<void> => {
  for (const [path, content] of Object.entries(unseal(sealed, dataKey))) {
    const file = join(dir, path);
    await mkdir(dirname(file), { recursive: true, mode: 0o700 });
    await writeFile(file, Buffer.from(content, 'base64'), { mode: 0o600 });
  }
};

const unseal = (sealed: Buffer, dataKey: Uint8Array): Record<string, string> => {
  const head = magic.length + nonceBytes;
  try {
    const decipher = createDecipheriv(
      'aes-256-gcm',
      officeKeyOf(dataKey),
      sealed.subarray(magic.length, head),
    );
    decipher.setAuthTag(sealed.subarray(-tagBytes));
    const text = Buffer.concat([decipher.update(sealed.subarray(head, -tagBytes)), decipher.final()]);
    return filesSchema.parse(JSON.parse(text.toString('utf8')));
  } catch (error) {
    throw new Fault('backup-damaged', { file: officeCopyFile }, { cause: error });
  }
};

const pathsIn = async (dir: string): Promise<string[]> => {
  const none = (error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return [];
    throw error;
  };
  const own = await readdir(dir, { withFileTypes: true }).catch(none);
  const packs = await readdir(join(dir, 'targets'), { withFileTypes: true }).catch(none);
  return [
    ...own
      .filter((entry) => entry.isFile() && (officeFiles as readonly string[]).includes(entry.name))
      .map(({ name }) => name),
    ...packs
      .filter((entry) => entry.isFile() && /^[\w.-]+$/.test(entry.name))
      .map(({ name }) => `targets/${name}`),
  ];
};

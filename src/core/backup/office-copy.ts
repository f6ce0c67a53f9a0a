/**
 * What lies in the desk's folder in clear: an office's own rule packs, holidays and naming words, and the publisher's edition of them.
 * Sealed in a backup like the rest. Reading networks stay behind, they are large and come again with the rules file.
 */
import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { z } from 'zod';
import { Fault } from '#contract/faults';
import { manifestName, signaturesName } from '#contract/updates';
import { editionsFolder, editionsIn } from '../edition/edition-folder.ts';
import { officeCopyFile, officeKeyOf } from './manifest.ts';

const officeFiles: readonly string[] = ['holidays.json', 'naming.json'];

const magic = Buffer.from('SMO1');
const nonceBytes = 12;
const tagBytes = 16;
/** A file beyond this is none of ours, bytes. */
const largest = 20_000_000;

/** Plain names alone, wherever they lie. */
const filesSchema = z.record(
  z
    .string()
    .regex(
      /^(?:(?:published\/\d{1,7}\/)?(?:targets\/[\w.-]+|holidays\.json|naming\.json)|published\/\d{1,7}\/manifest\.(?:json|sig))$/,
    ),
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
  const editions = await editionsIn(dir);
  const ofEditions = editions.map((edition) => `${editionsFolder}/${edition}`);
  const files = (await plainFiles(dir)).filter((name) => officeFiles.includes(name));
  for (const folder of ofEditions)
    for (const name of await plainFiles(join(dir, folder)))
      if ([manifestName, signaturesName, ...officeFiles].includes(name)) files.push(`${folder}/${name}`);
  for (const folder of ['targets', ...ofEditions.map((edition) => `${edition}/targets`)])
    for (const name of await plainFiles(join(dir, folder)))
      if (/^[\w.-]+$/.test(name)) files.push(`${folder}/${name}`);
  return files;
};

const plainFiles = async (folder: string): Promise<string[]> => {
  const entries = await readdir(folder, { withFileTypes: true }).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return [];
    throw error;
  });
  return entries.filter((entry) => entry.isFile()).map(({ name }) => name);
};

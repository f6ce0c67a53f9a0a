/** Editions in the desk's folder: `published/NUMBER/`, there whole or not at all. Of several the highest that counts is used. */
import { randomBytes } from 'node:crypto';
import { readdir, readFile, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { manifestName, signaturesName } from '#contract/updates';
import { fileFault, makeLastingFolder, syncFolder, tempPrefix, writeAtomically } from '../atomic-write.ts';
import type { SignedEdition } from './read-rules-file.ts';

/** Below the desk's folder. */
export const editionsFolder = 'published';

const editionName = /^[1-9]\d{0,6}$/;
const folderOf = (dir: string): string => join(dir, editionsFolder);

/** Highest first. */
export const editionsIn = async (dir: string): Promise<readonly number[]> => {
  const entries = await readdir(folderOf(dir), { withFileTypes: true }).catch(
    (error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT' || error.code === 'ENOTDIR') return [];
      throw fileFault(error, editionsFolder, 'read');
    },
  );
  return entries
    .filter((entry) => entry.isDirectory() && editionName.test(entry.name))
    .map(({ name }) => Number(name))
    .sort((a, b) => b - a);
};

/** One file of an edition; undefined where it is not there, or cannot be read. */
export const readEditionFile = (dir: string, edition: number, name: string): Promise<Buffer | undefined> =>
  readFile(join(folderOf(dir), String(edition), ...name.split('/'))).catch(() => undefined);

/** Writes all of it beside the one that is there, then renames; older ones go afterwards. Faults: disk-full, read-only, disk-failing. */
export const layEdition = async (
  dir: string,
  { manifest, manifestBytes, signatures, files }: SignedEdition,
): Promise<void> => {
  const folder = folderOf(dir);
  const part = join(folder, tempName());
  try {
    const all: readonly (readonly [string, Buffer])[] = [
      ...files,
      [manifestName, manifestBytes],
      [signaturesName, signatures],
    ];
    for (const [name, bytes] of all) {
      const file = join(part, ...name.split('/'));
      await makeLastingFolder(dirname(file), 0o700);
      await writeAtomically(file, bytes);
    }
    await dropEdition(dir, manifest.edition);
    await rename(part, join(folder, String(manifest.edition)));
    await syncFolder(folder);
  } catch (error) {
    await rm(part, { recursive: true, force: true }).catch(() => undefined);
    throw fileFault(error, editionsFolder);
  }
  for (const edition of await editionsIn(dir))
    if (edition !== manifest.edition) await dropEdition(dir, edition);
};

/** Takes every edition away. Faults: read-only, disk-failing. */
export const dropEditions = async (dir: string): Promise<void> => {
  for (const edition of await editionsIn(dir)) await dropEdition(dir, edition);
};

/** Takes away what a process that died left half-written, and what lies beside the edition that counts. */
export const tidyEditions = async (dir: string, counting: number | null): Promise<void> => {
  const names = await readdir(folderOf(dir)).catch((): string[] => []);
  for (const name of names)
    if (name.startsWith(tempPrefix)) await rm(join(folderOf(dir), name), { recursive: true, force: true });
  if (counting === null) return;
  for (const edition of await editionsIn(dir)) if (edition !== counting) await dropEdition(dir, edition);
};

const tempName = (): string => `${tempPrefix}${randomBytes(8).toString('hex')}`;

/** Out of the way first, so that no half of it is ever taken for an edition. */
const dropEdition = async (dir: string, edition: number): Promise<void> => {
  const away = join(folderOf(dir), tempName());
  try {
    await rename(join(folderOf(dir), String(edition)), away);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return;
    throw fileFault(error, editionsFolder);
  }
  await rm(away, { recursive: true, force: true });
};

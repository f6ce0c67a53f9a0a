/** Where a bundle's bytes are, as plain data, and how they are opened. */

import { rm } from 'node:fs/promises';
import { buffer } from 'node:stream/consumers';
import type { BundleSource } from '../ports/bundle-source.ts';
import type { VaultAccess } from '../ports/vault.ts';
import { createScratch, scratchSource } from '../scratch-file.ts';
import { streamObject } from '../vault/read-object.ts';
import { type ByteSource, bytesSource, fileSource } from './byte-source.ts';
import { headMark, type RecipeHead, recipeSource } from './recipe.ts';

export type SourceRoom = { readonly access: VaultAccess; readonly scratch: string };

/** Faults: store-damaged, unreadable-file, disk-full. */
export const openBundleSource = async (
  source: BundleSource,
  { access, scratch }: SourceRoom,
): Promise<ByteSource> => {
  if ('path' in source) return fileSource(source.path);
  if ('bytes' in source) return bytesSource(source.bytes);
  if ('scratch' in source) return scratchSource(source.scratch);
  const pieces = streamObject(access, source.stored);
  const first = await pieces.next();
  const begin: Buffer = first.done ? Buffer.alloc(0) : first.value;
  if (!begin.toString('latin1', 0, headMark.length).startsWith(headMark))
    return unpackWhole(begin, pieces, scratch);
  const head = Buffer.concat([begin, await buffer(pieces)]);
  return recipeSource(access, JSON.parse(head.toString('utf8')) as RecipeHead);
};

/** Only its end proves an object, and a zip is read from its end: it lies beside the vault until it is closed. */
const unpackWhole = async (
  begin: Buffer,
  rest: AsyncIterable<Buffer>,
  folder: string,
): Promise<ByteSource> => {
  const writer = await createScratch(folder);
  try {
    await writer.write(begin);
    for await (const piece of rest) await writer.write(piece);
    const scratch = await writer.end();
    const source = await scratchSource(scratch);
    return {
      ...source,
      close: async () => {
        await source.close();
        await rm(scratch.path, { force: true });
      },
    };
  } catch (error) {
    await writer.remove();
    throw error;
  }
};

/** Files that a page sends piece by piece, whatever their size: they lie encrypted on disk until the grant for them is used. */

import { randomBytes } from 'node:crypto';
import { Fault } from '#contract/faults';
import { maxBundleBytes } from './grants.ts';
import type { Grants } from './ports/grants.ts';
import type { Uploads } from './ports/uploads.ts';
import { createScratch, type ScratchWriter } from './scratch-file.ts';

/** More at a time than a person sends. */
const maxOpen = 8;

type Upload = { readonly name: string; readonly writer: ScratchWriter; bytes: number };

export const createUploads = (grants: Grants, folder: string): Uploads => {
  const open = new Map<string, Upload>();
  const find = (token: string): Upload => {
    const upload = open.get(token);
    if (!upload) throw new Fault('grant-unknown');
    return upload;
  };
  const drop = async (token: string): Promise<void> => {
    const upload = open.get(token);
    open.delete(token);
    await upload?.writer.remove();
  };
  return {
    beginUpload: async (name) => {
      if (open.size >= maxOpen) await drop(open.keys().next().value!);
      const token = randomBytes(16).toString('hex');
      open.set(token, { name, writer: await createScratch(folder), bytes: 0 });
      return token;
    },
    addToUpload: async (token, bytes) => {
      const upload = find(token);
      upload.bytes += bytes.length;
      try {
        if (upload.bytes > maxBundleBytes)
          throw new Fault('file-too-large', { bytes: upload.bytes, limit: maxBundleBytes });
        await upload.writer.write(bytes);
      } catch (error) {
        await drop(token);
        throw error;
      }
    },
    endUpload: async (token) => {
      const { name, writer } = find(token);
      open.delete(token);
      return grants.offer(name, { scratch: await writer.end() });
    },
    dropUpload: drop,
  };
};

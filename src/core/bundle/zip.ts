/** Zips with the same bytes for the same content everywhere: sorted, stored, one fixed local time, one mode. */

import type { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import yauzl from 'yauzl';
import { ZipFile } from 'yazl';

export type ZipContent = ReadonlyMap<string, Uint8Array>;

/** DOS times are written in local parts, so this date gives the same bytes in every time zone. */
const fixedTime = new Date(1980, 0, 1, 0, 0, 0);

export const writeZip = async (content: ZipContent): Promise<Buffer> => {
  const zip = new ZipFile();
  // Stored, not deflated: deflate's output differs between versions of its library, and pictures do not shrink.
  for (const path of [...content.keys()].sort())
    zip.addBuffer(Buffer.from(content.get(path)!), path, {
      mtime: fixedTime,
      mode: 0o100644,
      compress: false,
      forceDosTimestamp: true,
    });
  zip.end();
  return buffer(zip.outputStream as Readable);
};

/** Every file of a zip. Rejects on anything that is not a plain zip of ours: unsafe names, sizes that lie, more than it holds. */
export const readZip = async (bytes: Uint8Array): Promise<ZipContent> => {
  const zip = await yauzl.fromBufferPromise(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength), {
    lazyEntries: true,
    validateEntrySizes: true,
    strictFileNames: true,
  });
  const content = new Map<string, Uint8Array>();
  let total = 0;
  for await (const entry of zip.eachEntry()) {
    if (entry.fileName.endsWith('/')) continue;
    total += entry.uncompressedSize;
    if (total > bytes.length) throw new RangeError('holds more than its own size');
    if (content.has(entry.fileName)) throw new RangeError('holds a name twice');
    content.set(entry.fileName, await buffer(await zip.openReadStreamPromise(entry)));
  }
  return content;
};

/** A small zip in memory, by the same rules as a bundle. */
import { crc32 } from 'node:zlib';
import { layOut, localHeader } from './zip-layout.ts';

export const storeZip = (files: readonly (readonly [path: string, content: Buffer])[]): Buffer => {
  const { files: laid, directory } = layOut(
    files.map(([path, content]) => ({ path, bytes: content.length, crc32: crc32(content), content })),
  );
  return Buffer.concat([...laid.flatMap(({ entry }) => [localHeader(entry), entry.content]), directory]);
};

/** PNG files written by hand, whose header may promise what their data does not keep. */
import { crc32, deflateSync } from 'node:zlib';

/** `depth` bits of `colour` 0 (grey) or 2 (RGB); `rows` as they are before compression, each behind its filter byte. */
export const writePng = (
  width: number,
  height: number,
  rows: Uint8Array,
  { depth, colour }: { readonly depth: 1 | 8; readonly colour: 0 | 2 } = { depth: 8, colour: 2 },
): Buffer => {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([depth, colour], 8);
  return Buffer.concat([
    Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'),
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(rows)),
    chunk('IEND', Buffer.alloc(0)),
  ]);
};

const chunk = (type: string, data: Uint8Array): Buffer => {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const bytes = Buffer.alloc(body.length + 8);
  bytes.writeUInt32BE(data.length, 0);
  body.copy(bytes, 4);
  bytes.writeUInt32BE(crc32(body), body.length + 4);
  return bytes;
};

/** The chunks of a WebP file (RFC 9649), as far as they tell that a part was overwritten with zeros: its decoders read zeros as pixels. */

/** The code of a photo looks like noise, so that so many zeros in a row are never meant; that of a plain area may hold them. */
const zeros: Readonly<Record<string, Buffer>> = { 'VP8 ': Buffer.alloc(24), VP8L: Buffer.alloc(64) };

/** Whether the pixels of any picture in the file may have been wiped out in part. */
export const isWipedWebp = (bytes: Uint8Array): boolean => {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const look = (from: number, to: number): boolean => {
    for (let at = from; at + 8 <= to; ) {
      const name = file.toString('latin1', at, at + 4);
      const end = Math.min(to, at + 8 + file.readUInt32LE(at + 4));
      const wiped = zeros[name];
      if (wiped && file.subarray(at + 8, end).includes(wiped)) return true;
      // A frame of a moving picture holds chunks behind sixteen bytes of its own.
      if (name === 'ANMF' && look(at + 24, end)) return true;
      at = end + (end % 2);
    }
    return false;
  };
  return look(12, file.length);
};

/**
 * Whether the pixels of a WebP file (RFC 9649) are read in step. Neither of its codings has a check sum, and both go on reading whatever
 * stands there: zeros, another block, a part twice. But whoever reads out of step is done too late or too early. Too late is an error of
 * the decoder; too early shows when the last bytes are taken away and nobody misses them.
 */

/** Encoders end a code with four bytes that say nothing, or fewer. */
const cut = 8;
/** Frames of a moving picture that are looked into: the first is the one that is shown unless somebody turns to another. */
const mostFrames = 16;

type Chunk = { readonly name: string; readonly at: number; readonly end: number };

/**
 * Files of one picture without its last bytes, made from each picture in `bytes` and from its transparency: decoders miss pixels in
 * every one of them, if nothing is wrong with `bytes`.
 */
export function* cutWebps(bytes: Uint8Array): Generator<Buffer> {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const chunks = [...chunksOf(file, 12, file.length)];
  const frames = chunks.filter(({ name }) => name === 'ANMF').slice(0, mostFrames);
  // The chunks of a frame stand behind sixteen bytes of its own.
  for (const [from, to] of [[12, file.length], ...frames.map(({ at, end }) => [at + 16, end])] as const)
    yield* cutPictures(file, [...chunksOf(file, from, to)]);
}

function* cutPictures(file: Buffer, chunks: readonly Chunk[]): Generator<Buffer> {
  const dataOf = (name: string): Buffer | undefined => {
    const chunk = chunks.find((one) => one.name === name);
    return chunk && file.subarray(chunk.at, chunk.end);
  };
  const lossless = dataOf('VP8L');
  if (lossless) yield webpOf([['VP8L', lossless.subarray(0, -cut)]]);
  const lossy = dataOf('VP8 ');
  if (!lossy || lossy.length < 10) return;
  for (const data of cutPartitions(lossy)) yield webpOf([['VP8 ', data]]);
  const alpha = dataOf('ALPH');
  if (!alpha || alpha.length <= cut) return;
  const canvas = Buffer.alloc(10);
  canvas[0] = hasAlpha;
  canvas.writeUIntLE((lossy.readUInt16LE(6) & 0x3fff) - 1, 4, 3);
  canvas.writeUIntLE((lossy.readUInt16LE(8) & 0x3fff) - 1, 7, 3);
  yield webpOf([
    ['VP8X', canvas],
    ['ALPH', alpha.subarray(0, -cut)],
    ['VP8 ', lossy],
  ]);
}

const hasAlpha = 0x10;

/** The last partition takes what is left, so that cutting the chunk cuts it. The first says its own length, in the frame's head (RFC 6386, 9.1). */
const cutPartitions = (data: Buffer): Buffer[] => {
  const tag = data.readUIntLE(0, 3);
  const first = tag >> 5;
  const whole = [data.subarray(0, -cut)];
  if (first <= cut || 10 + first > data.length) return whole;
  const shorter = Buffer.concat([data.subarray(0, 10 + first - cut), data.subarray(10 + first)]);
  shorter.writeUIntLE((tag & 0x1f) | ((first - cut) << 5), 0, 3);
  return [...whole, shorter];
};

function* chunksOf(file: Buffer, from: number, to: number): Generator<Chunk> {
  for (let at = from; at + 8 <= to; ) {
    const end = Math.min(to, at + 8 + file.readUInt32LE(at + 4));
    yield { name: file.toString('latin1', at, at + 4), at: at + 8, end };
    at = end + (end % 2);
  }
}

const webpOf = (chunks: readonly (readonly [name: string, data: Buffer])[]): Buffer => {
  const parts = chunks.flatMap(([name, data]) => {
    const head = Buffer.alloc(8);
    head.write(name, 'latin1');
    head.writeUInt32LE(data.length, 4);
    return [head, data, Buffer.alloc(data.length % 2)];
  });
  const head = Buffer.alloc(12);
  head.write('RIFF', 'latin1');
  head.writeUInt32LE(4 + parts.reduce((sum, part) => sum + part.length, 0), 4);
  head.write('WEBP', 8, 'latin1');
  return Buffer.concat([head, ...parts]);
};

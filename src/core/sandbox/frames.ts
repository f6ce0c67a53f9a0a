/**
 * What goes over the line between the core and a sandbox process: a head of JSON and, beside it, parts of plain bytes. Nothing is
 * deserialized into objects of the engine, so that a process that was taken over can send nothing but data.
 */

export type Frame = { readonly head: string; readonly parts: readonly Uint8Array<ArrayBuffer>[] };

/** What is more than this is no frame. Bytes of the head, count of the parts, bytes of all of them together. */
export type FrameLimits = { readonly head: number; readonly parts: number; readonly bytes: number };

/** The other side sent what is no frame. */
export class FrameError extends Error {}

/** As bytes for a stream, in pieces that are not copied: lengths of head and parts as 32-bit numbers (little-endian), head, parts. */
export const writeFrame = ({ head, parts }: Frame): Uint8Array[] => {
  const text = Buffer.from(head);
  const lengths = Buffer.alloc(8 + 4 * parts.length);
  lengths.writeUInt32LE(text.length, 0);
  lengths.writeUInt32LE(parts.length, 4);
  for (const [index, { length }] of parts.entries()) lengths.writeUInt32LE(length, 8 + 4 * index);
  return [Buffer.concat([lengths, text]), ...parts.filter(({ length }) => length > 0)];
};

/** Takes the bytes of a stream as they come and hands on whole frames. What it returns throws FrameError. */
export const createFrameReader = (
  limits: FrameLimits,
  onFrame: (frame: Frame) => void,
): ((chunk: Uint8Array) => void) => {
  let reading = readFrame(limits);
  let target = new Uint8Array(reading.next().value as number);
  let filled = 0;
  return (chunk) => {
    let at = 0;
    while (at < chunk.length) {
      const some = chunk.subarray(at, at + target.length - filled);
      target.set(some, filled);
      filled += some.length;
      at += some.length;
      while (filled === target.length) {
        const step = reading.next(target);
        if (step.done) {
          onFrame(step.value);
          reading = readFrame(limits);
        }
        target = new Uint8Array(step.done ? (reading.next().value as number) : step.value);
        filled = 0;
      }
    }
  };
};

/** Asks for so many bytes, and is given them. */
function* readFrame(limits: FrameLimits): Generator<number, Frame, Uint8Array<ArrayBuffer>> {
  const [head = 0, count = 0] = numbersOf(yield 8);
  if (head > limits.head || count > limits.parts) throw new FrameError('no frame');
  const lengths = count > 0 ? numbersOf(yield 4 * count) : [];
  if (lengths.reduce((sum, length) => sum + length, 0) > limits.bytes) throw new FrameError('too large');
  const text = yield head;
  const parts: Uint8Array<ArrayBuffer>[] = [];
  for (const length of lengths) parts.push(yield length);
  return { head: Buffer.from(text).toString(), parts };
}

const numbersOf = (bytes: Uint8Array): number[] => {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  return Array.from({ length: bytes.length / 4 }, (_, index) => view.getUint32(index * 4, true));
};

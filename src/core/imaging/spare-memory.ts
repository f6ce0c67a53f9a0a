/**
 * Blocks of memory that one photo after another uses: new ones would be cleared, brought in page by page and collected for each.
 * Every thread has its own.
 */

/** What waits for the next photo at most, in bytes. */
const mostSpare = 20 * 1024 * 1024;
/** Sizes in whole steps, so that one photo's block fits the next one's. */
const step = 1024 * 1024;

const spare: ArrayBuffer[] = [];

/** At least `bytes`, holding whatever was there before. Who takes it gives it back, or leaves it to the garbage collector. */
export const takeMemory = (bytes: number): ArrayBuffer => {
  const size = Math.ceil(bytes / step) * step;
  // The last one used of the smallest; none of more than twice the size: it would be missing where it is needed.
  const fitting = spare
    .toReversed()
    .filter(({ byteLength }) => byteLength >= size && byteLength <= size * 2)
    .sort((a, b) => a.byteLength - b.byteLength)[0];
  if (!fitting) return new ArrayBuffer(size);
  spare.splice(spare.indexOf(fitting), 1);
  return fitting;
};

/** Only for what nothing reads or writes any more. */
export const giveBackMemory = (block: ArrayBufferLike): void => {
  if (!(block instanceof ArrayBuffer) || spare.includes(block))
    throw new TypeError('this memory was not taken, or is back already');
  spare.push(block);
  let waiting = spare.reduce((sum, { byteLength }) => sum + byteLength, 0);
  while (waiting > mostSpare) {
    const oldest = spare.shift()!;
    waiting -= oldest.byteLength;
    oldest.transfer(0);
  }
};

/** Frees the memory behind `data` now instead of at some later collection, if it is all its own and nobody was given it; `data` is empty from then on. */
export const freeNow = ({ buffer, byteLength }: Uint8Array): void => {
  if (buffer instanceof ArrayBuffer && !buffer.detached && buffer.byteLength === byteLength)
    buffer.transfer(0);
};

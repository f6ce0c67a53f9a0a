import { expect, it } from 'vitest';
import { freeNow, giveBackMemory, takeMemory } from './spare-memory.ts';

const megabyte = 1024 * 1024;

it('gives a block again to who needs about as much, and to one at a time', () => {
  const block = takeMemory(5 * megabyte - 3);
  giveBackMemory(block);
  expect(() => giveBackMemory(block)).toThrow('back already');
  expect(takeMemory(2 * megabyte)).not.toBe(block);
  expect(takeMemory(6 * megabyte)).not.toBe(block);
  expect(takeMemory(4 * megabyte)).toBe(block);
  expect(takeMemory(4 * megabyte)).not.toBe(block);
});

it('frees the oldest block when more wait than one photo needs', () => {
  const blocks = Array.from({ length: 5 }, () => takeMemory(5 * megabyte));
  for (const block of blocks) giveBackMemory(block);
  expect(blocks.map(({ byteLength }) => byteLength / megabyte)).toEqual([0, 5, 5, 5, 5]);
});

it('frees what has its memory alone, never a part of something larger', () => {
  const alone = new Uint8Array(10);
  const part = new Uint8Array(new ArrayBuffer(20), 5, 10);
  freeNow(alone);
  freeNow(part);
  expect([alone.length, part.length]).toEqual([0, 10]);
});

it('leaves alone what was handed to somebody else', () => {
  const handedOver = new Uint8Array(10);
  const taken = structuredClone(handedOver, { transfer: [handedOver.buffer] });
  freeNow(handedOver);
  expect(taken).toHaveLength(10);
});

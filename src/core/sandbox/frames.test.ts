import fc from 'fast-check';
import { expect, it } from 'vitest';
import { createFrameReader, type Frame, FrameError, writeFrame } from './frames.ts';

const limits = { head: 200, parts: 3, bytes: 1000 };
const bytesOf = (frame: Frame): Buffer => Buffer.concat(writeFrame(frame));
const frame = fc.record({
  head: fc.string({ maxLength: 40, unit: 'grapheme' }),
  parts: fc.array(
    fc.uint8Array({ maxLength: 300 }).map((part) => Uint8Array.from(part)),
    { maxLength: 3 },
  ),
});

it('brings frames whole, however the stream cuts them', () => {
  fc.assert(
    fc.property(
      fc.array(frame, { maxLength: 4 }),
      fc.array(fc.integer({ min: 1, max: 90 })),
      (frames, cuts) => {
        const read: Frame[] = [];
        const push = createFrameReader(limits, (one) => read.push(one));
        let left = Buffer.concat(frames.map(bytesOf));
        for (let turn = 0; left.length > 0; turn++) {
          const some = cuts[turn % Math.max(1, cuts.length)] ?? 7;
          push(left.subarray(0, some));
          left = left.subarray(some);
        }
        expect(read).toEqual(frames);
      },
    ),
  );
});

it.each([
  ['a head that is too long', bytesOf({ head: 'x'.repeat(201), parts: [] })],
  ['too many parts', bytesOf({ head: '', parts: Array.from({ length: 4 }, () => new Uint8Array(1)) })],
  ['too many bytes', bytesOf({ head: '', parts: [new Uint8Array(600), new Uint8Array(401)] })],
  ['what is no frame at all', Buffer.alloc(8, 0xee)],
])('refuses %s before it takes memory for it', (_, bytes) => {
  const push = createFrameReader(limits, () => undefined);
  expect(() => push(bytes.subarray(0, 8 + 4 * 3))).toThrow(FrameError);
});

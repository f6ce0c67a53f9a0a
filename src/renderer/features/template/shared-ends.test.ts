import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sharedEnds } from './shared-ends.ts';

describe('sharedEnds', () => {
  it.each([
    ['1101051949I231002X', '11010519491231002X', 10, 7],
    ['示例 丙', '示例丙', 2, 1],
    ['', 'SFZ', 0, 0],
    ['aaa', 'aa', 2, 0],
  ])('%s → %s', (from, to, head, tail) => expect(sharedEnds(from, to)).toEqual({ head, tail }));

  it('never overlaps and always rebuilds the new text', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (from, to) => {
        const { head, tail } = sharedEnds(from, to);
        expect(head + tail).toBeLessThanOrEqual(Math.min(from.length, to.length));
        expect(from.slice(0, head) + to.slice(head, to.length - tail) + from.slice(from.length - tail)).toBe(
          to,
        );
      }),
    );
  });
});

import fc from 'fast-check';
import { expect, it } from 'vitest';
import { valueAtRank } from './value-at-rank.ts';

it('answers what sorting would, for every rank', () => {
  // Few different values, so that many are equal.
  const one = fc.oneof(fc.integer({ min: -3, max: 3 }), fc.float({ noNaN: true, noDefaultInfinity: true }));
  fc.assert(
    fc.property(fc.array(one, { minLength: 1, maxLength: 60 }), fc.nat(), (values, some) => {
      const sorted = Float32Array.from(values).sort();
      const rank = some % values.length;
      // Minus zero and zero are the same value here.
      expect(Math.abs(valueAtRank(Float32Array.from(values), rank) - sorted[rank]!)).toBe(0);
    }),
  );
});

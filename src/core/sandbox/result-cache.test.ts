import fc from 'fast-check';
import { expect, it } from 'vitest';
import { createResultCache } from './result-cache.ts';

it('lets go what was not asked for the longest', () => {
  const cache = createResultCache<string>({ count: 2, bytes: 100 }, (value) => value.length);
  cache.set('a', 'one');
  cache.set('b', 'two');
  expect(cache.get('a')).toBe('one');
  cache.set('c', 'three');
  expect([cache.get('a'), cache.get('b'), cache.get('c')]).toEqual(['one', undefined, 'three']);
});

it('never keeps more than it may, and counts what it keeps', () => {
  const entry = fc.tuple(fc.constantFrom('a', 'b', 'c', 'd', 'e'), fc.string({ maxLength: 30 }));
  fc.assert(
    fc.property(fc.array(entry, { maxLength: 40 }), (entries) => {
      const cache = createResultCache<string>({ count: 3, bytes: 40 }, (value) => value.length);
      for (const [key, value] of entries) {
        cache.set(key, value);
        expect(cache.get(key)).toBe(value);
        const kept = ['a', 'b', 'c', 'd', 'e']
          .map((one) => cache.get(one))
          .filter((one) => one !== undefined);
        expect(kept.length).toBeLessThanOrEqual(3);
        expect(cache.bytes).toBe(kept.reduce((sum, one) => sum + one.length, 0));
        expect(cache.bytes).toBeLessThanOrEqual(40);
      }
    }),
  );
});

it('does not keep what is larger than all it may keep', () => {
  const cache = createResultCache<string>({ count: 3, bytes: 4 }, (value) => value.length);
  cache.set('a', 'small');
  expect([cache.get('a'), cache.bytes]).toEqual([undefined, 0]);
});

import { describe, expect, it } from 'vitest';
import { certaintyNames, weightsFor } from './choose.ts';
import { evidenceNames } from './evidence.ts';
import type { Tree } from './trees.ts';

const asked = (tree: Tree): number[] =>
  typeof tree === 'number' ? [] : [tree[0], ...asked(tree[2]), ...asked(tree[3])];

describe('the fitted weights', () => {
  // Trees ask evidence by its place: weights of an earlier list would answer something, and wrongly.
  it.each([true, false])('are of the evidence that there is (text looked for: %s)', (hasText) => {
    const { ranking, trees, certainty } = weightsFor(hasText);
    expect(Object.keys(ranking)).toEqual([...evidenceNames]);
    expect(Object.keys(certainty)).toEqual([...certaintyNames]);
    expect(Math.max(...trees.flatMap(asked))).toBeLessThan(evidenceNames.length);
  });
});

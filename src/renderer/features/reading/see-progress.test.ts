import { expect, it } from 'vitest';
import { isGoingOn, type SeenProgress, seeProgress } from './see-progress.ts';

const seen = (...looks: readonly (readonly [waiting: number, at: number])[]): SeenProgress | undefined =>
  looks.reduce<SeenProgress | undefined>(
    (before, [waiting, at]) => seeProgress(before, { waiting, isUnavailable: false }, at),
    undefined,
  );

it.each([
  ['nothing waits', [[0, 0]], false],
  ['some wait', [[3, 0]], true],
  [
    'fewer wait each time',
    [
      [3, 0],
      [2, 50_000],
      [1, 100_000],
    ],
    true,
  ],
  [
    'as many wait for a minute',
    [
      [3, 0],
      [3, 30_000],
      [3, 60_000],
    ],
    false,
  ],
  [
    'another one came to those that wait for ever',
    [
      [3, 0],
      [3, 60_000],
      [4, 61_000],
    ],
    true,
  ],
] as const)('%s', (_, looks, is) => {
  expect(isGoingOn(seen(...looks))).toBe(is);
});

it('nothing goes on where nothing can be read', () => {
  expect(isGoingOn(seeProgress(undefined, { waiting: 3, isUnavailable: true }, 0))).toBe(false);
});

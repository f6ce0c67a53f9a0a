import { setTimeout } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { sideBySide } from './side-by-side.ts';

it('works on so many at once, and tells everything that is told', async () => {
  let now = 0;
  let most = 0;
  const told: number[] = [];
  const stream = sideBySide<number, number>([1, 2, 3, 4, 5], 2, async (item, tell) => {
    now++;
    most = Math.max(most, now);
    tell(item);
    await setTimeout(1);
    tell(item * 10);
    now--;
  });
  for await (const event of stream) told.push(event);
  expect(most).toBe(2);
  expect(told.toSorted((a, b) => a - b)).toEqual([1, 2, 3, 4, 5, 10, 20, 30, 40, 50]);
});

it('gives what was told before a failure, then the failure, and stops the others', async () => {
  const told: string[] = [];
  const stopped: string[] = [];
  const stream = sideBySide<string, string>(['bad', 'slow', 'never'], 2, async (item, tell, stop) => {
    tell(item);
    if (item === 'bad') throw new Error('broken');
    await setTimeout(60_000, undefined, { signal: stop }).catch(() => stopped.push(item));
  });
  const read = async () => {
    for await (const event of stream) told.push(event);
  };
  await expect(read()).rejects.toThrow('broken');
  expect(told).toEqual(['bad', 'slow']);
  expect(stopped).toEqual(['slow']);
});

it('stops when its reader leaves or its signal says so, and does nothing for no items', async () => {
  const stopped: number[] = [];
  const work = async (item: number, tell: (event: number) => void, stop: AbortSignal) => {
    tell(item);
    await setTimeout(60_000, undefined, { signal: stop }).catch(() => stopped.push(item));
    stop.throwIfAborted();
  };
  for await (const _ of sideBySide([1, 2, 3], 2, work)) break;
  expect(stopped).toEqual([1, 2]);

  const signal = new AbortController();
  const read = async () => {
    for await (const _ of sideBySide([4, 5], 1, work, signal.signal)) signal.abort();
  };
  await expect(read()).rejects.toThrow();
  expect(stopped).toEqual([1, 2, 4]);

  const none = sideBySide<number, number>([], 3, work);
  expect(await none.next()).toEqual({ done: true, value: undefined });
});

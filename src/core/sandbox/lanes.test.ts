/** Order of work, without workers: clicks first, each kind in its own order, never more at once than there are lanes. */
import { expect, it } from 'vitest';
import { createLanes } from './lanes.ts';

const tick = () => new Promise((resolve) => setImmediate(resolve));

/** Jobs that end when told to, and what has begun so far. */
const bench = (count: number, forBatch?: number) => {
  const lanes = createLanes(count, forBatch);
  const begun: string[] = [];
  const ends = new Map<string, () => void>();
  const add = (name: string, urgency: 'click' | 'batch') =>
    lanes.queue(urgency, () => {
      begun.push(name);
      return new Promise<void>((resolve) => ends.set(name, resolve));
    });
  const end = async (name: string) => {
    ends.get(name)?.();
    await tick();
  };
  return { lanes, begun, add, end };
};

it('runs as many as there are lanes, the others as these end', async () => {
  const { begun, add, end } = bench(2);
  for (const name of ['a', 'b', 'c', 'd']) add(name, 'batch');
  expect(begun).toEqual(['a', 'b']);
  await end('b');
  expect(begun).toEqual(['a', 'b', 'c']);
  await end('a');
  expect(begun).toEqual(['a', 'b', 'c', 'd']);
});

it('lets a click go before everything that waits, and keeps the order of each kind', async () => {
  const { begun, add, end } = bench(1);
  for (const name of ['a', 'b', 'c']) add(name, 'batch');
  add('click 1', 'click');
  add('click 2', 'click');
  for (const name of ['a', 'click 1', 'click 2', 'b']) await end(name);
  expect(begun).toEqual(['a', 'click 1', 'click 2', 'b', 'c']);
});

it('moves a waiting job of a batch forward when a person waits for it', async () => {
  const { begun, add, end } = bench(1);
  add('a', 'batch');
  add('b', 'batch');
  const c = add('c', 'batch');
  c.hurry();
  await end('a');
  expect(begun).toEqual(['a', 'c']);
});

it('keeps a lane for clicks where a batch may not take all', async () => {
  const { begun, add, end } = bench(2, 1);
  const [, b] = [add('a', 'batch'), add('b', 'batch')];
  add('click', 'click');
  expect(begun).toEqual(['a', 'click']);
  await end('click');
  expect(begun).toEqual(['a', 'click']);
  b.hurry();
  expect(begun).toEqual(['a', 'click', 'b']);
});

it('forgets who gave up waiting, and says whether it was still waiting', async () => {
  const { begun, add, end } = bench(1);
  const a = add('a', 'click');
  const b = add('b', 'click');
  add('c', 'click');
  expect([a.leave(), b.leave()]).toEqual([false, true]);
  await end('a');
  expect(begun).toEqual(['a', 'c']);
});

it('frees the lane of a job that fails', async () => {
  const { lanes, begun, add } = bench(1);
  lanes.queue('click', () => Promise.reject(new Error('broken')));
  add('after', 'click');
  await tick();
  expect(begun).toEqual(['after']);
});

import { expect, it } from 'vitest';
import { chooseWorker } from './choose-worker.ts';

const worker = (name: string, lastUsed: number, scans: readonly string[] = [], isBusy = false) => ({
  name,
  lastUsed,
  scans,
  isBusy,
});

it('sends a scan to the worker that has it', () => {
  const workers = [worker('one', 1, ['a']), worker('two', 2, ['b']), worker('three', 3, ['c'])];
  expect(chooseWorker(workers, ['b'])?.name).toBe('two');
  expect(chooseWorker(workers, ['x', 'c'])?.name).toBe('three');
});

it('keeps nobody waiting for it', () => {
  const workers = [worker('one', 1, ['a'], true), worker('two', 2, ['b'])];
  expect(chooseWorker(workers, ['a'])?.name).toBe('two');
  expect(chooseWorker([worker('one', 1, ['a'], true)], ['a'])).toBeUndefined();
});

it('gives another scan to the one that was idle the longest', () => {
  const workers = [worker('one', 5, ['a']), worker('two', 3, ['b']), worker('three', 4)];
  expect(chooseWorker(workers, ['x'])?.name).toBe('two');
});

/** The image worker, four ways of breaking it, and one of learning which thread works: asked for by the name of the file. For tests of the pool. */
import { setTimeout } from 'node:timers/promises';
import { threadId } from 'node:worker_threads';
import { type Order, type Outcome, run as work } from '../src/core/imaging/worker.ts';

const ways: Readonly<Record<string, () => Promise<unknown>>> = {
  hangs: async () => {
    for (;;) Math.sqrt(2);
  },
  exits: async () => process.exit(7),
  'eats-memory': async () => {
    // In small bites: one that is larger than all that is left ends the whole process.
    const kept: number[][] = [];
    for (;;) kept.push(new Array<number>(50_000).fill(kept.length));
  },
  'throws-later': () => {
    setTimeout(0).then(() => Promise.reject(new Error('late')));
    return setTimeout(60_000);
  },
};

export const run = async (order: Order): Promise<Outcome> => {
  if (order.task.kind === 'inspect' && order.task.name.startsWith('tells-thread'))
    order.stages.postMessage(`thread ${threadId}`);
  const way = order.task.kind === 'inspect' ? ways[order.task.name] : undefined;
  if (way) {
    order.stages.postMessage('decode');
    await way();
  }
  return work(order);
};

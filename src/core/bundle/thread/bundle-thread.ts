/** The core's side of the thread that puts bundles together, proves and reads them: the core stays free to answer. */

import { Worker } from 'node:worker_threads';
import { Fault } from '#contract/faults';
import type { BundleCallName, BundleThread } from '../../ports/bundle-thread.ts';
import type { SourceRoom } from '../bundle-source.ts';
import { type AnswerMessage, type CallMessage, readAnswer } from './calls.ts';
import { threadFile } from './thread-file.ts';

/** A thread that nobody has asked for so long goes, and its memory with it; milliseconds. */
const idle = 10_000;
/** New objects of two threads side by side took 60 MB where nothing limits them; the time is the same. */
const resourceLimits = { maxOldGenerationSizeMb: 1024, maxYoungGenerationSizeMb: 12 };

type Waiting = { resolve(value: unknown): void; reject(error: unknown): void };

export const createBundleThread = (room: SourceRoom): BundleThread => {
  const waiting = new Map<number, Waiting>();
  /** Bundles and readings that go on between two calls. */
  const held = new Set<number>();
  let worker: Worker | null = null;
  let timer: NodeJS.Timeout | undefined;
  let isClosed = false;
  let next = 0;

  const fail = (dead: Worker, error: unknown): void => {
    if (worker !== dead) return;
    worker = null;
    held.clear();
    for (const { reject } of waiting.values()) reject(error);
    waiting.clear();
  };
  const launch = (): Worker => {
    const born = new Worker(threadFile(), { workerData: room, resourceLimits });
    born.on('message', (answer: AnswerMessage) => {
      const call = waiting.get(answer.id);
      waiting.delete(answer.id);
      const read = readAnswer(answer);
      if ('error' in read) call?.reject(read.error);
      else call?.resolve(read.value);
    });
    born.on('error', (error) => fail(born, error));
    born.on('exit', () => fail(born, isClosed ? new Fault('cancelled') : new Error('the thread has ended')));
    return born;
  };
  const rest = (): void => {
    if (waiting.size > 0 || held.size > 0) return worker?.ref();
    // Waits for nobody: it must not keep the process alive.
    worker?.unref();
    clearTimeout(timer);
    timer = setTimeout(() => {
      const resting = worker;
      worker = null;
      void resting?.terminate();
    }, idle);
    timer.unref();
  };
  const ask = (name: BundleCallName, args: readonly unknown[], signal?: AbortSignal): Promise<unknown> =>
    new Promise((resolve, reject) => {
      if (isClosed || signal?.aborted) return reject(new Fault('cancelled'));
      clearTimeout(timer);
      worker ??= launch();
      worker.ref();
      const to = worker;
      const id = next++;
      const leave = (): void => {
        if (!waiting.delete(id)) return;
        to.postMessage({ cancel: id } satisfies CallMessage);
        reject(new Fault('cancelled'));
      };
      signal?.addEventListener('abort', leave, { once: true });
      const settled = (): void => signal?.removeEventListener('abort', leave);
      waiting.set(id, {
        resolve: (value) => {
          settled();
          resolve(value);
        },
        reject: (error) => {
          settled();
          reject(error);
        },
      });
      to.postMessage({ id, name, args } satisfies CallMessage);
    });

  return {
    call: (async (name: BundleCallName, args: readonly unknown[], signal?: AbortSignal) => {
      try {
        const value = await ask(name, args, signal);
        if (name === 'begin') held.add(value as number);
        if (name === 'open') held.add((value as { reading: number }).reading);
        if (name === 'drop') held.delete(args[0] as number);
        return value;
      } finally {
        rest();
      }
    }) as BundleThread['call'],
    close: async () => {
      isClosed = true;
      clearTimeout(timer);
      await worker?.terminate();
    },
  };
};

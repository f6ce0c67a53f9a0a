/** SHA-256 of a stream in a thread of its own: it takes longer than everything else that is done for a bundle. */
import { Worker } from 'node:worker_threads';
import { threadFile } from './thread-file.ts';

export type HashThread = {
  /** Hashes the first `bytes` of a buffer, which is away until the promise gives it back. Blocks are hashed in the order of the calls. */
  update(buffer: ArrayBuffer, bytes: number): Promise<ArrayBuffer>;
  digest(): Promise<string>;
  close(): Promise<unknown>;
};

export type HashRequest = { readonly buffer: ArrayBuffer; readonly bytes: number } | 'digest';
export type HashAnswer = ArrayBuffer | string;

export const createHashThread = (): HashThread => {
  const worker = new Worker(threadFile(), { workerData: 'hash' });
  const waiting: { resolve(answer: HashAnswer): void; reject(error: unknown): void }[] = [];
  let broken: unknown = null;
  const fail = (error: unknown): void => {
    broken ??= error;
    for (const { reject } of waiting.splice(0)) reject(broken);
  };
  worker.on('message', (answer: HashAnswer) => waiting.shift()?.resolve(answer));
  worker.on('error', fail);
  worker.on('exit', () => fail(new Error('the thread has ended')));
  const ask = (request: HashRequest): Promise<HashAnswer> =>
    new Promise((resolve, reject) => {
      if (broken) return reject(broken);
      waiting.push({ resolve, reject });
      worker.postMessage(request, request === 'digest' ? [] : [request.buffer]);
    });
  return {
    update: async (buffer, bytes) => (await ask({ buffer, bytes })) as ArrayBuffer,
    digest: async () => (await ask('digest')) as string,
    close: () => worker.terminate(),
  };
};

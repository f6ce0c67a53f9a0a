/**
 * SHA-256 of a stream, and of files within it, in a thread of its own: it takes longer than everything else that is done for a bundle.
 * Both threads see the same blocks: to hand buffers over and back takes a quarter of the time that hashing takes.
 */
import { Worker } from 'node:worker_threads';
import { threadFile } from './thread-file.ts';

/** A piece of a block that belongs to a file with a hash of its own; `isLast` ends the file. */
export type FilePiece = { readonly from: number; readonly to: number; readonly isLast: boolean };

export type HashThread = {
  /** Hashes the first `bytes` of a block, which must not be written until the promise is kept: hashes of the files that end in it. */
  update(block: number, bytes: number, pieces: readonly FilePiece[]): Promise<readonly string[]>;
  digest(): Promise<string>;
  close(): Promise<unknown>;
};

export type HashRequest =
  | { readonly block: number; readonly bytes: number; readonly pieces: readonly FilePiece[] }
  | 'digest';
export type HashAnswer = readonly string[] | string;
export type HashThreadData = { readonly blocks: readonly SharedArrayBuffer[] };

export const createHashThread = (blocks: readonly SharedArrayBuffer[]): HashThread => {
  const worker = new Worker(threadFile(), { workerData: { blocks } satisfies HashThreadData });
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
      worker.postMessage(request);
    });
  return {
    update: async (block, bytes, pieces) => (await ask({ block, bytes, pieces })) as readonly string[],
    digest: async () => (await ask('digest')) as string,
    close: () => worker.terminate(),
  };
};

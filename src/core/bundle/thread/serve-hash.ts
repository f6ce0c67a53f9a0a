import { createHash } from 'node:crypto';
import { parentPort } from 'node:worker_threads';
import type { HashRequest } from './hash-thread.ts';

/** The thread's side of `createHashThread`. */
export const serveHash = (): void => {
  const hash = createHash('sha256');
  parentPort!.on('message', (request: HashRequest) => {
    if (request === 'digest') return parentPort!.postMessage(hash.digest('hex'));
    hash.update(new Uint8Array(request.buffer, 0, request.bytes));
    parentPort!.postMessage(request.buffer, [request.buffer]);
  });
};

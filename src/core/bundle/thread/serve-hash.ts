import { createHash } from 'node:crypto';
import { parentPort } from 'node:worker_threads';
import type { HashRequest, HashThreadData } from './hash-thread.ts';

/** The thread's side of `createHashThread`. */
export const serveHash = ({ blocks }: HashThreadData): void => {
  const whole = createHash('sha256');
  let own = createHash('sha256');
  parentPort!.on('message', (request: HashRequest) => {
    if (request === 'digest') return parentPort!.postMessage(whole.digest('hex'));
    const block = blocks[request.block]!;
    whole.update(new Uint8Array(block, 0, request.bytes));
    const ended: string[] = [];
    for (const { from, to, isLast } of request.pieces) {
      own.update(new Uint8Array(block, from, to - from));
      if (!isLast) continue;
      ended.push(own.digest('hex'));
      own = createHash('sha256');
    }
    parentPort!.postMessage(ended);
  });
};

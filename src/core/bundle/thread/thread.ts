/** Where the threads of bundles begin: one puts bundles together and proves them, one hashes for it. */
import { workerData } from 'node:worker_threads';

if ('blocks' in workerData) (await import('./serve-hash.ts')).serveHash(workerData);
else (await import('./serve-bundles.ts')).serveBundles(workerData);

/** Where the threads of bundles begin: one puts bundles together and proves them, one hashes for it. */
import { workerData } from 'node:worker_threads';

if (workerData === 'hash') (await import('./serve-hash.ts')).serveHash();
else (await import('./serve-bundles.ts')).serveBundles(workerData);

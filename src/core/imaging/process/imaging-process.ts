/**
 * Entry of an imaging process: bytes in, bytes out, no key, no store, no path of the desk. The decoders work in a thread; this one
 * stays free to watch: it ends the process when it holds too much memory, and when the core is gone.
 */
import { setFlagsFromString } from 'node:v8';
import { Worker } from 'node:worker_threads';
import { endNow, openLine } from '../../sandbox/open-line.ts';
import { type Answer, defectOf } from '../../sandbox/protocol.ts';
import type { ImagingResult, KindOf } from '../../tasks/kinds.ts';
import { packAnswer, unpackTask } from '../../tasks/pack.ts';
import { sniff } from '../sniff.ts';
import { longestPage, lookEvery, mostResident } from './bounds.ts';
import type { Said } from './serve-tasks.ts';

/** JavaScript's own part of the memory. */
const heapMegabytes = 512;
/** Beside it, where new objects lie. Left alone it grew by some 60 MB in a long batch, which made nothing faster. */
const youngMegabytes = 24;
/**
 * Up to here garbage is left alone: the engine counts a photo's pixels as heap, and would go through all of it two or three times for
 * each photo, for the little that is JavaScript's. It holds for isolates that start from now on, which is the working thread's.
 */
setFlagsFromString(`--initial-heap-size=${heapMegabytes / 4}`);

/** Beside this file's folder as a source; a file of its own beside the bundle in the packaged app. Tests name another. */
const workerFile = (): URL =>
  new URL(
    process.argv[2] ?? (import.meta.url.endsWith('.ts') ? '../worker.ts' : './imaging-worker.js'),
    import.meta.url,
  );

const worker = new Worker(workerFile(), {
  argv: [],
  resourceLimits: { maxOldGenerationSizeMb: heapMegabytes, maxYoungGenerationSizeMb: youngMegabytes },
});
let isFit = false;
/** PDFs of the task in hand, and when their decoding began; null while nothing is decoded. */
let pdfs = 0;
let page: Moment | null = null;
/** By the clock, and in processor time of this process; milliseconds. */
type Moment = { readonly passed: number; readonly worked: number };
const now = (): Moment => {
  const { user, system } = process.cpuUsage();
  return { passed: performance.now(), worked: (user + system) / 1000 };
};
const isLate = (since: Moment): boolean => {
  const { passed, worked } = now();
  return (
    worked - since.worked > pdfs * longestPage.worked || passed - since.passed > pdfs * longestPage.passed
  );
};
const line = await openLine();
const answer = (said: Answer<ImagingResult>): void => line.send(packAnswer(said));
const end = (why: string): void => {
  answer({ kind: 'ends', why });
  endNow();
};

worker.on('message', (said: Said) => {
  page = said.kind === 'stage' && said.stage === 'decode' ? now() : null;
  if (said.kind === 'ready') isFit = true;
  else answer(said.kind === 'done' ? { ...said, resident: process.memoryUsage.rss() } : said);
});
worker.on('error', (error: NodeJS.ErrnoException) => {
  // What fails while the thread loads is no file's doing.
  if (!isFit) answer({ kind: 'unfit', defect: defectOf(error) });
  end(error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? 'heap full' : 'thread broke');
});
worker.on('exit', () => end('thread ended'));

setInterval(() => {
  if (process.memoryUsage.rss() > mostResident) end('too much memory');
  if (page && pdfs > 0 && isLate(page)) end('page too slow');
}, lookEvery);

/** Two sides that are one file come along a port as one buffer; each is handed over and freed by itself. */
const apart = (parts: readonly Uint8Array<ArrayBuffer>[]): Uint8Array<ArrayBuffer>[] => {
  const seen = new Set<ArrayBuffer>();
  return parts.map((part) => {
    if (seen.has(part.buffer)) return Uint8Array.from(part);
    seen.add(part.buffer);
    return part;
  });
};

line.listen((arrived) => {
  const frame = { ...arrived, parts: apart(arrived.parts) };
  const task = unpackTask<KindOf<'imaging'>>(frame);
  pdfs = Object.values(task.files).filter(({ bytes }) => sniff(bytes).type === 'pdf').length;
  worker.postMessage(
    task,
    frame.parts.map(({ buffer }) => buffer),
  );
}, endNow);

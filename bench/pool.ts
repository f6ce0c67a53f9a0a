/**
 * The pool of workers over photos of 12 megapixels: how fast a batch goes with one and with two workers, how long a click waits
 * while a batch runs, and how soon a running task is given up.
 */
import { setTimeout } from 'node:timers/promises';
import sharp from 'sharp';
import { createImaging } from '#core/imaging/pool';
import type { ScanSource } from '#core/ports/imaging';
import { firstPage } from '#domain/picture/page-choice';
import { drawScene } from './photos/scenes.ts';
import { atMost, plain, report } from './report.ts';

const count = Number(process.argv[2] ?? 12);
const photos: ScanSource[] = [];
for (let index = 0; index < count; index++) {
  const { width, height, data } = drawScene(3000 + index, 4032).picture;
  const bytes = await sharp(data, { raw: { width, height, channels: 3 } })
    .jpeg({ quality: 90 })
    .toBuffer();
  photos.push({ bytes, ...firstPage });
}

const clicks: number[] = [];
const seconds: number[] = [];
// The third is the desk's own: as many as the machine allows, and one kept for clicks.
for (const options of [{ workers: 1 }, { workers: 2 }, {}]) {
  const pool = createImaging(options);
  await Promise.all(photos.slice(0, 2).map((photo) => pool.inspect(photo, 'warm')));
  const begun = performance.now();
  const batch = Promise.all(photos.map((photo) => pool.inspect(photo, 'batch', { urgency: 'batch' })));
  await setTimeout(200);
  const asked = performance.now();
  await pool.preview(photos[0]!, 320);
  clicks.push(performance.now() - asked);
  await batch;
  seconds.push((performance.now() - begun) / 1000);
  await pool.close();
}

const pool = createImaging({ workers: 1 });
const cancels: number[] = [];
for (const photo of photos.slice(0, 5)) {
  const stop = new AbortController();
  const begun = Promise.withResolvers<void>();
  const running = pool.inspect(photo, 'cancelled', { signal: stop.signal, onStage: () => begun.resolve() });
  await begun.promise;
  await setTimeout(20);
  const asked = performance.now();
  stop.abort();
  await running.catch(() => cancels.push(performance.now() - asked));
}
await pool.close();

report([
  atMost('pool: a running task is given up after, longest', Math.max(...cancels), 100, 'ms'),
  plain('pool: a batch, two workers faster than one (a click among it)', seconds[0]! / seconds[1]!, '×'),
  plain(`pool: a click while ${count} photos wait, one worker`, clicks[0]!, 'ms'),
  plain(`pool: a click while ${count} photos wait, two workers`, clicks[1]!, 'ms'),
  plain(`pool: a click while ${count} photos wait, as the desk has it`, clicks[2]!, 'ms'),
]);

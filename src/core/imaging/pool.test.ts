/** Real workers: a bad file costs one task, cancelling frees the worker, and the pool goes on. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { firstPage } from '#domain/picture/page-choice';
import { wholeSide } from '#domain/plan/plan';
import type { PictureWindow } from '#domain/target/target';
import strict from '../../../assets/targets/strict.json' with { type: 'json' };
import { drawPhoto, encodePhoto } from '../../../tests/photos.ts';
import type { Imaging, PrepareInput } from '../context.ts';
import { createImaging } from './pool.ts';

let pool: Imaging;
let photo: Buffer;
beforeAll(async () => {
  pool = createImaging({ workers: 1 });
  photo = await encodePhoto(drawPhoto(3000, 2000));
});
afterAll(() => pool.close());

const scan = () => ({ bytes: photo, ...firstPage });
const input = (): PrepareInput => ({
  plan: { version: 1, sides: [wholeSide('a')], layout: 'stacked', rim: 0, paper: '', format: 'jpg' },
  scans: { a: scan() },
  window: strict.picture as PictureWindow,
});

describe('the image pool', () => {
  it('inspects, prepares and draws previews', async () => {
    expect(await pool.inspect(scan(), 'a.jpg')).toMatchObject({ ok: true, facts: { width: 3000 } });
    expect(await pool.prepare(input())).toMatchObject({ ok: true, facts: { type: 'jpeg' } });
    expect(Buffer.from(await pool.preview(scan(), 300)).subarray(0, 2)).toEqual(Buffer.of(0xff, 0xd8));
  });

  it('gives a fault for the preview of a file that cannot be read', async () => {
    const cut = photo.subarray(0, 4000);
    await expect(pool.preview({ bytes: cut, ...firstPage }, 300)).rejects.toMatchObject({
      code: 'unreadable-scan',
      data: { reason: 'picture-damaged' },
    });
    await expect(pool.preview({ bytes: Buffer.from('text'), ...firstPage }, 300)).rejects.toMatchObject({
      code: 'unreadable-scan',
      data: { reason: 'picture-not-a-picture' },
    });
  });

  it('stops what is cancelled, waiting or running, and does the next task', async () => {
    const stop = new AbortController();
    const running = pool.prepare(input(), { signal: stop.signal });
    const waiting = pool.prepare(input(), { signal: stop.signal });
    stop.abort();
    await expect(running).rejects.toMatchObject({ code: 'cancelled' });
    await expect(waiting).rejects.toMatchObject({ code: 'cancelled' });
    await expect(pool.prepare(input(), { signal: AbortSignal.abort() })).rejects.toMatchObject({
      code: 'cancelled',
    });
    expect(await pool.inspect(scan(), 'a.jpg')).toMatchObject({ ok: true });
  });
});

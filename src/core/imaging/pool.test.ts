/** Real processes: what breaks one costs its task only, cancelling frees it, a click overtakes, and the same question is asked once. */
import { readdir, readFile } from 'node:fs/promises';
import { constants, getPriority } from 'node:os';
import { setTimeout } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { firstPage } from '#domain/picture/page-choice';
import type { Stage } from '#domain/picture/stages';
import { wholeSide } from '#domain/plan/plan';
import type { PictureWindow } from '#domain/target/target';
import strict from '../../../assets/targets/strict.json' with { type: 'json' };
import { drawPhoto, encodePhoto } from '../../../tests/photos.ts';
import type { ImageWork, Imaging, PrepareInput, ScanSource } from '../ports/imaging.ts';
import { type StartSandbox, startNodeProcess } from '../sandbox/start-process.ts';
import { createImaging } from './pool.ts';

const breaking = startNodeProcess(
  'imaging',
  new URL('../../../tests/breaking-worker.ts', import.meta.url).href,
);
/** Processes of the pool, the latest last. */
const pids: number[] = [];
const start: StartSandbox = () => {
  const started = breaking();
  pids.push(started.pid!);
  return started;
};

let pool: Imaging;
let photo: Buffer;
const lost: string[] = [];
beforeAll(async () => {
  pool = createImaging({
    workers: 1,
    start,
    log: (_, event, data) => lost.push(`${event} ${data?.['why']}`),
  });
  photo = await encodePhoto(drawPhoto(900, 600));
});
afterAll(() => pool.close());

const scan = (bytes: Uint8Array = photo): ScanSource => ({ bytes, ...firstPage });
/** A picture that nobody has asked for yet. */
let rim = 0;
const input = (): PrepareInput => {
  rim += 0.0001;
  return {
    plan: { version: 1, sides: [wholeSide('a')], layout: 'stacked', rim, paper: '', format: 'jpg' },
    scans: { a: scan() },
    window: strict.picture as PictureWindow,
  };
};
const stagesOf = async (ask: (work: ImageWork) => Promise<unknown>): Promise<Stage[]> => {
  const stages: Stage[] = [];
  await ask({ onStage: (stage) => stages.push(stage) });
  return stages;
};

describe('the image pool', () => {
  it('inspects, prepares and draws previews', async () => {
    expect(await pool.inspect(scan(), 'a.jpg')).toMatchObject({ ok: true, facts: { width: 900 } });
    expect(await pool.prepare(input())).toMatchObject({ ok: true, facts: { type: 'jpeg' } });
    expect(Buffer.from(await pool.preview(scan(), 300)).subarray(0, 2)).toEqual(Buffer.of(0xff, 0xd8));
  });

  it.runIf(process.platform === 'linux')(
    'works behind the window and the core, and watches itself as they do',
    async () => {
      await pool.preview(scan(), 200);
      const pid = pids.at(-1);
      const nice = async (task: string): Promise<number> => {
        const stat = await readFile(`/proc/${pid}/task/${task}/stat`, 'utf8');
        // Field 19; the second one is a name in brackets.
        return Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[16]);
      };
      const all = await Promise.all((await readdir(`/proc/${pid}/task`)).map(nice));
      expect(Math.max(...all)).toBe(constants.priority.PRIORITY_BELOW_NORMAL);
      expect(await nice(String(pid))).toBe(getPriority());
      expect(getPriority(process.ppid)).toBe(getPriority());
    },
  );

  it('gives a fault for the preview of a file that cannot be read', async () => {
    await expect(pool.preview(scan(photo.subarray(0, 4000)), 300)).rejects.toMatchObject({
      code: 'unreadable-scan',
      data: { reason: 'picture-damaged' },
    });
    await expect(pool.preview(scan(Buffer.from('text')), 300)).rejects.toMatchObject({
      code: 'unreadable-scan',
      data: { reason: 'picture-not-a-picture' },
    });
  });

  it('tells each stage as it begins, in the order of the way', async () => {
    expect(await stagesOf((work) => pool.inspect(scan(), 'stages.jpg', work))).toEqual(['decode', 'locate']);
    const made = await stagesOf((work) => pool.prepare(input(), work));
    expect([...new Set(made)]).toEqual(['decode', 'rectify', 'encode', 'prove', 'measure']);
  });

  it('stops what is cancelled, waiting or running, and does the next task', async () => {
    const stop = new AbortController();
    const signal = stop.signal;
    const begun = Promise.withResolvers<void>();
    // One that goes on until it is stopped: a quick one may be done before its stage is heard of.
    const running = pool.inspect(scan(), 'hangs', { signal, onStage: () => begun.resolve() });
    const waiting = pool.prepare(input(), { signal });
    await begun.promise;
    stop.abort();
    await expect(running).rejects.toMatchObject({ code: 'cancelled' });
    await expect(waiting).rejects.toMatchObject({ code: 'cancelled' });
    await expect(pool.prepare(input(), { signal: AbortSignal.abort() })).rejects.toMatchObject({
      code: 'cancelled',
    });
    expect(await pool.inspect(scan(), 'after cancelling')).toMatchObject({ ok: true });
  });

  it('ends even a task that hears nothing, when it is cancelled', async () => {
    const stop = new AbortController();
    const hanging = pool.inspect(scan(), 'hangs', { signal: stop.signal });
    setTimeout(300).then(() => stop.abort());
    await expect(hanging).rejects.toMatchObject({ code: 'cancelled' });
    expect(await pool.inspect(scan(), 'after a cancelled hang')).toMatchObject({ ok: true });
  });

  it.each([
    ['exits', /broke gone/],
    ['exits-its-thread', /broke thread ended$/],
    ['crashes', /broke gone/],
    ['eats-heap', /broke heap full$/],
    ['eats-memory', /broke too much memory$/],
    ['throws-later', /broke thread broke$/],
    ['talks-rubbish', /broke no frame$/],
    ['lies-about-frames', /broke no answer to this task$/],
  ])('refuses the one file over which its process %s, and works on', async (name, why) => {
    lost.length = 0;
    const broken = pool.inspect(scan(), name);
    const next = pool.inspect(scan(), `next after ${name}`);
    expect(await broken).toMatchObject({ ok: false, findings: [{ code: 'picture-too-hard' }] });
    expect(await next).toMatchObject({ ok: true });
    expect(lost).toEqual([expect.stringMatching(why)]);
  });

  it('refuses the one file over which its process hangs, and works on', async () => {
    const why: unknown[] = [];
    const short = createImaging({
      workers: 1,
      start: breaking,
      limits: { inspect: 1000 },
      log: (_, __, data) => why.push(data?.['why']),
    });
    try {
      const broken = short.inspect(scan(), 'hangs');
      const next = short.preview(scan(), 100);
      expect(await broken).toMatchObject({ ok: false, findings: [{ code: 'picture-too-hard' }] });
      expect((await next).length).toBeGreaterThan(100);
      expect(why).toEqual(['too slow']);
    } finally {
      await short.close();
    }
  });

  it.each([
    ['SIGKILL', 'while it was idle'],
    ['SIGSTOP', 'while it hung'],
  ] as const)('does not blame a file for a process that ended by %s %s', async (signal, when) => {
    lost.length = 0;
    await pool.inspect(scan(), `before ${when}`);
    const pid = pids.at(-1)!;
    process.kill(pid, signal);
    const next = pool.inspect(scan(), `after ${when}`);
    await setTimeout(200);
    if (signal === 'SIGSTOP') process.kill(pid, 'SIGKILL');
    expect(await next).toMatchObject({ ok: true });
    expect(lost).toEqual([]);
    expect(pids.at(-1)).not.toBe(pid);
  });

  it('lets a click go before what a batch waits for', async () => {
    // The only worker is held until all the others have their places.
    const stop = new AbortController();
    const begun = Promise.withResolvers<void>();
    const held = pool.inspect(scan(), 'hangs', { signal: stop.signal, onStage: () => begun.resolve() });
    await begun.promise;
    const order: string[] = [];
    const batch = ['one', 'two'].map((name) =>
      pool.inspect(scan(), `batch ${name}`, { urgency: 'batch' }).then(() => order.push('batch')),
    );
    const click = pool.preview(scan(), 64).then(() => order.push('click'));
    await setTimeout(500);
    stop.abort();
    await expect(held).rejects.toMatchObject({ code: 'cancelled' });
    await Promise.all([...batch, click]);
    expect(order).toEqual(['click', 'batch', 'batch']);
  });

  it('does what is asked twice at once only once, and stops it when nobody waits any more', async () => {
    const [stopOne, stopTwo] = [new AbortController(), new AbortController()];
    const asked = input();
    const one = pool.prepare(asked, { signal: stopOne.signal });
    const two = pool.prepare(
      { ...asked, scans: { a: scan(Buffer.from(photo)) } },
      { signal: stopTwo.signal },
    );
    stopOne.abort();
    await expect(one).rejects.toMatchObject({ code: 'cancelled' });
    expect(await two).toMatchObject({ ok: true });
    expect(await stagesOf((work) => pool.prepare(asked, work))).toEqual([]);
  });

  it('answers from what it keeps: the same file as another scan, but not another page, plan, window or name', async () => {
    const asked = input();
    const first = await pool.prepare(asked);
    const again = { ...asked, plan: { ...asked.plan, sides: [wholeSide('b')] }, scans: { b: scan() } };
    expect(await stagesOf((work) => pool.prepare(again, work))).toEqual([]);
    expect(await pool.prepare(again)).toEqual({ ...first, plan: again.plan });
    const other = { ...asked.window, maxBytes: asked.window.maxBytes - 1 };
    for (const changed of [
      { ...asked, plan: { ...asked.plan, rim: 0.1 } },
      { ...asked, window: other },
      { ...asked, scans: { a: { ...scan(), password: 'x' } } },
    ])
      expect((await stagesOf((work) => pool.prepare(changed, work))).length).toBeGreaterThan(0);
    expect((await stagesOf((work) => pool.inspect(scan(), 'a.png', work))).length).toBeGreaterThan(0);
  });

  it('gives every caller bytes of its own', async () => {
    const [one, two] = [await pool.preview(scan(), 80), await pool.preview(scan(), 80)];
    one.fill(0);
    expect(two[0]).toBe(0xff);
    expect((await pool.preview(scan(), 80))[0]).toBe(0xff);
  });

  it('cancels what runs and waits when it is closed', async () => {
    const closing = createImaging({ workers: 1 });
    const asked = [closing.inspect(scan(), 'one'), closing.inspect(scan(), 'two')];
    const settled = Promise.allSettled(asked);
    await closing.preview(scan(Buffer.from('text')), 10).catch(() => undefined);
    await closing.close();
    for (const { status, ...rest } of await settled)
      if (status === 'rejected') expect(rest).toMatchObject({ reason: { code: 'cancelled' } });
    await expect(closing.inspect(scan(), 'three')).rejects.toMatchObject({ code: 'cancelled' });
  });

  it('gives a scan to the process that has it open, although another worked in between', async () => {
    const two = createImaging({ workers: 2, start: breaking });
    const other = await encodePhoto(drawPhoto(640, 480));
    const processOf = async (bytes: Uint8Array, name: string) =>
      (await two.inspect(scan(bytes), name)).findings[0]?.data['process'];
    try {
      const first = await processOf(photo, 'tells-process 1');
      const between = await processOf(other, 'tells-process 2');
      expect(first).toBeGreaterThan(0);
      expect(between).not.toBe(first);
      expect(await processOf(photo, 'tells-process 3')).toBe(first);
      expect(await processOf(other, 'tells-process 4')).toBe(between);
    } finally {
      await two.close();
    }
  });

  it('leaves no process behind', async () => {
    await pool.close();
    expect(pids.length).toBeGreaterThan(5);
    for (const pid of pids) expect(() => process.kill(pid, 0), String(pid)).toThrow('ESRCH');
  });
});

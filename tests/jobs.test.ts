/** Jobs on a real desk: they outlive who watches them, tell everybody the same, and go on after the core was killed in the middle. */
import { spawn } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { createInterface } from 'node:readline';
import { afterEach, describe, expect, it } from 'vitest';
import { faultOf } from '#contract/fault-of';
import type { BeginJob, JobNews, JobView } from '#contract/jobs';
import { finishJob } from '#core/jobs/follow-job';
import { throughPieces } from '#core/jobs/through-pieces';
import { openDataKey } from '#core/key/data-key';
import { type Desk, type OpenDeskOptions, openDesk } from '#core/open-desk';
import type { StoredJob } from '#core/ports/jobs';
import type { Reader } from '#core/ports/reader';
import { openJobs } from '#core/store/jobs';
import { openStore } from '#core/store/open-store';
import { blankFields } from '#domain/template/fields';
import { type Folder, give, plan, variant } from './intake-run.ts';
import { createScratch } from './scratch.ts';
import { drawSmallCard } from './small-card.ts';

const scratch = createScratch();
const front = await drawSmallCard('front');
const names = ['甲', '乙', '丙', '丁'];
const folder: Folder = Object.fromEntries(
  names.map((name, at) => [`x/示例${name}.jpg`, variant(front, at + 1)]),
);
const list = `姓名,证件类型,证件号码\n${Array.from({ length: 600 }, (_, at) => `示例${at},HZ,L${10_000 + at}`).join('\n')}\n`;

let desk: Desk | null = null;
afterEach(async () => {
  await desk?.close();
  desk = null;
});
const open = async (name: string, more: Partial<OpenDeskOptions> = {}): Promise<Desk> => {
  desk = await openDesk({ dir: scratch(name), ...more });
  return desk;
};
const withScans = async ({ client, host }: Desk, count: number, photo = front): Promise<string[]> => {
  const ids: string[] = [];
  for (let at = 0; at < count; at += 1) {
    const { id } = await client.templates.create({ fields: { ...blankFields, domains: [], tags: [] } });
    const { token } = await host.offer('a.jpg', { bytes: variant(photo, at + 1) });
    await client.scans.attach({ template: id, grant: token });
    ids.push(id);
  }
  return ids;
};
const openList = async ({ client }: Desk): Promise<BeginJob> => {
  const { id, mapping } = await client.imports.open({ text: list });
  return { kind: 'import', input: { id, mapping } };
};
/** Watches until some of it is done, and leaves. */
const watchSome = async ({ client }: Desk, id: string): Promise<JobView> => {
  for await (const { job } of await client.jobs.watch({ id }))
    if (job.done > 0 || job.state !== 'running') return job;
  throw new Error('the watch ended before the job');
};
const watchToEnd = async ({ client }: Desk, id: string): Promise<JobNews[]> => {
  const heard: JobNews[] = [];
  for await (const news of await client.jobs.watch({ id })) heard.push(news);
  return heard;
};
const reader: Reader = {
  version: 'stand-in',
  read: async () => ({ ok: false, findings: [] }),
  findText: async () => null,
  close: async () => undefined,
};

describe('a job', () => {
  const kinds: Record<string, (desk: Desk) => Promise<BeginJob>> = {
    intake: async (desk) => {
      await give(desk, (await plan(desk, folder)).items, folder);
      return { kind: 'intake', input: {} };
    },
    pictures: async (desk) => ({ kind: 'pictures', input: { templates: await withScans(desk, 3) } }),
    reading: async (desk) => {
      await withScans(desk, 2);
      return { kind: 'reading', input: {} };
    },
    import: openList,
  };
  it.each(Object.entries(kinds))(
    '%s: outlives who watches it, and tells two watchers the same',
    async (kind, prepare) => {
      const desk = await open(kind, { reader });
      const { id } = await desk.client.jobs.begin(await prepare(desk));
      const both = Promise.all([watchToEnd(desk, id), watchToEnd(desk, id)]);
      await watchSome(desk, id);
      const [one, two] = await both;
      expect(one.at(-1)).toEqual(two.at(-1));
      const { job } = one.at(-1)!;
      expect(job).toMatchObject({ kind, state: 'done', done: job.total, fault: null, now: { working: [] } });
      expect(job.total).toBeGreaterThan(0);
      expect((await desk.client.jobs.list())[0]).toMatchObject({ id, state: 'done' });
    },
    60_000,
  );

  it('that many templates share is one step to take back', async () => {
    const desk = await open('undo');
    const ids = await withScans(desk, 2);
    await finishJob(desk.client, { kind: 'pictures', input: { templates: ids } });
    expect(await desk.client.steps.next()).toMatchObject({
      undo: { code: 'pictures.prepareMany', count: 2 },
    });
    await desk.client.steps.undo();
    for (const id of ids) expect((await desk.client.templates.get({ id })).picture).toBeNull();
  });

  it('that ended while nobody looked is told as such, once', async () => {
    const desk = await open('missed');
    const { id } = await desk.client.jobs.begin(await openList(desk));
    const state = async () => (await desk.client.jobs.list())[0]?.state;
    await expect.poll(state, { timeout: 30_000 }).toBe('done');
    const first = async (): Promise<unknown> => {
      for await (const { job, isMissed } of await desk.client.jobs.watch({})) return [job.id, isMissed];
      return null;
    };
    expect(await first()).toEqual([id, true]);
    expect(await first()).toEqual([id, false]);
  });

  it('of the intake takes up what is begun meanwhile, and is one', async () => {
    const desk = await open('join');
    const { items } = await plan(desk, folder);
    await give(desk, items, folder);
    const ids = items.map(({ id }) => id);
    const one = await desk.client.jobs.begin({ kind: 'intake', input: { items: ids.slice(0, 2) } });
    const two = await desk.client.jobs.begin({ kind: 'intake', input: { items: ids.slice(1) } });
    expect(two.id).toBe(one.id);
    expect((await watchToEnd(desk, one.id)).at(-1)).toMatchObject({
      job: { state: 'done', done: 4, total: 4 },
    });
    expect((await desk.client.templates.list({})).total).toBe(4);
  }, 60_000);

  it('of one item of the intake leaves the others for whoever begins with them', async () => {
    const desk = await open('one');
    const { items } = await plan(desk, folder);
    await give(desk, items, folder);
    await finishJob(desk.client, { kind: 'intake', input: { items: [items[0]!.id] } });
    expect(await desk.client.intake.status()).toMatchObject({ open: 3 });
  }, 60_000);

  it('is refused where its input is wrong, and unknown ones are not found', async () => {
    const { client } = await open('refused');
    const codeOf = (work: Promise<unknown>) =>
      work.then(
        () => 'none',
        (error: unknown) => faultOf(error).code,
      );
    expect(await codeOf(client.jobs.begin({ kind: 'intake', input: {} }))).toBe('not-found');
    expect(await codeOf(client.jobs.begin({ kind: 'bundle', input: { target: 'nowhere' } }))).toBe(
      'target-unknown',
    );
    expect(await codeOf(client.jobs.cancel({ id: 'none' }))).toBe('not-found');
    expect(await codeOf(client.jobs.watch({ id: 'none' }).then((news) => news.next()))).toBe('not-found');
    expect(await client.jobs.list()).toEqual([]);
  });
});

describe('a core that is killed in the middle', () => {
  /** Kills another process that has the desk open, as soon as some of its job is done. */
  const killIn = async (name: string, order: BeginJob & { readonly list?: string }): Promise<void> => {
    const child = spawn(process.execPath, ['tests/dying-core.ts', scratch(name), JSON.stringify(order)], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const ended = new Promise((resolve) => child.once('exit', resolve));
    for await (const line of createInterface({ input: child.stdout })) if (Number(line) > 0) break;
    child.kill('SIGKILL');
    await ended;
  };
  const prepare = async <T>(name: string, work: (desk: Desk) => Promise<T>): Promise<T> => {
    const first = await open(name);
    const result = await work(first);
    await first.close();
    desk = null;
    return result;
  };

  it('pictures: the next core makes the rest', async () => {
    // Large ones: the process must be killed while some are left.
    const large = await readFile('assets/samples/id-front.jpg');
    const ids = await prepare('killed-pictures', (first) => withScans(first, 5, large));
    await killIn('killed-pictures', { kind: 'pictures', input: { templates: ids } });
    const again = await open('killed-pictures', { goesOn: true });
    const [job] = await again.client.jobs.list();
    expect(job).toMatchObject({ kind: 'pictures', state: 'running', total: 5 });
    expect(job!.done).toBeGreaterThan(0);
    const end = (await watchToEnd(again, job!.id)).at(-1)!.job;
    expect(end).toMatchObject({ state: 'done', done: 5, facts: { made: 5 } });
    for (const id of ids) expect((await again.client.templates.get({ id })).picture).not.toBeNull();
  }, 90_000);

  it('intake: what was handed over needs nobody, and nothing is taken in twice', async () => {
    await prepare('killed-intake', async (first) => give(first, (await plan(first, folder)).items, folder));
    await killIn('killed-intake', { kind: 'intake', input: {} });
    const again = await open('killed-intake', { goesOn: true });
    const [job] = await again.client.jobs.list();
    expect((await watchToEnd(again, job!.id)).at(-1)).toMatchObject({ job: { state: 'done' } });
    expect((await again.client.templates.list({})).total).toBe(4);
    expect(await again.client.intake.status()).toMatchObject({ open: 0 });
  }, 90_000);

  it('import: the job says that it ended and how far it was, and the same list goes on', async () => {
    await prepare('killed-import', async () => undefined);
    await killIn('killed-import', { kind: 'import', input: { id: '', mapping: [] }, list });
    const again = await open('killed-import', { goesOn: true });
    const [job] = await again.client.jobs.list();
    expect(job).toMatchObject({ kind: 'import', state: 'failed', fault: { code: 'core-stopped' } });
    const { total } = await again.client.templates.list({ limit: 1 });
    expect(total).toBeGreaterThan(0);
    const rest = await finishJob(
      again.client,
      (await openList(again)) as Extract<BeginJob, { kind: 'import' }>,
    );
    expect(rest.facts).toMatchObject({ created: 600 - total, same: total });
  }, 90_000);

  it('a piece over which three cores ended comes last, alone, and is given up', async () => {
    const dir = scratch('deaths');
    await prepare('deaths', async () => undefined);
    const store = openStore(dir, (await openDataKey(dir, false)).bytes);
    const jobs = openJobs(store);
    const job: StoredJob<'pictures'> = {
      id: 'j',
      kind: 'pictures',
      actor: '',
      state: 'running',
      input: { templates: [], agreed: false },
      facts: { made: 0, refused: 0, 'no-scan': 0, gone: 0 },
      done: 0,
      total: 3,
      startedAt: '',
      endedAt: null,
      fault: null,
      isSeen: false,
    };
    jobs.add(job, ['bad', 'good', 'other']);
    const each: string[] = [];
    const lost: string[] = [];
    const core = async (diesOver: string | null): Promise<void> => {
      const die = new AbortController();
      await throughPieces<'pictures'>(
        {
          id: 'j',
          facts: job.facts,
          tell: () => undefined,
          add: () => undefined,
          take: (suspects) => jobs.takePiece('j', suspects),
          finish: (piece) => jobs.finishPiece('j', piece, job),
        },
        {
          width: 2,
          signal: die.signal,
          each: async (piece) => {
            each.push(piece);
            if (piece === diesOver) die.abort();
            die.signal.throwIfAborted();
          },
          lost: (piece) => void lost.push(piece),
        },
      ).catch(() => undefined);
      jobs.letGo('j', true);
    };
    for (let death = 0; death < 3; death += 1) await core('bad');
    expect(each.filter((piece) => piece === 'bad')).toHaveLength(3);
    await core('bad');
    expect({ lost, ...jobs.countPieces('j') }).toEqual({ lost: ['bad'], done: 3, total: 3 });
    store.close();
  });
});

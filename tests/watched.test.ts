/** Watched folders, over a real desk, real files and a clock of the test. */
import { appendFile, chmod, mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Fault } from '#contract/faults';
import { type Desk, openDesk } from '#core/open-desk';
import { shortly, variant } from './intake-run.ts';
import { createScratch } from './scratch.ts';
import { takeAll, watchBy } from './watched-run.ts';

const scratch = createScratch();
const front = await readFile('assets/samples/id-front.jpg');
const back = await readFile('assets/samples/id-back.jpg');

let desk: Desk;
let root = '';
let count = 0;
const at = (...parts: string[]) => join(root, ...parts);
const listed = async (...parts: string[]) =>
  (await readdir(at(...parts), { recursive: true, withFileTypes: true }))
    .filter((entry) => entry.isFile())
    .map((entry) =>
      join(entry.parentPath, entry.name)
        .slice(root.length + 1)
        .replaceAll('\\', '/')
        .replace(/\d{4}-\d\d-\d\d/, 'DAY'),
    )
    .sort();

beforeEach(async () => {
  count += 1;
  desk = await openDesk({ dir: scratch(`desk-${count}`) });
  root = scratch(`inbox-${count}`);
  await mkdir(root, { recursive: true });
});
afterEach(() => desk.close());

describe('a watched folder', () => {
  it('takes the two sides that come one after another as one template, for the customer of their subfolder', async () => {
    const { folders, lookFor } = watchBy(desk);
    await folders.add(root);
    await mkdir(at('客户甲'));
    await lookFor(20, {
      0: () => writeFile(at('客户甲', '示例甲_正面.jpg'), front),
      4: () => writeFile(at('客户甲', '示例甲_反面.jpg'), back),
    });
    await takeAll(desk);
    const view = await desk.client.intake.get();
    expect(shortly(view)).toEqual({ '示例甲_正面.jpg': 'new done ' });
    const template = await desk.client.templates.get({ id: view!.items[0]!.template!.id });
    expect(template.scans.map(({ side }) => side)).toEqual(['front', 'back']);
    expect(template.fields.customer).toBe('客户甲');
    expect(await listed()).toEqual(['done/DAY/客户甲/示例甲_反面.jpg', 'done/DAY/客户甲/示例甲_正面.jpg']);
    expect(folders.list()).toMatchObject([{ state: 'watching', taken: 2, twice: 0, failed: 0, waiting: 0 }]);
  });

  it('takes no half file: slow writers, pauses, names of what is not finished', async () => {
    const { folders, lookFor } = watchBy(desk);
    await folders.add(root, { bySubfolder: false, customer: '固定客户' });
    const half = Math.floor(front.length / 2);
    const other = variant(front, 1);
    await lookFor(120, {
      0: () => writeFile(at('示例甲.jpg'), front.subarray(0, half)),
      1: () => writeFile(at('示例乙.jpg.part'), other),
      40: () => rename(at('示例乙.jpg.part'), at('示例乙.jpg')),
      61: () => appendFile(at('示例甲.jpg'), front.subarray(half)),
    });
    await takeAll(desk);
    expect(shortly(await desk.client.intake.get())).toEqual({
      '示例甲.jpg': 'new done ',
      '示例乙.jpg': 'new done ',
    });
    for (const { id } of (await desk.client.templates.list({ limit: 10, offset: 0 })).rows) {
      const { scans, fields } = await desk.client.templates.get({ id });
      expect(scans[0]!.facts.bytes).toBeGreaterThanOrEqual(front.length);
      expect(fields.customer).toBe('固定客户');
    }
    expect(folders.list()).toMatchObject([{ taken: 2, failed: 0 }]);
  });

  it('takes the same bytes once, under whatever name and whenever they come', async () => {
    const { folders, lookFor } = watchBy(desk);
    await folders.add(root);
    await lookFor(10, {
      0: async () => {
        await writeFile(at('示例甲.jpg'), front);
        await writeFile(at('IMG_0007.jpg'), front);
      },
    });
    await lookFor(10, { 0: () => writeFile(at('示例甲.jpg'), front) });
    await takeAll(desk);
    await lookFor(10, { 0: () => writeFile(at('示例甲.jpg'), front) });
    await takeAll(desk);
    expect((await desk.client.intake.get())!.items).toHaveLength(1);
    expect(folders.list()).toMatchObject([{ taken: 1, twice: 3 }]);
    expect(await listed()).toEqual([
      'done/DAY/IMG_0007.jpg',
      'done/DAY/示例甲 (2).jpg',
      'done/DAY/示例甲 (3).jpg',
      'done/DAY/示例甲.jpg',
    ]);
  });

  it('takes other bytes of the same name and size as another file', async () => {
    const { folders, lookFor } = watchBy(desk);
    await folders.add(root);
    const [one, two] = [1, 2].map((mark) => Buffer.concat([front, Buffer.of(mark)])) as [Buffer, Buffer];
    await lookFor(10, { 0: () => writeFile(at('scan0001.jpg'), one) });
    await lookFor(10, { 0: () => writeFile(at('scan0001.jpg'), two) });
    expect(folders.list()).toMatchObject([{ taken: 2, twice: 0 }]);
    expect((await desk.client.intake.get())!.items.flatMap(({ files }) => files)).toHaveLength(2);
  });

  it('puts what is no scan aside with the reason beside it, and what stays cut off after ten minutes', async () => {
    const { folders, lookFor } = watchBy(desk);
    await folders.add(root);
    await writeFile(at('读我.txt'), 'not a scan');
    await writeFile(at('假.jpg'), 'not a picture either, whatever its name says');
    await writeFile(at('断.jpg'), front.subarray(0, 9_000));
    await lookFor(20);
    expect(await listed()).toEqual([
      'failed/假.jpg',
      'failed/假.jpg.txt',
      'failed/读我.txt',
      'failed/读我.txt.txt',
      '断.jpg',
    ]);
    expect(await readFile(at('failed', '读我.txt.txt'), 'utf8')).toMatch(/图片或 PDF[\s\S]*picture or PDF/);
    await lookFor(600);
    expect(await listed('failed')).toContain('failed/断.jpg.txt');
    expect(folders.list()).toMatchObject([{ taken: 0, failed: 3, waiting: 0 }]);
    expect(await readFile(at('failed', '断.jpg'))).toEqual(front.subarray(0, 9_000));
    expect(await desk.client.intake.get()).toBeNull();
  });

  it('refuses a file over which its reader breaks, and goes on with the others', async () => {
    const { imaging } = desk.context;
    const broken = Buffer.from('breaks');
    const inspect: typeof imaging.inspect = (scan, ...rest) =>
      scan.bytes.length === front.length
        ? Promise.reject(new Fault('unreadable-scan', { reason: 'picture-too-hard' }))
        : imaging.inspect(scan, ...rest);
    const context = { ...desk.context, imaging: { ...imaging, inspect } };
    const { folders, lookFor } = watchBy({ ...desk, context });
    await folders.add(root);
    await writeFile(at('a.jpg'), front);
    await writeFile(at('b.jpg'), Buffer.concat([front, broken]));
    await lookFor(20);
    expect(folders.list()).toMatchObject([{ state: 'watching', taken: 1, failed: 1, waiting: 0 }]);
    expect(await listed('failed')).toEqual(['failed/a.jpg', 'failed/a.jpg.txt']);
  });

  it('takes the two sides of a card at once however many files come with them', async () => {
    const { folders, lookFor } = watchBy(desk);
    await folders.add(root);
    const small = await sharp({ create: { width: 240, height: 150, channels: 3, background: '#7a9' } })
      .jpeg()
      .toBuffer();
    for (let n = 0; n < 49; n += 1)
      await writeFile(at(`IMG_${n}.jpg`), Buffer.concat([small, Buffer.from(`${n}`)]));
    await writeFile(at('示例甲_反面.jpg'), variant(small, 1));
    await writeFile(at('示例甲_正面.jpg'), variant(small, 2));
    await lookFor(6);
    expect(folders.list()).toMatchObject([{ taken: 51 }]);
    const { items } = (await desk.client.intake.get())!;
    expect(items.filter(({ draft }) => draft.zh === '示例甲').map(({ files }) => files.length)).toEqual([2]);
  });

  it('a folder that is named after its holder is no customer', async () => {
    const { folders, lookFor } = watchBy(desk);
    await folders.add(root, { customer: '固定客户' });
    await mkdir(at('示例甲'));
    await writeFile(at('示例甲', '正面.jpg'), front);
    await lookFor(10);
    const [item] = (await desk.client.intake.get())!.items;
    expect(item!.draft).toMatchObject({ zh: '示例甲', customer: '固定客户' });
  });

  it('goes on when somebody put the intake away meanwhile', async () => {
    const jobs = { ...desk.context.jobs };
    const context = { ...desk.context, jobs };
    const { folders, lookFor } = watchBy({ ...desk, context });
    await folders.add(root);
    jobs.begin = () => {
      throw new Fault('disk-full');
    };
    await writeFile(at('示例甲.jpg'), front);
    await lookFor(10);
    expect(folders.list()).toMatchObject([{ state: 'waits', fault: 'disk-full', taken: 1 }]);
    await desk.client.intake.close();
    jobs.begin = desk.context.jobs.begin;
    await writeFile(at('示例乙.jpg'), variant(front, 1));
    await lookFor(10);
    expect(folders.list()).toMatchObject([{ state: 'watching', fault: null, taken: 2 }]);
  });

  it('that is away is said once and looked for; what came meanwhile is taken when it is back', async () => {
    const { folders, lookFor } = watchBy(desk);
    await folders.add(root);
    await lookFor(4);
    await rename(root, `${root}-away`);
    await lookFor(10);
    const [away] = folders.list();
    expect(away).toMatchObject({ state: 'away', fault: null });
    await lookFor(10);
    expect(folders.list()[0]!.since).toBe(away!.since);
    await writeFile(join(`${root}-away`, '示例甲.jpg'), front);
    await rename(`${root}-away`, root);
    await lookFor(10);
    expect(folders.list()).toMatchObject([{ state: 'watching', since: null, taken: 1 }]);
  });

  it('never takes a file twice that could not be moved, also after the core that took it is gone', async () => {
    const kept = { list: [] };
    const first = watchBy(desk, kept);
    await first.folders.add(root);
    // Something else stands where the day's folder should be: nothing can be moved.
    const inTheWay = at('done', desk.context.clock.today());
    await mkdir(at('done'));
    await writeFile(inTheWay, '');
    await writeFile(at('示例甲.jpg'), front);
    await first.lookFor(20);
    await takeAll(desk);
    expect(first.folders.list()).toMatchObject([{ taken: 1, waiting: 0 }]);
    const second = watchBy(desk, kept);
    await second.lookFor(20);
    await rm(inTheWay);
    await second.lookFor(20);
    await takeAll(desk);
    expect((await desk.client.intake.get())!.items).toHaveLength(1);
    expect(second.folders.list()).toMatchObject([{ taken: 0, twice: 1 }]);
    expect(await listed()).toEqual(['done/DAY/示例甲.jpg']);
  });

  it.runIf(process.platform !== 'win32' && process.getuid?.() !== 0)(
    'leaves files that may not be read until they may',
    async () => {
      const { folders, lookFor } = watchBy(desk);
      await folders.add(root);
      await writeFile(at('示例甲.jpg'), front, { mode: 0o000 });
      await lookFor(700);
      expect(folders.list()).toMatchObject([{ taken: 0, failed: 0, waiting: 1, held: 1 }]);
      await chmod(at('示例甲.jpg'), 0o600);
      await lookFor(700);
      expect(folders.list()).toMatchObject([{ taken: 1 }]);
    },
  );
});

it('folders that overlap, lie in the desk, hold everything somebody has, or are none, are not watched', async () => {
  const { watched } = desk.context;
  await watched.add(root);
  await mkdir(at('sub'));
  await writeFile(scratch(`file-${count}`), '');
  for (const path of [
    root,
    at('sub'),
    join(root, '..'),
    desk.context.dir,
    '/',
    'inbox',
    at('none'),
    scratch(`file-${count}`),
  ])
    await expect(watched.add(path), path).rejects.toMatchObject({ code: 'folder-not-watchable' });
  const [{ id } = { id: '' }] = await desk.client.watched.list();
  expect(await desk.client.watched.change({ id, rules: { customer: '甲', isOn: false } })).toMatchObject([
    { customer: '甲', state: 'off', path: watched.list()[0]!.path },
  ]);
  await desk.close();
  desk = await openDesk({ dir: desk.context.dir });
  expect(await desk.client.watched.list()).toMatchObject([{ id, customer: '甲', state: 'off' }]);
  expect(await desk.client.watched.remove({ id })).toEqual([]);
  await expect(desk.client.watched.remove({ id })).rejects.toMatchObject({ data: { code: 'not-found' } });
});

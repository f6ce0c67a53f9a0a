/** An intake on a real desk with real pictures: failures in the middle, cancel, crash, twice. */
import { createHash } from 'node:crypto';
import { afterEach, describe, expect, it } from 'vitest';
import { Fault } from '#contract/faults';
import { createImaging } from '#core/imaging/pool';
import { type Desk, openDesk } from '#core/open-desk';
import type { Imaging } from '#core/ports/imaging';
import { blankDraft } from '#domain/intake/intake';
import { blankFields } from '#domain/template/fields';
import { type Folder, give, listed, plan, run, shortly, variant } from './intake-run.ts';
import { createScratch } from './scratch.ts';
import { drawSmallCard } from './small-card.ts';

const scratch = createScratch();
const front = await drawSmallCard('front');
const back = await drawSmallCard('back');

let desk: Desk | null = null;
let count = 0;
const open = async (dir = scratch(`desk-${++count}`), imaging?: Imaging): Promise<Desk> => {
  desk = await openDesk({ dir, imaging });
  return desk;
};
afterEach(async () => {
  await desk?.close();
  desk = null;
});

describe('an intake', () => {
  it('counts equal files once: said in the plan, and found at the run where the plan did not know', async () => {
    const desk = await open();
    const folder: Folder = {
      '三月/样例辛 身份证正面.jpg': front,
      '三月/样例辛 身份证正面 - 副本.jpg': front,
      '三月/样例辛 身份证反面.jpg': back,
    };
    const sum = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex');
    const files = Object.entries(folder).map(([path, bytes]) => ({
      path,
      bytes: bytes.length,
      sha256: sum(bytes),
    }));
    const { items } = await desk.client.intake.plan({ files });
    expect(items).toMatchObject([{ decision: 'new', reason: null, draft: { zh: '样例辛' } }]);
    const said = items[0]!.files.map(({ path, finding }) => [path.slice(3), finding?.data['of']]);
    expect(new Map(said as [string, unknown][])).toEqual(
      new Map([
        ['样例辛 身份证正面.jpg', undefined],
        ['样例辛 身份证正面 - 副本.jpg', '样例辛 身份证正面.jpg'],
        ['样例辛 身份证反面.jpg', undefined],
      ]),
    );
    const { faults, missing } = await run(desk, folder);
    expect({ faults, missing }).toEqual({ faults: [], missing: 0 });
    const [item] = (await desk.client.intake.get())!.items;
    expect(item).toMatchObject({ state: 'done', created: true });
    const { scans } = await desk.client.templates.get({ id: item!.template!.id });
    expect(scans.map(({ side }) => side).sort()).toEqual(['back', 'front']);

    // Merged by hand, without sums in the plan: the bytes say it at the run.
    await desk.client.intake.close();
    const again: Folder = { '四月/样例壬1.jpg': variant(front, 1), '四月/样例壬.jpg': variant(front, 1) };
    const second = await plan(desk, again);
    expect(second.items).toHaveLength(1);
    await run(desk, again);
    const [merged] = (await desk.client.intake.get())!.items;
    const after = await desk.client.templates.get({ id: merged!.template!.id });
    expect(after.scans).toHaveLength(1);
    expect(merged!.files.filter(({ finding }) => finding?.code === 'picture-same-file')).toHaveLength(1);
  });

  it('matches, makes new templates, leaves the rest, and says what each became', async () => {
    const desk = await open();
    const { id } = await desk.client.templates.create({
      fields: { ...blankFields, domains: [], tags: [], holder: { zh: '示例甲', en: '' } },
    });
    const folder: Folder = {
      '三月/示例甲_正面.jpg': front,
      '三月/示例甲_反面.jpg': back,
      '三月/示例乙身份证正面.jpg': variant(front, 1),
      '三月/示例丙.jpg': front.subarray(0, 3000),
      '三月/示例丁.jpg': Buffer.from('no picture at all'),
      '三月/IMG_0007.jpg': variant(front, 2),
      '三月/名单.txt': Buffer.from('x'),
      '三月/空.jpg': Buffer.alloc(0),
      '三月/Thumbs.db': Buffer.from('x'),
    };
    const planned = await plan(desk, folder);
    expect(planned.hidden).toBe(1);
    expect(shortly(planned)).toEqual({
      '示例甲_正面.jpg': 'matched open name',
      '示例乙身份证正面.jpg': 'new open ',
      '示例丙.jpg': 'new open ',
      '示例丁.jpg': 'new open ',
      'IMG_0007.jpg': 'left open no-name',
      '名单.txt': 'left done not-a-scan',
      '空.jpg': 'left done empty-file',
    });
    const { fault, faults, missing } = await run(desk, folder);
    expect({ fault, faults, missing }).toEqual({ fault: null, faults: [], missing: 0 });
    const after = await desk.client.intake.get();
    expect(shortly(after)).toMatchObject({
      '示例甲_正面.jpg': 'matched done name',
      '示例乙身份证正面.jpg': 'new done ',
      '示例丙.jpg': 'left done unreadable',
      '示例丁.jpg': 'left done unreadable',
      'IMG_0007.jpg': 'left done no-name',
    });
    const first = await desk.client.templates.get({ id });
    expect(first.scans.map(({ side }) => side)).toEqual(['front', 'back']);
    expect(first.picture).not.toBeNull();
    const refused = after?.items.find((item) => item.files[0]?.path.includes('示例丁'));
    expect(refused?.files[0]?.finding?.code).toBe('picture-not-a-picture');
    expect((await desk.client.templates.list({})).total).toBe(2);
    expect(await desk.client.intake.status()).toEqual({ needsPerson: 3, open: 0 });
  });

  it('the same folder twice attaches nothing twice, even where the names say nothing', async () => {
    const desk = await open();
    const folder: Folder = {
      'x/示例甲_正面.jpg': front,
      'x/示例甲_反面.jpg': back,
      'x/IMG_1.jpg': variant(front, 3),
    };
    const view = await plan(desk, folder);
    await run(desk, folder);
    const left = view.items.find((item) => item.decision === 'left')!;
    await desk.client.intake.decide({ items: [left.id], to: { draft: { ...blankDraft, zh: '示例乙' } } });
    await run(desk, folder);
    const before = await desk.client.templates.list({});
    expect(before.total).toBe(2);
    const holder = async () =>
      Promise.all(before.rows.map(async ({ id }) => (await desk.client.templates.get({ id })).revision));
    const revisions = await holder();
    await desk.client.intake.close();
    await plan(desk, folder);
    const { items } = await run(desk, folder);
    expect(items.map(({ decision, by }) => `${decision} ${by}`).sort()).toEqual([
      'matched name',
      'matched same-file',
    ]);
    expect((await desk.client.templates.list({})).total).toBe(2);
    expect(await holder()).toEqual(revisions);
  });

  it('another scan of a side that is there is a question, and replaces it when a person says so', async () => {
    const desk = await open();
    await plan(desk, { 'x/示例甲_正面.jpg': front });
    await run(desk, { 'x/示例甲_正面.jpg': front });
    const better: Folder = { 'y/示例甲_正面.jpg': variant(front, 4) };
    await plan(desk, better);
    const { items } = await run(desk, better);
    expect(items).toMatchObject([
      { decision: 'left', reason: 'side-taken', candidates: [{ name: '示例甲' }] },
    ]);
    const [template] = items[0]!.candidates;
    const before = await desk.client.templates.get({ id: template!.id });
    expect(before.scans).toHaveLength(1);
    await desk.client.intake.decide({ items: [items[0]!.id], to: { template: template!.id } });
    await run(desk, {});
    const { scans } = await desk.client.templates.get({ id: template!.id });
    expect(scans).toHaveLength(1);
    expect(scans[0]?.sha256).not.toBe(before.scans[0]?.sha256);
  });

  it('stops at once when it is cancelled, and goes on with what is open', async () => {
    const desk = await open();
    const folder: Folder = Object.fromEntries(
      ['甲', '乙', '丙', '丁', '戊', '己'].map((name, at) => [`x/示例${name}.jpg`, variant(front, 10 + at)]),
    );
    await plan(desk, folder);
    const controller = new AbortController();
    const first = await run(desk, folder, { controller, onItem: () => controller.abort() });
    expect(first.items).toHaveLength(1);
    const halfway = await desk.client.intake.get();
    expect(halfway?.items.filter(({ state }) => state === 'open')).toHaveLength(5);
    const second = await run(desk, folder);
    expect(second.items).toHaveLength(5);
    expect((await desk.client.templates.list({})).total).toBe(6);
  });

  it('a cancel inside of one file leaves it open, its bytes kept', async () => {
    const real = createImaging();
    const controller = new AbortController();
    const imaging: Imaging = {
      ...real,
      inspect: (scan, name, signal) => {
        controller.abort();
        return real.inspect(scan, name, signal);
      },
    };
    const desk = await open(undefined, imaging);
    const folder: Folder = { 'x/示例甲.jpg': front };
    await plan(desk, folder);
    expect((await run(desk, folder, { controller })).items).toEqual([]);
    expect(await desk.client.intake.get()).toMatchObject({
      items: [{ state: 'open', files: [{ state: 'kept' }] }],
    });
    expect((await desk.client.templates.list({})).total).toBe(0);
  });

  it('an item that is started again while its cancelled work still ends is taken in, once', async () => {
    const desk = await open();
    const { client } = desk;
    const folder: Folder = { 'x/示例甲.jpg': front };
    const { items } = await plan(desk, folder);
    await give(desk, items, folder);
    const input = { item: items[0]!.id };
    const controller = new AbortController();
    const first = client.intake.take(input, { signal: controller.signal }).catch(() => 'cancelled');
    controller.abort();
    const [second, third] = await Promise.all([client.intake.take(input), client.intake.take(input)]);
    expect([await first, second.state, third.state]).toEqual(['cancelled', 'done', 'done']);
    expect((await client.templates.list({})).total).toBe(1);
  });

  it('after a crash it goes on: what was kept needs no file, what was not asks for the folder again', async () => {
    const dir = scratch('crash');
    const folder: Folder = { 'x/示例甲_正面.jpg': front, 'x/示例乙_正面.jpg': variant(front, 20) };
    // The core ends after the bytes of the first item lie in the vault.
    const dying = createImaging();
    const first = await open(dir, { ...dying, inspect: () => Promise.reject(new Fault('disk-full')) });
    await plan(first, folder);
    expect((await run(first, { 'x/示例甲_正面.jpg': front })).fault?.code).toBe('disk-full');
    await first.close();

    const again = await open(dir);
    const resumed = await run(again, {});
    expect(resumed).toMatchObject({ missing: 1, fault: null, items: [{ state: 'done', created: true }] });
    expect(await again.client.intake.status()).toEqual({ needsPerson: 0, open: 1 });
    // The folder is chosen again: the file that is waited for is no second one.
    expect((await plan(again, folder)).items.filter(({ state }) => state === 'open')).toHaveLength(2);
    await run(again, folder);
    expect((await again.client.templates.list({})).total).toBe(2);
  });

  it('a worker that fails costs its own row only', async () => {
    const real = createImaging();
    const imaging: Imaging = {
      ...real,
      inspect: (scan, name, signal) =>
        name.startsWith('示例甲')
          ? Promise.reject(new Fault('unreadable-scan', { reason: 'picture-damaged', type: '' }))
          : real.inspect(scan, name, signal),
      prepare: (input, signal) =>
        Object.keys(input.scans).length > 1 ? Promise.reject(new Error('boom')) : real.prepare(input, signal),
    };
    const desk = await open(undefined, imaging);
    const folder: Folder = {
      'x/示例甲.jpg': front,
      'x/示例乙_正面.jpg': variant(front, 30),
      'x/示例乙_反面.jpg': back,
      'x/示例丙.jpg': variant(front, 31),
    };
    await plan(desk, folder);
    await run(desk, folder);
    expect(shortly(await desk.client.intake.get())).toEqual({
      '示例甲.jpg': 'left done unreadable',
      '示例乙_正面.jpg': 'new failed ',
      '示例丙.jpg': 'new done ',
    });
  });

  it('a person splits, merges, says sides, sets aside; what the names say counts again', async () => {
    const { client } = await open();
    const folder: Folder = { 'x/示例甲_正面.jpg': front, 'x/示例甲_正面 .png': back, 'x/示例乙.jpg': front };
    const view = await client.intake.plan({ files: listed(folder) });
    const twice = view.items.find(({ reason }) => reason === 'same-side-twice')!;
    expect(twice.files).toHaveLength(2);
    const clear = await client.intake.setSide({ file: twice.files[1]!.id, side: 'back' });
    expect(clear.items.find(({ id }) => id === twice.id)).toMatchObject({ decision: 'new', reason: null });
    const split = await client.intake.regroup({ files: [twice.files[1]!.id], into: null });
    expect(split.items).toHaveLength(3);
    const other = split.items.find((item) => item.files[0]?.path.includes('示例乙'))!;
    const merged = await client.intake.regroup({ files: [twice.files[1]!.id], into: other.id });
    expect(merged.items.map(({ files }) => files.length).sort()).toEqual([1, 2]);
    const aside = await client.intake.decide({ items: [other.id], to: { aside: true } });
    expect(aside.items.find(({ id }) => id === other.id)?.decision).toBe('aside');
    const back2 = await client.intake.decide({ items: [other.id], to: { aside: false } });
    expect(back2.items.find(({ id }) => id === other.id)).toMatchObject({
      decision: 'left',
      reason: 'put-aside',
    });
  });
});

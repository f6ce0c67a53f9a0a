/** Undo of very many lets other calls in between, and is all or none whatever stops it: a change, or a core that is killed. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { faultOf } from '#contract/fault-of';
import { blankFields } from '#domain/template/fields';
import { createScratch } from '../../../tests/scratch.ts';
import { type Desk, openDesk } from '../open-desk.ts';
import { systemClock } from '../system-clock.ts';

const scratch = createScratch();
const clock = systemClock('2026-11-24');
const size = 400;
const edit = (value: string) => ({ field: 'customer', action: 'set', value }) as const;

const fill = async (dir: string): Promise<Desk> => {
  const desk = await openDesk({ dir, clock });
  for (let at = 0; at < size; at++)
    desk.context.templates.create({ ...blankFields, holder: { zh: '示例', en: '' }, customer: '原客户' });
  return desk;
};
const change = async (desk: Desk, value: string): Promise<void> => {
  const ids = await desk.client.templates.ids({});
  const { items } = await desk.client.templates.previewMany({ chosen: { ids: [...ids] }, edit: edit(value) });
  expect(await desk.client.templates.updateMany({ items: [...items], edit: edit(value) })).toEqual({
    changed: size,
    left: 0,
    stale: [],
  });
};
const count = (desk: Desk, value: string): number => desk.context.templates.counts({ search: value }).all;

describe('undo of many', () => {
  let desk: Desk;
  beforeAll(async () => {
    desk = await fill(scratch('desk'));
  });
  afterAll(() => desk.close());

  it('answers other calls meanwhile, one undo at a time', async () => {
    await change(desk, '新客户');
    let isOver = false;
    const work = desk.client.steps.undo().finally(() => {
      isOver = true;
    });
    const seen = new Set<number>();
    while (!isOver) {
      seen.add(count(desk, '新客户'));
      await setImmediate();
      if (seen.size === 2)
        expect(faultOf(await desk.client.steps.undo().catch((error: unknown) => error)).code).toBe(
          'undo-busy',
        );
    }
    expect((await work).step).toMatchObject({ code: 'templates.updateMany', count: size });
    expect(seen.size).toBeGreaterThan(3);
    expect(count(desk, '原客户')).toBe(size);
    await desk.client.steps.redo();
    expect(count(desk, '新客户')).toBe(size);
    await desk.client.steps.undo();
    expect(count(desk, '原客户')).toBe(size);
  });

  it('takes back its own part when a template is changed meanwhile, and keeps that change', async () => {
    await change(desk, '新客户');
    // The last one in the order in which undo goes through them.
    const last = [...(await desk.client.templates.ids({}))].sort().at(-1)!;
    const work = desk.client.steps.undo().catch((error: unknown) => error);
    while (count(desk, '原客户') === 0) await setImmediate();
    const { revision, fields } = desk.context.templates.recordOf(last);
    desk.context.templates.update(last, revision, { ...fields, customer: '别人的' });
    expect(faultOf(await work).code).toBe('undo-stale');
    expect([count(desk, '新客户'), count(desk, '别人的'), count(desk, '原客户')]).toEqual([size - 1, 1, 0]);
  });
});

/** Does `work` with the desk in a process of its own, which is killed as soon as some of it is written. */
const killIn = async (dir: string, work: string, begun: string): Promise<void> => {
  const script = `
    import { openDesk } from '#core/open-desk';
    import { systemClock } from '#core/system-clock';
    const desk = await openDesk({ dir: ${JSON.stringify(dir)}, clock: systemClock('2026-11-24') });
    const { templates } = desk.context;
    const ids = await desk.client.templates.ids({});
    void (async () => { ${work}; process.exit(3); })();
    const look = () => (${begun} ? process.kill(process.pid, 'SIGKILL') : setImmediate(look));
    look();`;
  const child = spawn(process.execPath, ['--input-type=module', '-e', script], {
    cwd: join(import.meta.dirname, '../../..'),
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  expect(await once(child, 'exit')).toEqual([null, 'SIGKILL']);
};

describe('a core that is killed', () => {
  it('in the middle of an undo: the next one ends it', async () => {
    const dir = scratch('undo');
    const first = await fill(dir);
    await change(first, '新客户');
    await first.close();
    await killIn(dir, 'await desk.client.steps.undo()', "templates.counts({ search: '原客户' }).all > 0");
    const desk = await openDesk({ dir, clock });
    expect([count(desk, '新客户'), count(desk, '原客户')]).toEqual([0, size]);
    expect((await desk.client.steps.next()).redo).toMatchObject({ count: size });
    await desk.client.steps.redo();
    expect(count(desk, '新客户')).toBe(size);
    await desk.close();
  });

  it('in the middle of a change of many: the next one takes it back', async () => {
    const dir = scratch('bulk');
    await (await fill(dir)).close();
    const work = `
      const edit = ${JSON.stringify(edit('新客户'))};
      const { items } = await desk.client.templates.previewMany({ chosen: { ids: [...ids] }, edit });
      await desk.client.templates.updateMany({ items: [...items], edit })`;
    await killIn(dir, work, "templates.counts({ search: '新客户' }).all > 0");
    const desk = await openDesk({ dir, clock });
    expect([count(desk, '新客户'), count(desk, '原客户')]).toEqual([0, size]);
    await desk.close();
  });
});

/** Protected files of an intake. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { IntakeItem } from '#contract/intake-views';
import { openDataKey } from '#core/key/data-key';
import { type Desk, openDesk } from '#core/open-desk';
import { openStore } from '#core/store/open-store';
import { blankDraft } from '#domain/intake/intake';
import { type Folder, give, plan, run, shortly, variant } from './intake-run.ts';
import { scanPage, writePdf } from './pdf-files.ts';
import { createScratch } from './scratch.ts';
import { drawSmallCard, smallCard } from './small-card.ts';

const scratch = createScratch();
const front = await drawSmallCard('front');
const page = scanPage({ bytes: front, ...smallCard }, 300);

let desk: Desk;
let dir = '';
let count = 0;
beforeEach(async () => {
  dir = scratch(`desk-${++count}`);
  desk = await openDesk({ dir });
});
afterEach(() => desk.close());

describe('protected files', () => {
  it('wait for their password, and go where they would have gone', async () => {
    const { client } = desk;
    const folder: Folder = {
      'x/示例甲_正面.pdf': writePdf([page], 'sample-word'),
      'x/示例乙_正面.jpg': variant(front, 1),
      'x/示例乙_反面.pdf': writePdf([page], 'other-word'),
      'x/IMG_0007.pdf': writePdf([page, page], 'sample-word'),
    };
    await plan(desk, folder);
    await run(desk, folder);
    const view = await client.intake.get();
    expect(shortly(view)).toEqual({
      '示例甲_正面.pdf': 'new failed locked',
      '示例乙_正面.jpg': 'new failed ',
      'IMG_0007.pdf': 'left done no-name',
    });
    expect(await client.intake.status()).toEqual({ needsPerson: 3, open: 0 });
    const [whole, half, nameless] = ['示例甲_正面.pdf', '示例乙_正面.jpg', 'IMG_0007.pdf'].map(
      (name) => view!.items.find(({ files }) => files[0]!.path.endsWith(name))!,
    );
    const unlock = (item: IntakeItem | undefined, password: string) =>
      client.intake.take({ item: item!.id, password });

    expect(await unlock(whole, 'wrong')).toMatchObject({
      state: 'failed',
      files: [{ state: 'refused', finding: { code: 'picture-password-wrong' } }],
    });
    const opened = await unlock(whole, 'sample-word');
    expect(opened).toMatchObject({ state: 'done', reason: null, template: { name: '示例甲' } });
    // The password is kept with the scan: its picture can be shown and made.
    const { scans } = await client.templates.get({ id: opened.template!.id });
    for (const ref of [`intake/${opened.files[0]!.id}`, `scan/${scans[0]!.id}`])
      expect((await desk.host.readBlob(`${ref}?width=100`)).mime).toBe('image/jpeg');

    expect(await unlock(half, 'other-word')).toMatchObject({
      state: 'done',
      files: [{ state: 'attached' }, { state: 'attached' }],
    });
    // Unlocked, a file that names nobody still waits for somebody to say whose it is.
    expect(await unlock(nameless, 'sample-word')).toMatchObject({
      decision: 'left',
      reason: 'no-name',
      files: [{ state: 'kept', finding: null }],
    });
    await client.intake.decide({ items: [nameless!.id], to: { draft: { ...blankDraft, zh: '示例丙' } } });
    expect(await client.intake.take({ item: nameless!.id })).toMatchObject({
      state: 'done',
      template: { name: '示例丙' },
    });
  });

  it('open at the first call that brings their password, which a file that needs none does not keep', async () => {
    const { client } = desk;
    const folder: Folder = {
      'x/示例甲_正面.pdf': writePdf([page], 'sample-word'),
      'x/示例甲_反面.pdf': writePdf([page]),
    };
    const [item] = (await plan(desk, folder)).items;
    await give(desk, [item!], folder);
    const taken = await client.intake.take({ item: item!.id, password: 'sample-word' });
    expect(taken).toMatchObject({ state: 'done', files: [{ state: 'attached' }, { state: 'attached' }] });
    await desk.close();
    const store = openStore(dir, (await openDataKey(dir, false)).bytes);
    const kept = store.db
      .prepare<[], string>("SELECT path FROM intake_files WHERE seen ->> '$.password' = 'sample-word'")
      .pluck();
    expect(kept.all()).toEqual(['x/示例甲_正面.pdf']);
    store.close();
    desk = await openDesk({ dir });
  });
});

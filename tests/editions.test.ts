import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { manifestName, signaturesName } from '#contract/updates';
import { blankFields } from '#domain/template/fields';
import {
  addEdition,
  editionDesks,
  faultFrom,
  minBytesOf,
  previewEdition,
  standingOf,
} from './edition-desks.ts';
import { makeRulesFile, packWith, usualRules } from './edition-room.ts';
import { createScratch } from './scratch.ts';
import { makeKey } from './update-room.ts';

const scratch = createScratch();
const own = makeKey();
const stranger = makeKey();
const fields = { ...blankFields, domains: [], tags: [] };
const { onDesk } = editionDesks(own);

describe('once it is in', () => {
  let right: string;
  beforeAll(async () => {
    await mkdir(scratch('more'));
    right = await makeRulesFile(scratch('more'), 'seven', [own]);
  });
  /** A desk of its own with edition 7 in it. */
  const installed = async (name: string): Promise<string> => {
    await onDesk(scratch(name), (desk) => addEdition(desk, right));
    return scratch(name);
  };

  it('counts at once and at every opening, over the app’s own and below the office’s', async () => {
    const dir = scratch('counts');
    await onDesk(dir, async (desk) => {
      const { client } = desk;
      await client.desk.fillWithSamples();
      const ready = (await client.templates.list({})).counts.ready;
      const seen = await previewEdition(desk, right);
      // Every template of the samples was looked at, and those whose picture is too small then are named.
      expect(seen.changes.length).toBeGreaterThan(0);
      expect(seen.checked).toBeGreaterThanOrEqual(seen.changes.length);
      for (const { before, after, reasons } of seen.changes) {
        expect(before).not.toBe(after);
        expect(reasons.some(({ code }) => code === 'picture-under-minimum')).toBe(true);
      }
      const view = await client.edition.add({ offer: seen.id });
      expect(view).toMatchObject({
        needsOpening: false,
        installed: {
          edition: 7,
          standing: 'counts',
          packs: ['newcomer', 'strict'],
          holidayYears: ['2031'],
          hasNaming: true,
          networks: 'none',
        },
      });
      expect(await minBytesOf(desk)).toBe(900_000);
      // What was foreseen is what happened.
      expect((await client.templates.list({})).counts.ready).toBe(
        ready - seen.changes.filter(({ before }) => before === 'ready').length,
      );
      expect((await client.rules.book()).naming.words.office).toContain('禁用词');
      expect((await client.rules.book()).targets).toContain('newcomer');
      expect((await client.about.officeData()).published).toEqual(['newcomer', 'strict']);
      expect(await client.about.diagnostics()).toContain('Edition of the rules: 7, 2026-11-20, counts');
    });
    await onDesk(dir, async (desk) => {
      expect(standingOf(desk)).toMatchObject({ edition: 7, standing: 'counts' });
      expect(await minBytesOf(desk)).toBe(900_000);
      expect((await desk.client.about.officeData()).holidayYears).toContain('2031');
      // The office's own pack, days and words beat it.
      await desk.client.targets.add({ pack: await packWith('strict', { asOf: '2026-11-25' }) });
      expect(await minBytesOf(desk)).toBe(56_320);
      expect((await desk.client.about.officeData()).published).toEqual(['newcomer']);
      const again = await makeRulesFile(scratch('more'), 'eight', [own], { edition: 8 });
      expect((await previewEdition(desk, again)).packs.map(({ kind }) => kind)).toEqual([
        'replaced',
        'office',
      ]);
      await desk.client.targets.remove({ id: 'strict' });
      expect(await minBytesOf(desk)).toBe(900_000);
    });
    const office = { schema: 1, years: { '2031': { rest: ['2031-05-01'], work: [] } } };
    await writeFile(join(dir, 'holidays.json'), JSON.stringify(office));
    await onDesk(dir, async ({ context }) =>
      expect(context.holidays().years['2031']?.rest).toEqual(['2031-05-01']),
    );
  }, 60_000);

  it('is replaced by a newer one only, whole, and what that does not bring falls back to the app', async () => {
    const dir = await installed('replaced');
    await onDesk(dir, async (desk) => {
      expect(await faultFrom(previewEdition(desk, right))).toBe('rules-unfit same');
      const older = await makeRulesFile(scratch('more'), 'six', [own], { edition: 6 });
      expect(await faultFrom(previewEdition(desk, older))).toBe('rules-unfit older');
      const files = { 'holidays.json': (await usualRules())['holidays.json'] };
      const next = await makeRulesFile(scratch('more'), 'eight', [own], { edition: 8, files });
      const seen = await previewEdition(desk, next);
      expect(seen).toMatchObject({
        from: 7,
        packs: [],
        leaving: ['newcomer', 'strict'],
        holidays: [],
        naming: { added: 0, removed: 1 },
      });
      await desk.client.edition.add({ offer: seen.id });
      expect(await minBytesOf(desk)).toBe(56_320);
      expect(await minBytesOf(desk, 'newcomer')).toBeUndefined();
      expect(await readdir(join(dir, 'published'))).toEqual(['8']);
      const { entries } = await desk.client.audit.page({ groups: ['desk'] });
      expect(entries.map(({ kind, data }) => [kind, data['edition']])).toEqual([
        ['edition-added', 8],
        ['edition-added', 7],
      ]);
    });
  });

  it('can be taken away, also where it is the default target', async () => {
    const dir = await installed('away');
    await onDesk(dir, async (desk) => {
      const { client } = desk;
      await client.desk.saveSettings({ target: 'newcomer' });
      await client.templates.create({ fields });
      expect((await client.edition.remove()).installed).toBeNull();
      expect(await minBytesOf(desk)).toBe(56_320);
      expect((await client.templates.list({})).rows).toHaveLength(1);
      expect((await client.desk.status()).settings.target).toBe('strict');
      expect(await readdir(join(dir, 'published'))).toEqual([]);
      expect(await faultFrom(client.edition.remove())).toBe('not-found');
      // Taken away by a person, an older one may follow.
      const older = await makeRulesFile(scratch('more'), 'five', [own], { edition: 5 });
      expect((await addEdition(desk, older)).installed).toMatchObject({ edition: 5 });
    });
  });

  it.each<[string, (folder: string) => Promise<unknown>, string]>([
    [
      'a pack that was edited',
      async (folder) => {
        const file = join(folder, 'targets', 'strict.json');
        await writeFile(file, (await readFile(file, 'utf8')).replace('900000', '900001'));
      },
      'changed',
    ],
    ['a file that is gone', (folder) => rm(join(folder, 'naming.json')), 'changed'],
    [
      'an edition that calls itself newer',
      async (folder) => {
        const file = join(folder, manifestName);
        await writeFile(file, (await readFile(file, 'utf8')).replace('"edition": 7', '"edition": 8'));
      },
      'changed',
    ],
    ['a folder under another number', (folder) => rename(folder, join(folder, '..', '9')), 'changed'],
    ['no signature', (folder) => rm(join(folder, signaturesName)), 'changed'],
    ['no manifest', (folder) => rm(join(folder, manifestName)), 'changed'],
  ])('leaves out %s, and takes the file again', async (name, spoil, wanted) => {
    const dir = await installed(`edited-${name}`);
    await spoil(join(dir, 'published', '7'));
    const logged: string[] = [];
    await onDesk(
      dir,
      async (desk) => {
        expect(standingOf(desk)).toMatchObject({ standing: wanted, packs: [] });
        expect(await minBytesOf(desk)).toBe(56_320);
        expect((await desk.client.rules.book()).naming.words.office ?? []).not.toContain('禁用词');
        expect((await desk.client.about.officeData()).holidayYears).not.toContain('2031');
        expect(logged).toContain('edition-left-out');
        expect((await addEdition(desk, right)).installed).toMatchObject({ edition: 7, standing: 'counts' });
        expect(await readdir(join(dir, 'published'))).toEqual(['7']);
        expect(await minBytesOf(desk)).toBe(900_000);
      },
      { log: (_level, event) => void logged.push(event) },
    );
  });

  it('lets a pack that nobody signed lie in its folder, unused', async () => {
    const dir = await installed('stray');
    const pack = await packWith('strict', { id: 'stray' });
    await writeFile(join(dir, 'published', '7', 'targets', 'stray.json'), JSON.stringify(pack));
    await onDesk(dir, async (desk) => {
      expect(standingOf(desk)?.standing).toBe('counts');
      expect(await minBytesOf(desk, 'stray')).toBeUndefined();
    });
  });

  it('does not count while it is half-written, and goes at the next start', async () => {
    const dir = await installed('half');
    // What a process leaves that dies in the middle of laying edition 8, and one that dies before the old one is gone.
    const eight = await makeRulesFile(scratch('more'), 'eight', [own], { edition: 8 });
    const part = join(dir, 'published', '.writing-0123456789abcdef');
    await mkdir(part);
    await writeFile(join(part, manifestName), '{');
    await onDesk(dir, async (desk) => {
      expect(standingOf(desk)).toMatchObject({ edition: 7, standing: 'counts' });
      expect(await readdir(join(dir, 'published'))).toEqual(['7']);
    });
    await onDesk(scratch('other'), (desk) => addEdition(desk, eight));
    await rename(join(scratch('other'), 'published', '8'), join(dir, 'published', '8'));
    await rm(join(dir, 'published', '8', 'naming.json'));
    await onDesk(dir, async (desk) => expect(standingOf(desk)).toMatchObject({ edition: 7 }));
  });

  it('does not count any more once the app is as new, and not in an app that is too old for it', async () => {
    const dir = scratch('aged');
    const file = await makeRulesFile(scratch('more'), 'aged', [own], { least: '2.0.0' });
    await onDesk(dir, (desk) => addEdition(desk, file), { appVersion: '2.0.0' });
    await onDesk(
      dir,
      async (desk) => {
        expect(standingOf(desk)).toMatchObject({ edition: 7, standing: 'app-older', date: '2026-11-20' });
        expect(await minBytesOf(desk)).toBe(56_320);
      },
      { appVersion: '1.0.0' },
    );
    for (const [released, wanted] of [
      ['2026-11-19', 'counts'],
      ['2026-11-20', 'past'],
    ] as const)
      await onDesk(
        dir,
        async (desk) => {
          expect(standingOf(desk)?.standing).toBe(wanted);
          expect(await minBytesOf(desk)).toBe(wanted === 'past' ? 56_320 : 900_000);
          const nine = await makeRulesFile(scratch('more'), 'nine', [own], { edition: 9 });
          expect(await faultFrom(previewEdition(desk, nine))).toBe(
            wanted === 'past' ? 'rules-unfit past' : 'taken',
          );
        },
        { appVersion: '2.0.0', released },
      );
  });

  it('is another build’s matter where its key is unknown', async () => {
    const dir = await installed('foreign');
    await onDesk(
      dir,
      async (desk) => {
        expect(standingOf(desk)).toMatchObject({ standing: 'unknown-key', date: null });
        expect(await minBytesOf(desk)).toBe(56_320);
      },
      { updateKeys: [stranger.trusted] },
    );
    await onDesk(dir, async (desk) => expect(standingOf(desk)?.standing).toBe('no-keys'), { updateKeys: [] });
  });

  it('takes nothing in that was changed between preview and add', () =>
    onDesk(scratch('swapped'), async (desk) => {
      const path = await makeRulesFile(scratch('more'), 'swapped', [own]);
      // Larger files stay where they are until they are taken in.
      const { id } = await desk.context.editions.check({
        source: { path },
        release: async () => undefined,
      });
      await makeRulesFile(scratch('more'), 'swapped', [own], { edition: 70 });
      expect(await faultFrom(desk.client.edition.add({ offer: id }))).toBe('rules-untrusted changed');
      expect(standingOf(desk)).toBeNull();
    }));

  it('changes nothing in a desk that is open for looking', async () => {
    const dir = await installed('looking');
    await onDesk(
      dir,
      async (desk) => {
        expect(standingOf(desk)?.standing).toBe('counts');
        expect(await faultFrom(desk.client.edition.remove())).toBe('read-only');
      },
      { look: true },
    );
  });
});

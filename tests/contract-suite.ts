/** What every host must give a page: each operation of the contract, its faults with code and data, its streams, its aborts. */
import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { DeskClient } from '#contract/desk-client';
import { faultOf } from '#contract/fault-of';
import { finishJob } from '#core/jobs/follow-job';
import { blankFields } from '#domain/template/fields';
import { describeDomains } from './contract-domains.ts';
import { describeEdition } from './contract-edition.ts';
import { checkIntake } from './contract-intake.ts';
import { readsAndAgrees } from './contract-readings.ts';
import { describeReturned } from './contract-returned.ts';
import { undoesAndRedoes } from './contract-steps.ts';
import { describeLists } from './list-contract.ts';
import { partsOf } from './parts-of.ts';
import { scanPage, textPage, writePdf } from './pdf-files.ts';
import { describePictures } from './picture-contract.ts';

export type ClientUnderTest = {
  readonly client: DeskClient;
  offer(name: string, bytes: Uint8Array): Promise<{ readonly token: string }>;
  close(): Promise<void>;
};

const fields = { ...blankFields, domains: [], tags: [] };
const faultCode = (work: Promise<unknown>): Promise<unknown> =>
  work.then(
    () => 'no fault',
    (error: unknown) => faultOf(error),
  );

/** `open` gives a client of an empty desk behind one kind of host. */
export const describeContract = (host: string, open: () => Promise<ClientUnderTest>): void => {
  describe(`the contract over ${host}`, () => {
    let under: ClientUnderTest;
    let client: DeskClient;
    beforeAll(async () => {
      under = await open();
      client = under.client;
    });
    afterAll(() => under.close());

    it('desk.status and desk.saveSettings', async () => {
      expect(await client.desk.status()).toMatchObject({ templates: 0, protection: 'file' });
      expect(await client.desk.saveSettings({ language: 'en', theme: 'dark' })).toMatchObject({
        language: 'en',
        theme: 'dark',
      });
      expect((await client.desk.status()).settings).toMatchObject({ language: 'en', theme: 'dark' });
      expect(await faultCode(client.desk.saveSettings({ theme: 'pink' as never }))).toMatchObject({
        code: 'invalid-input',
      });
      expect(await faultCode(client.desk.saveSettings({ target: 'nowhere' }))).toMatchObject({
        code: 'target-unknown',
      });
    });

    it('targets.list and numbers.check', async () => {
      expect((await client.targets.list())[0]).toMatchObject({ id: 'strict' });
      expect(await client.numbers.check({ kind: 'SFZ', value: '11010519491231002X' })).toMatchObject({
        valid: true,
      });
      expect(await faultCode(client.numbers.check({ kind: 'XX' as never, value: '' }))).toMatchObject({
        code: 'invalid-input',
      });
    });

    it('rules.book holds naming words and the ids of all packs', async () => {
      const [book, packs] = [await client.rules.book(), await client.targets.list()];
      expect(book.naming.words['state-name']).toContain('china');
      expect(book.targets).toEqual(packs.map(({ id }) => id));
    });

    it('desk.today knows nothing of an empty desk', async () => {
      expect(await client.desk.today()).toEqual({ done: 0, averageSeconds: null });
    });

    it('desk.fillWithSamples, once', async () => {
      expect(await client.desk.fillWithSamples()).toMatchObject({ templates: 13 });
      expect(await faultCode(client.desk.fillWithSamples())).toMatchObject({ code: 'desk-not-empty' });
    });

    it('desk.doctor finds a fresh desk sound, step by step', async () => {
      const status = await client.desk.status();
      const steps = await partsOf(await client.desk.doctor({}));
      expect(new Set(steps.map((step) => (step.kind === 'progress' ? step.step : step.kind)))).toEqual(
        new Set(['installation', 'store', 'list', 'history', 'objects', 'files', 'backups', 'done']),
      );
      expect(steps.at(-1)).toMatchObject({
        report: { ok: true, problems: [], checked: { templates: status.templates, key: 'file' } },
      });
      expect(status).toMatchObject({
        isForLooking: false,
        history: { isSound: true, brokenAt: null, missing: 0, isRewritten: false },
      });
    });

    it('templates: create, get, list, update, setState, remove, restore', async () => {
      const made = await client.templates.create({ fields: { ...fields, customer: '契约客户' } });
      const { id } = made;
      expect(await client.templates.get({ id })).toEqual(made);
      expect((await client.templates.list({ search: '契约客户' })).rows).toMatchObject([{ id }]);
      const changed = await client.templates.update({
        id,
        revision: 1,
        fields: { ...fields, email: 'a@example.cn' },
      });
      expect(changed).toMatchObject({ revision: 2, fields: { email: 'a@example.cn' } });
      expect(await faultCode(client.templates.update({ id, revision: 1, fields }))).toMatchObject({
        code: 'stale-revision',
        data: { revision: 1, current: 2 },
        retry: false,
      });
      expect(await client.templates.noteNumberShown({ id })).toMatchObject({
        revision: 2,
        events: [{ kind: 'number-shown' }, {}, {}],
      });
      expect(await client.templates.setState({ id, revision: 2, state: 'in-review' })).toMatchObject({
        state: 'in-review',
      });
      expect(await client.templates.remove({ id, revision: 3 })).toMatchObject({ removed: true });
      expect(await client.templates.restore({ id, revision: 4 })).toMatchObject({ removed: false });
      expect(await faultCode(client.templates.get({ id: 'nobody' }))).toMatchObject({ code: 'not-found' });
      expect(
        await faultCode(client.templates.create({ fields: { ...fields, email: 5 as never } })),
      ).toMatchObject({
        code: 'invalid-input',
        data: { field: 'fields.email' },
      });
    });

    it('readings: progress, readTemplate, lines, agree', () => readsAndAgrees(under), 120_000);

    it('steps: next, undo, redo', () => undoesAndRedoes(client));

    it('scans and pictures: attach, setSide, prepare, detach; a file that is no picture is a fault and loses nothing', async () => {
      const { id } = await client.templates.create({ fields });
      const { token } = await under.offer('front.jpg', await readFile('assets/samples/id-front.jpg'));
      const attached = await client.scans.attach({ template: id, grant: token });
      const [scan] = attached.scans;
      expect(await faultCode(client.scans.attach({ template: id, grant: token }))).toMatchObject({
        code: 'grant-unknown',
      });
      const text = await under.offer('text.jpg', Buffer.from('no picture'));
      expect(await faultCode(client.scans.attach({ template: id, grant: text.token }))).toMatchObject({
        code: 'unreadable-scan',
        data: { reason: 'picture-not-a-picture' },
      });
      expect(await client.scans.setSide({ template: id, scan: scan?.id ?? '', side: 'back' })).toMatchObject({
        scans: [{ side: 'back' }],
      });
      expect(await client.pictures.prepare({ template: id })).toMatchObject({
        picture: { output: { type: 'jpeg' } },
      });
      expect(await client.scans.detach({ template: id, scan: scan?.id ?? '' })).toMatchObject({ scans: [] });
    });

    it('scans of a protected file with several pages: password, choosePages', async () => {
      const { id } = await client.templates.create({ fields });
      const jpeg = { bytes: await readFile('assets/samples/id-front.jpg'), width: 2400, height: 1800 };
      const file = writePdf([scanPage(jpeg, 300), scanPage(jpeg, 300, 180), textPage], 'sample-word');
      const attach = async (password: string) => {
        const { token } = await under.offer('card.pdf', file);
        return client.scans.attach({ template: id, grant: token, password });
      };
      expect(await faultCode(attach(''))).toMatchObject({
        code: 'unreadable-scan',
        data: { reason: 'picture-locked' },
      });
      const [first] = (await attach('sample-word')).scans;
      const choose = (scan: string, pages: number[]) =>
        client.scans.choosePages({ template: id, scan, pages });
      const both = await choose(first?.id ?? '', [2, 1]);
      expect(both.scans.map(({ side, facts }) => [side, facts.page])).toEqual([
        ['front', 1],
        ['back', 2],
      ]);
      const exchanged = await choose(first?.id ?? '', [2, 3]);
      expect(exchanged.scans.map(({ side, facts }) => [side, facts.page])).toEqual([
        ['back', 2],
        ['front', 3],
      ]);
      expect(await choose(exchanged.scans[0]?.id ?? '', [2, 3])).toMatchObject({
        revision: exchanged.revision,
      });
      expect(await faultCode(choose(exchanged.scans[0]?.id ?? '', [4]))).toMatchObject({
        code: 'unreadable-scan',
        data: { reason: 'picture-no-such-page', page: 4 },
      });
      expect(await client.pictures.prepare({ template: id })).toMatchObject({
        picture: { output: { type: 'jpeg' } },
      });
    });

    it('checks.run, as things are and as they would be elsewhere', async () => {
      const all = await client.checks.run({});
      expect(all.length).toBeGreaterThan(13);
      const [first] = all;
      expect(
        await client.checks.run({
          templates: [first?.template ?? ''],
          target: 'cnnic-advice',
          today: '2030-01-01',
        }),
      ).toHaveLength(1);
      expect(await faultCode(client.checks.run({ today: '2030-02-31' as never }))).toMatchObject({
        code: 'invalid-input',
      });
    });

    it('targets: preview says what a pack would change and writes nothing, add takes it in, remove gives the old one back', async () => {
      const before = await client.targets.list();
      const strict = before[0]!;
      const narrow = { ...strict, picture: { ...strict.picture, aim: null, minBytes: 900_000 } };
      const preview = await client.targets.preview({ pack: narrow });
      expect(preview).toMatchObject({ scope: 'users', pack: { id: 'strict' } });
      expect(preview.differences.map(({ path }) => path)).toContain('picture.minBytes');
      expect(preview.changes.length).toBeGreaterThan(0);
      for (const { before: was, after, reasons } of preview.changes) {
        expect(was).not.toBe(after);
        expect(reasons.some(({ code }) => code === 'picture-under-minimum')).toBe(true);
      }
      expect(await client.targets.list()).toEqual(before);
      expect((await client.targets.preview({ pack: { ...narrow, id: 'office' } })).scope).toBe('all');

      const ready = async () => (await client.templates.list({})).counts.ready;
      const readyBefore = await ready();
      expect((await client.targets.add({ pack: narrow }))[0]?.picture.minBytes).toBe(900_000);
      expect(await ready()).toBe(
        readyBefore - preview.changes.filter(({ before: was }) => was === 'ready').length,
      );
      expect(await client.targets.remove({ id: 'strict' })).toEqual(before);
      expect(await ready()).toBe(readyBefore);

      expect(await faultCode(client.targets.remove({ id: 'strict' }))).toMatchObject({
        code: 'target-unknown',
      });
      expect(await faultCode(client.targets.preview({ pack: { ...strict, schema: 2 } }))).toMatchObject({
        code: 'pack-newer',
        data: { schema: 2 },
      });
      for (const pack of [
        null,
        'x',
        {},
        { ...strict, surprise: 1 },
        { ...strict, picture: { ...strict.picture, minBytes: -1 } },
      ])
        expect(await faultCode(client.targets.add({ pack }))).toMatchObject({ code: 'pack-invalid' });
      expect(await client.targets.list()).toEqual(before);
    });

    it('a pack that is gone leaves its templates readable and says so', async () => {
      const [strict] = await client.targets.list();
      await client.targets.add({ pack: { ...strict!, id: 'office' } });
      const { id } = await client.templates.create({ fields: { ...fields, target: 'office' } });
      await client.targets.remove({ id: 'office' });
      const { findings } = await client.templates.get({ id });
      expect(findings).toContainEqual(
        expect.objectContaining({ code: 'target-missing', data: { id: 'office' } }),
      );
      expect((await client.checks.run({ templates: [id] }))[0]?.findings).toEqual(findings);
    });

    it('outcomes: what came back is kept with its meaning, counted per rule, and undone', async () => {
      const { id } = await client.templates.create({ fields });
      const sent = await client.templates.setState({ id, revision: 1, state: 'in-review' });
      expect(sent.outcomes).toMatchObject([{ target: 'strict', result: null }]);
      const message = '审核失败：未提交注册者证件';
      const back = await client.templates.setState({ id, revision: 2, state: 'rejected', message });
      expect(back.outcomes).toMatchObject([{ result: 'rejected', message, failures: ['F13'] }]);
      const missing = (await client.rules.counts()).find(({ code }) => code === 'picture-missing');
      expect(missing).toMatchObject({ rejected: 1, foresaw: 1 });
      await client.steps.undo();
      expect((await client.templates.get({ id })).outcomes).toMatchObject([
        { result: null, message: '', failures: [] },
      ]);
      await client.steps.undo();
      expect((await client.templates.get({ id })).outcomes).toEqual([]);
    });

    it('answers get the day on which they were given, once', async () => {
      const today = (await client.desk.status()).today;
      const questions = { ...fields.questions, cardReissued: 'yes', icpFiling: 'no 2020-02-03' };
      const made = await client.templates.create({ fields: { ...fields, questions } });
      expect(made.fields.questions).toMatchObject({
        cardReissued: `yes ${today}`,
        icpFiling: 'no 2020-02-03',
        sealComplete: '',
      });
      expect(
        await faultCode(
          client.templates.create({ fields: { ...fields, questions: { ...questions, icpFiling: 'maybe' } } }),
        ),
      ).toMatchObject({ code: 'invalid-input', data: { field: 'fields.questions.icpFiling' } });
    });

    it('guide.explain, alone and for one template', async () => {
      const [first] = await client.guide.explain({ text: '新颁发证件' });
      expect(first).toMatchObject({ id: 'F09', suspects: [] });
      const { id } = await client.templates.create({ fields });
      const [own] = await client.guide.explain({ text: 'Lack of registrant certificate', template: id });
      expect(own).toMatchObject({ id: 'F13', suspects: [{ code: 'picture-missing' }] });
      expect(await faultCode(client.guide.explain({ text: 'x', template: 'nobody' }))).toMatchObject({
        code: 'not-found',
      });
    });

    it('intake: a folder is planned, changed, taken in, put away', () => checkIntake(under));

    describePictures(() => under);
    describeLists(() => under);
    describeReturned(() => client);
    describeDomains(() => client);
    describeEdition(() => under);

    it('bundles: the job that builds one can be left and cancelled; list, verify', async () => {
      const built = await finishJob<'bundle'>(client, { kind: 'bundle', input: {} });
      expect(built).toMatchObject({ state: 'done', done: built.total });
      expect((await client.desk.today()).done).toBeGreaterThan(0);
      const [bundle] = await client.bundles.list();
      expect(await client.bundles.verify({ bundle: bundle?.id ?? '' })).toMatchObject({ ok: true });
      const { token } = await under.offer('x.zip', Buffer.from('no zip'));
      expect(await client.bundles.verify({ grant: token })).toMatchObject({
        ok: false,
        problems: [{ code: 'not-a-zip' }],
      });
      const empty = client.templates.create({ fields }).then(async ({ id }) => {
        await finishJob(client, { kind: 'bundle', input: { templates: [id] } });
      });
      expect(await faultCode(empty)).toMatchObject({ code: 'nothing-ready' });
      const before = (await client.bundles.list()).length;
      // Who looks away changes nothing; who cancels leaves nothing.
      const { id: left } = await client.jobs.begin({ kind: 'bundle', input: {} });
      for await (const _ of await client.jobs.watch({ id: left })) break;
      for await (const _ of await client.jobs.watch({ id: left }));
      expect(await client.bundles.list()).toHaveLength(before + 1);
      const { id: stopped } = await client.jobs.begin({ kind: 'bundle', input: {} });
      expect(await client.jobs.cancel({ id: stopped })).toMatchObject({ state: 'cancelled' });
      expect(await client.bundles.list()).toHaveLength(before + 1);
      expect((await client.jobs.list()).slice(0, 2)).toMatchObject([
        { id: stopped, state: 'cancelled' },
        { id: left, state: 'done' },
      ]);
      expect(await faultCode(client.jobs.resume({ id: left }))).toMatchObject({ code: 'not-found' });
    });
  });
};

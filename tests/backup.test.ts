/** A backup that counts can be restored: whole, on another machine, after damage and after kills; and it is never shown as good when it is not. */

import { cp, link, mkdir, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { beforeAll, describe, expect, it } from 'vitest';
import type { MadeBackup } from '#contract/backups';
import { faultOf } from '#contract/fault-of';
import { backUpBeforeSteps } from '#core/backup/before-steps';
import { locateBackup } from '#core/backup/place';
import { restoreBackup } from '#core/backup/restore-backup';
import { openDataKey } from '#core/key/data-key';
import { type Desk, openDesk } from '#core/open-desk';
import { migrations } from '#core/store/migrations/index';
import { systemClock } from '#core/system-clock';
import { blankFields } from '#domain/template/fields';
import { asked, attach, contentsOf, filesIn, flip, withDesk, writeDamage } from './backup-room.ts';
import { partsOf } from './parts-of.ts';
import { createScratch } from './scratch.ts';

const scratch = createScratch();
const quiet = () => undefined;
const fields = (customer: string) => ({ ...blankFields, customer }) as never;
const templates: string[] = [];

beforeAll(async () => {
  const desk = await openDesk({ dir: scratch('desk') });
  for (const file of ['assets/samples/id-front.jpg', 'assets/samples/id-back.jpg']) {
    const { id } = await desk.client.templates.create({ fields: fields(file) });
    await attach(desk, id, await readFile(file));
    templates.push(id);
  }
  for (let n = 0; n < 30; n += 1) await desk.client.templates.create({ fields: fields(`客户${n}`) });
  await desk.close();
  await writeFile(
    join(scratch('desk'), 'naming.json'),
    '{"schema":1,"asOf":"2026-01-01","words":{"office":["某词"]}}',
  );
}, 120_000);

let copies = 0;
const copyDesk = async (): Promise<string> => {
  const dir = scratch(`desk-${copies++}`);
  await cp(scratch('desk'), dir, { recursive: true, preserveTimestamps: true });
  return dir;
};
const makeIn = async (desk: Desk, folder: string): Promise<MadeBackup> => {
  await mkdir(folder, { recursive: true });
  return desk.context.backups.makeIn(folder, asked);
};
const restore = async (dir: string, from: string, into: string) =>
  restoreBackup({
    from: await locateBackup(from),
    into,
    dataKey: (await openDataKey(dir, false)).bytes,
    key: { from: 'file', file: join(dir, 'key.json') },
    log: quiet,
    signal: undefined,
    onStep: quiet,
  });

describe('a backup', () => {
  it('is restored equal to the desk, row by row and file by file', async () => {
    const dir = await copyDesk();
    const made = await withDesk(dir, (desk) => makeIn(desk, scratch('drive-equal')));
    expect(made).toMatchObject({ templates: 32, objects: 2, copied: 2, read: 2, missing: 0, state: 'whole' });
    const into = scratch('restored-equal');
    const report = await restore(dir, scratch('drive-equal'), into);
    expect(report).toMatchObject({ ok: true, templates: 32, objects: 2, missing: [], desk: into });
    expect(await contentsOf(into)).toEqual(await contentsOf(dir));
    expect(await readFile(join(into, 'naming.json'), 'utf8')).toContain('某词');
    await withDesk(into, async ({ client }) => {
      expect((await client.desk.status()).history.isSound).toBe(true);
      const [last] = await partsOf(await client.desk.doctor({})).then((parts) => parts.slice(-1));
      expect(last).toMatchObject({ kind: 'done', report: { ok: true } });
    });
  });

  it('holds nothing in clear, and no key that opens it by itself', async () => {
    const dir = await copyDesk();
    const drive = scratch('drive-clear');
    await withDesk(dir, (desk) => makeIn(desk, drive));
    const key = Buffer.from((await openDataKey(dir, false)).bytes);
    for (const file of await filesIn(drive)) {
      const bytes = await readFile(file);
      for (const said of ['客户1', '某词', 'scan.jpg', 'JFIF', key.toString('hex'), 'SQLite format 3'])
        expect(bytes.includes(said), `${said} in ${file}`).toBe(false);
      expect(bytes.includes(key)).toBe(false);
    }
  });

  it('copies only what is new, and goes on beside changes that are made meanwhile', async () => {
    const dir = await copyDesk();
    const drive = scratch('drive-more');
    await withDesk(dir, async (desk) => {
      const first = await makeIn(desk, drive);
      expect(first.copied).toBe(2);
      await attach(
        desk,
        templates[0]!,
        await readFile('assets/samples/passport.jpg').catch(() => readFile('assets/icon.png')),
      );
      const running = makeIn(desk, drive);
      let changes = 0;
      for (let isDone = false; !isDone; changes += 1) {
        await desk.client.templates.create({ fields: fields(`同时${changes}`) });
        isDone = (await Promise.race([running.then(() => true), wait(5, false)])) === true;
      }
      const second = await running;
      expect(second).toMatchObject({ copied: 1, objects: 3 });
      expect(changes).toBeGreaterThan(0);
      const into = scratch('restored-more');
      expect((await restore(dir, second.path, into)).templates).toBe(second.templates);
    });
  });

  it('is made in the desk folder and at the second place, and thinned out to what is kept', async () => {
    const dir = await copyDesk();
    const drive = scratch('drive-second');
    await mkdir(drive);
    await withDesk(dir, async ({ context }) => {
      await context.backups.choose(drive);
      for (let n = 0; n < 5; n += 1) {
        const { made, away } = await context.backups.make(asked);
        expect(made.map(({ place }) => place)).toEqual(['own', 'second']);
        expect(away).toBe(false);
      }
      const { places } = await context.backups.list();
      for (const { backups } of places)
        expect(backups.map(({ state }) => state)).toEqual(['whole', 'whole', 'whole']);
      await rm(drive, { recursive: true });
      expect((await context.backups.make(asked)).away).toBe(true);
    });
    // Below the desk an object is one file with two names.
    const [object] = await filesIn(join(dir, 'backups', 'objects'));
    expect((await stat(object!)).nlink).toBe(2);
  });

  it('refuses a place that is no folder, cannot be written or lies in the desk', async () => {
    const dir = await copyDesk();
    await withDesk(dir, async ({ context: { backups } }) => {
      for (const folder of [scratch('nowhere'), dir, join(dir, 'vault'), 'relative'])
        expect(faultOf(await backups.choose(folder).catch((error) => error)).code, folder).toBe(
          'place-unfit',
        );
    });
  });

  it('heals what was damaged in the place, and names what is damaged in the desk', async () => {
    const dir = await copyDesk();
    const drive = scratch('drive-heal');
    await withDesk(dir, async (desk) => {
      const { path } = await makeIn(desk, drive);
      const [first, second] = await filesIn(join(path, '..', 'objects'));
      await flip(first!, 200);
      expect(await makeIn(desk, drive)).toMatchObject({ healed: 1, missing: 0 });
      // Damaged in the desk and gone in the place: the backup counts and says so.
      await rm(second!);
      await flip(join(dir, 'vault', relative(join(path, '..', 'objects'), second!)), 100);
      expect(await makeIn(desk, drive)).toMatchObject({ missing: 1 });
      const report = await restore(dir, drive, scratch('restored-heal'));
      expect(report).toMatchObject({ ok: false, templates: 32 });
      expect(templates).toContain(report.missing[0]!.template);
    });
  });

  it('with one flipped bit is never restored as whole', async () => {
    const dir = await copyDesk();
    const drive = scratch('drive-bits');
    const { path } = await withDesk(dir, (desk) => makeIn(desk, drive));
    let told = 0;
    for (const file of await filesIn(drive)) {
      const { size } = await stat(file);
      for (const at of [Math.floor(size / 3), size - 1]) {
        await flip(file, at);
        const into = scratch(`bits-${told}`);
        const outcome = await restore(dir, path, into).catch((error: unknown) => faultOf(error).code);
        if (typeof outcome === 'string') {
          expect(['backup-damaged', 'key-wrong', 'backup-newer'], `${relative(drive, file)} ${at}`).toContain(
            outcome,
          );
          expect(await readdir(into).catch(() => null)).toBeNull();
        } else expect(outcome.ok, `${relative(drive, file)} ${at}`).toBe(false);
        await flip(file, at);
        told += 1;
      }
    }
    expect(told).toBeGreaterThanOrEqual(10);
  }, 120_000);

  it('is tried as a whole without touching the desk', async () => {
    const dir = await copyDesk();
    await withDesk(dir, async ({ context: { backups } }) => {
      const { made } = await backups.make(asked);
      const before = await filesIn(dir);
      const report = await backups.drill({ place: 'own', name: made[0]!.name }, {});
      expect(report).toMatchObject({ ok: true, templates: 32, objects: 2, desk: '' });
      expect(await filesIn(dir)).toEqual(before);
      expect((await backups.list()).drilledAt).not.toBeNull();
    });
  });

  it('never goes over anything', async () => {
    const dir = await copyDesk();
    await withDesk(dir, (desk) => makeIn(desk, scratch('drive-over')));
    const before = await filesIn(dir);
    expect(faultOf(await restore(dir, scratch('drive-over'), dir).catch((error) => error)).code).toBe(
      'folder-not-empty',
    );
    expect(await filesIn(dir)).toEqual(before);
  });

  it('is made before a step of the schema, and opens as the desk was', async () => {
    const dir = await copyDesk();
    const key = (await openDataKey(dir, false)).bytes;
    const steps = [...migrations, { version: 1_000_000, apply: () => undefined }];
    const about = {
      dir,
      dataKey: key,
      clock: systemClock(),
      log: quiet,
      app: '0',
      portableKey: null,
      epoch: 1,
      steps,
    };
    await backUpBeforeSteps(about);
    await withDesk(dir, async ({ context: { backups } }) => {
      const [own] = (await backups.list()).places;
      expect(own!.backups).toMatchObject([
        { reason: 'migration', templates: 32, objects: 2, state: 'whole' },
      ]);
    });
    expect(await restore(dir, join(dir, 'backups'), scratch('restored-step'))).toMatchObject({
      ok: true,
      templates: 32,
    });
  });

  it('is not made of a store with a damaged page', async () => {
    const dir = await copyDesk();
    const desk = await openDesk({ dir, create: false });
    try {
      const { size } = await stat(join(dir, 'store.db'));
      await makeIn(desk, scratch('drive-page'));
      // Beside the open store, as a disk does it.
      await link(join(dir, 'store.db'), scratch('alias'));
      await writeDamage(scratch('alias'), Math.floor(size / 2));
      const refused = faultOf(await makeIn(desk, scratch('drive-page')).catch((error) => error)).code;
      expect(refused).toBe('store-damaged');
      const names = await readdir((await locateBackup(scratch('drive-page'))).place);
      expect(names.filter((name) => name !== 'objects')).toHaveLength(1);
    } finally {
      // Its own last look may meet the damage as well.
      await desk.close().catch((error: unknown) => expect(faultOf(error).code).toBe('store-damaged'));
    }
  });
});

/** Reading networks in a rules file: proved, tried, used from the next opening on, and left out alone where they do not hold. */
import { appendFile, mkdir, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, expect, it } from 'vitest';
import { faultOf } from '#contract/fault-of';
import { locateBackup } from '#core/backup/place';
import { restoreBackup } from '#core/backup/restore-backup';
import { openDataKey } from '#core/key/data-key';
import { type Desk, openDesk } from '#core/open-desk';
import { salvageDesk } from '#core/salvage/salvage-desk';
import { blankFields } from '#domain/template/fields';
import { makeRulesFile, networkBytes, usualRules } from './edition-room.ts';
import { partsOf } from './parts-of.ts';
import { createScratch } from './scratch.ts';
import { makeKey } from './update-room.ts';

const scratch = createScratch();
const own = makeKey();
const onDesk = async <T>(dir: string, work: (desk: Desk) => Promise<T>): Promise<T> => {
  const desk = await openDesk({ dir, updateKeys: [own.trusted] });
  try {
    return await work(desk);
  } finally {
    await desk.close();
  }
};
const add = async ({ host, client }: Desk, path: string) => {
  const { token } = await host.offer('rules.zip', { path });
  const preview = await client.edition.preview({ grant: token });
  return { preview, view: await client.edition.add({ offer: preview.id }) };
};
const problemsOf = async ({ client }: Desk) => {
  const last = (await partsOf(await client.desk.doctor({ quick: true }))).at(-1);
  return last?.kind === 'done'
    ? last.report.problems.map(({ code, object }) => `${code} ${object}`).filter((one) => /edition/.test(one))
    : [];
};

let file: string;
let files: Record<string, unknown>;
beforeAll(async () => {
  await mkdir(scratch('files'));
  const networks = await networkBytes();
  // Others than the app's own, which read as well as they do: the last character is one that no sample has.
  const characters = Buffer.from(
    networks['weights/characters.txt']!.toString('utf8').replace(/[^\n]+\n?$/, '\u{10ffff}\n'),
  );
  files = { ...(await usualRules()), ...networks, 'weights/characters.txt': characters };
  file = await makeRulesFile(scratch('files'), 'networks', [own], { files, networks: 'test-5' });
});

it('read from the next opening on, so that every scan is read anew, and go again', async () => {
  const dir = scratch('desk');
  const before = await onDesk(dir, async (desk) => {
    const { client, context, host } = desk;
    const { id } = await client.templates.create({ fields: { ...blankFields, domains: [], tags: [] } });
    const { token } = await host.offer('id.jpg', { path: 'assets/samples/id-front.jpg' });
    await client.scans.attach({ template: id, grant: token });
    await context.scanReader.readTemplate(id);
    expect((await client.readings.progress()).waiting).toBe(0);
    const { preview, view } = await add(desk, file);
    expect(preview.networks).toMatch(/^test-5-[0-9a-f]{8}$/);
    expect(view).toMatchObject({ needsOpening: true, installed: { standing: 'counts', networks: 'later' } });
    return { id, version: (await client.templates.get({ id })).scans[0]!.reading!.version };
  });
  await onDesk(dir, async ({ client, context }) => {
    expect(context.editions.view()).toMatchObject({ needsOpening: false, installed: { networks: 'used' } });
    expect((await client.readings.progress()).waiting).toBe(1);
    await context.scanReader.readTemplate(before.id);
    const [scan] = (await client.templates.get({ id: before.id })).scans;
    expect(scan?.reading?.version).toMatch(/^test-5-[0-9a-f]{8}\+\d+$/);
    expect(scan?.reading?.version).not.toBe(before.version);
    expect(scan?.reading?.paper).toBe('SFZ');
    expect(await client.edition.remove()).toMatchObject({ needsOpening: true, installed: null });
  });
  await onDesk(dir, async ({ client }) => expect((await client.readings.progress()).waiting).toBe(1));
}, 120_000);

it('are refused where they do not read the sample, with all that came along', async () => {
  await onDesk(scratch('unfit'), async (desk) => {
    const worse = Buffer.from('x\n'.repeat(3));
    const unfit = await makeRulesFile(scratch('files'), 'unfit', [own], {
      files: { ...files, 'weights/characters.txt': worse },
      networks: 'test-6',
    });
    const noNetwork = await makeRulesFile(scratch('files'), 'no-network', [own], {
      files: { ...files, 'weights/recognition.onnx': Buffer.from('no network') },
      networks: 'test-7',
    });
    for (const path of [unfit, noNetwork]) {
      const { code, data } = (await add(desk, path).catch(faultOf)) as ReturnType<typeof faultOf>;
      expect({ code, why: data['why'] }).toEqual({ code: 'rules-unfit', why: 'networks' });
    }
    expect(await readdir(scratch('unfit'))).not.toContain('published');
  });
}, 120_000);

it('are left out alone where they were changed, or stayed behind: backup, restore, salvage, doctor', async () => {
  const dir = scratch('kept');
  const backup = await onDesk(dir, async (desk) => {
    await add(desk, file);
    expect(await problemsOf(desk)).toEqual([]);
    const { made } = await desk.context.backups.make({ reason: 'asked', readAll: true });
    return made[0]!.path;
  });

  // A backup keeps the rules, and a restore proves them as any opening does.
  await restoreBackup({
    from: await locateBackup(backup),
    into: scratch('restored'),
    dataKey: (await openDataKey(dir, false)).bytes,
    key: { from: 'file', file: join(dir, 'key.json') },
    log: () => undefined,
    signal: undefined,
    onStep: () => undefined,
  });
  await onDesk(scratch('restored'), async (desk) => {
    expect(desk.context.editions.view().installed).toMatchObject({
      edition: 7,
      standing: 'counts',
      packs: ['newcomer', 'strict'],
      networks: 'damaged',
    });
    expect(desk.context.targets.get('strict').picture.minBytes).toBe(900_000);
    expect(await problemsOf(desk)).toEqual(['edition-networks published/7']);
    // The same file makes it whole.
    expect((await add(desk, file)).view.installed).toMatchObject({ networks: 'later' });
    expect(await problemsOf(desk)).toEqual([]);
  });

  await salvageDesk(dir, scratch('salvaged'), () => undefined);
  await onDesk(scratch('salvaged'), async (desk) => {
    expect(desk.context.editions.view().installed).toMatchObject({ standing: 'counts', networks: 'used' });
  });

  await appendFile(join(dir, 'published', '7', 'weights', 'recognition.onnx'), 'x');
  await onDesk(dir, async (desk) => {
    expect(desk.context.editions.view().installed).toMatchObject({ standing: 'counts', networks: 'damaged' });
  });
  await appendFile(join(dir, 'published', '7', 'naming.json'), ' ');
  await onDesk(dir, async (desk) => expect(await problemsOf(desk)).toEqual(['edition-changed published/7']));
}, 120_000);

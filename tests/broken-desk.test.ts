/** Desks that were broken in one way each: nothing broken is called ready, what can be mended is, and nothing else is touched. */
import { randomBytes } from 'node:crypto';
import { chmod, cp, mkdir, open, readdir, readFile, rm, stat, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import type { DoctorReport } from '#contract/doctor';
import { faultOf } from '#contract/fault-of';
import { finishJob } from '#core/jobs/follow-job';
import { openDataKey } from '#core/key/data-key';
import { type Desk, openDesk } from '#core/open-desk';
import { salvageDesk } from '#core/salvage/salvage-desk';
import { openStore } from '#core/store/open-store';
import { blankFields } from '#domain/template/fields';
import { partsOf } from './parts-of.ts';
import { createScratch } from './scratch.ts';

const scratch = createScratch();
const quiet = () => undefined;
const originals = ['assets/samples/id-front.jpg', 'assets/samples/id-back.jpg'] as const;
/** Two templates with a picture each, and more that only have fields, so that the store has pages of every kind. */
const ids: string[] = [];
const onlyFields = 60;

const attach = async ({ client, host }: Desk, template: string, file: string) => {
  const { token } = await host.offer('scan.jpg', { bytes: await readFile(file) });
  return client.scans.attach({ template, grant: token });
};

beforeAll(async () => {
  const desk = await openDesk({ dir: scratch('desk') });
  for (const file of originals) {
    const { id } = await desk.client.templates.create({
      fields: { ...blankFields, customer: file } as never,
    });
    await attach(desk, id, file);
    await desk.client.pictures.prepare({ template: id });
    ids.push(id);
  }
  for (let n = 0; n < onlyFields; n++)
    await desk.client.templates.create({
      fields: { ...blankFields, customer: `客户${n}`, notes: '注'.repeat(300) } as never,
    });
  await desk.close();
}, 120_000);

let copies = 0;
const copyDesk = async (): Promise<string> => {
  const dir = scratch(`copy-${copies++}`);
  await cp(scratch('desk'), dir, { recursive: true, preserveTimestamps: true });
  return dir;
};
const withDesk = async <T>(dir: string, work: (desk: Desk) => Promise<T>): Promise<T> => {
  const desk = await openDesk({ dir, create: false });
  try {
    return await work(desk);
  } finally {
    await desk.close();
  }
};
const objectsOf = async (dir: string): Promise<string[]> =>
  (await readdir(join(dir, 'vault'), { recursive: true, withFileTypes: true }))
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
const flip = async (file: string, share: number): Promise<void> => {
  const bytes = await readFile(file);
  const at = Math.min(bytes.length - 1, Math.floor(bytes.length * share));
  bytes[at] = (bytes[at] ?? 0) ^ 0x40;
  await writeFile(file, bytes);
};
const examine = async (
  { client }: Desk,
  input: { repair?: boolean; quick?: boolean } = {},
): Promise<DoctorReport> => {
  const end = (await partsOf(await client.desk.doctor(input))).at(-1);
  if (end?.kind !== 'done') throw new Error('no end');
  return end.report;
};
const codesOf = async ({ client }: Desk, template: string): Promise<string[]> =>
  (await client.checks.run({ templates: [template] }))[0]!.findings.map(({ code }) => code);
const pathOf = async (dir: string, template: string, kind: 'scan' | 'picture'): Promise<string> =>
  withDesk(dir, async ({ context }) => {
    const view = context.templates.view(template);
    const { vaultId } =
      kind === 'scan'
        ? context.templates.scanFile(view.scans[0]!.id)
        : context.templates.pictureFile(view.picture!.id);
    return join(dir, 'vault', vaultId.slice(0, 2), vaultId.slice(2));
  });

/** Every place of an object that can be damaged is tried with the vault itself. */
const spoils: readonly (readonly [string, (file: string) => Promise<void>])[] = [
  ['a bit in its middle flipped', (file) => flip(file, 0.5)],
  ['cut to half', async (file) => truncate(file, (await stat(file)).size >> 1)],
  ['gone', (file) => rm(file)],
];

describe('an object', () => {
  it('of a whole desk is never accused', async () => {
    await withDesk(await copyDesk(), async (desk) => {
      const report = await examine(desk);
      expect(report).toMatchObject({
        ok: true,
        problems: [],
        checked: { objects: 4, objectsRead: 4, templates: 62 },
      });
      expect(await examine(desk, { quick: true })).toMatchObject({ ok: true });
      for (const id of ids)
        expect((await codesOf(desk, id)).filter((code) => code.includes('lost'))).toEqual([]);
    });
  });

  it.each(spoils)(
    'of a picture, %s: its template is not ready, and repair makes it again',
    async (_name, spoil) => {
      const dir = await copyDesk();
      await spoil(await pathOf(dir, ids[0]!, 'picture'));
      await withDesk(dir, async (desk) => {
        expect(await codesOf(desk, ids[0]!)).toContain('picture-lost');
        expect(await codesOf(desk, ids[1]!)).not.toContain('picture-lost');
        expect((await desk.client.templates.list({ filter: 'stop' })).rows.map(({ id }) => id)).toContain(
          ids[0],
        );
        expect(await examine(desk)).toMatchObject({
          ok: false,
          problems: [{ kind: 'picture', template: ids[0], repair: 'make-picture', repaired: false }],
        });
        expect(await examine(desk, { repair: true })).toMatchObject({ ok: true, repaired: 1 });
        expect(await codesOf(desk, ids[0]!)).not.toContain('picture-lost');
        // The very same picture: nothing of the template changed.
        expect(desk.context.templates.view(ids[0]!).picture?.id).toBeDefined();
        expect(await examine(desk)).toMatchObject({ ok: true, problems: [] });
      });
    },
  );

  it.each(spoils)(
    'of a scan, %s: named, and whole again when the original is attached again',
    async (_name, spoil) => {
      const dir = await copyDesk();
      await spoil(await pathOf(dir, ids[1]!, 'scan'));
      await withDesk(dir, async (desk) => {
        const view = await desk.client.templates.get({ id: ids[1]! });
        expect(view.findings.map(({ code }) => code)).toContain('picture-scan-lost');
        expect(view.check.readiness).toBe('stop');
        const fault = await desk.host.readBlob(`scan/${view.scans[0]!.id}`).catch(faultOf);
        expect(fault).toMatchObject({ code: 'store-damaged', data: { kind: 'scan' } });
        // What is lost is not made up: repair leaves it to a person.
        expect(await examine(desk, { repair: true })).toMatchObject({
          ok: false,
          problems: [{ kind: 'scan', template: ids[1], repair: 'attach-again', repaired: false }],
        });
        const healed = await attach(desk, ids[1]!, originals[1]);
        expect(healed.findings.map(({ code }) => code)).not.toContain('picture-scan-lost');
        expect(healed.scans).toHaveLength(1);
        expect((await desk.host.readBlob(`scan/${healed.scans[0]!.id}`)).bytes).toHaveLength(
          (await stat(originals[1])).size,
        );
        expect(await examine(desk)).toMatchObject({ ok: true });
      });
    },
  );

  it('of everything gone: each is named, pictures come back after their scans', async () => {
    const dir = await copyDesk();
    for (const file of await objectsOf(dir)) await rm(file);
    await withDesk(dir, async (desk) => {
      expect((await examine(desk, { repair: true })).problems.map(({ code }) => code)).toEqual(
        Array(4).fill('object-gone'),
      );
      for (const [at, id] of ids.entries()) await attach(desk, id, originals[at]!);
      expect(await examine(desk, { repair: true })).toMatchObject({ ok: true, repaired: 2 });
      expect(await examine(desk)).toMatchObject({ ok: true, problems: [] });
    });
  });

  it('that nobody names, a half-written file and rights of others are found', async () => {
    const dir = await copyDesk();
    await withDesk(dir, async (desk) => {
      await desk.context.vault.put(Buffer.from('nobody names this'));
      await writeFile(join(dir, '.writing-abc'), 'half');
      if (process.platform !== 'win32') await chmod(join(dir, 'store.db'), 0o644);
      const codes = (await examine(desk)).problems.map(({ code }) => code).sort();
      expect(codes).toEqual([
        ...(process.platform === 'win32' ? [] : ['file-mode']),
        'object-orphan',
        'temp-file',
      ]);
      await examine(desk, { repair: true });
      expect((await examine(desk)).problems.map(({ code }) => code)).toEqual(['object-orphan']);
    });
    if (process.platform !== 'win32') {
      await chmod(join(dir, 'store.db'), 0o644);
      await withDesk(dir, async () => undefined);
      expect((await stat(join(dir, 'store.db'))).mode & 0o777).toBe(0o600);
      expect((await stat(join(dir, 'vault'))).mode & 0o777).toBe(0o700);
    }
  });

  it('and a line of the list that is wrong or gone is written anew', async () => {
    const dir = await copyDesk();
    const store = openStore(dir, (await openDataKey(dir, false)).bytes);
    store.db.prepare("UPDATE template_rows SET customer = 'x' WHERE id = ?").run(ids[0]);
    store.db.prepare('DELETE FROM template_search WHERE key = 2').run();
    store.db.prepare('DELETE FROM template_rows WHERE key = 3').run();
    store.close();
    await withDesk(dir, async (desk) => {
      expect((await examine(desk)).problems.map(({ code }) => code)).toEqual(Array(3).fill('list-outdated'));
      expect(await examine(desk, { repair: true })).toMatchObject({ ok: true, repaired: 3 });
      expect(await examine(desk)).toMatchObject({ ok: true, problems: [] });
      expect((await desk.client.templates.list({})).total).toBe(62);
    });
  });
});

/** Where a table or an index begins in the file. */
const pageOf = async (dir: string, name: string): Promise<{ at: number; size: number }> => {
  const store = openStore(dir, (await openDataKey(dir, false)).bytes);
  const size = store.db.pragma('page_size', { simple: true }) as number;
  const { rootpage } = store.db.prepare('SELECT rootpage FROM sqlite_schema WHERE name = ?').get(name) as {
    rootpage: number;
  };
  store.close();
  return { at: (rootpage - 1) * size, size };
};
const overwrite = async (file: string, at: number, length: number): Promise<void> => {
  const handle = await open(file, 'r+');
  await handle.write(randomBytes(length), 0, length, at);
  await handle.close();
};

describe('a store', () => {
  it.each(['templates', 'scans', 'events', 'events_by_template', 'sqlite_autoindex_templates_1'])(
    'with the first page of %s damaged is called damaged, never our bug; salvage brings everything else',
    async (name) => {
      const dir = await copyDesk();
      const { at, size } = await pageOf(dir, name);
      await overwrite(join(dir, 'store.db'), at, size);
      const before = await readFile(join(dir, 'store.db'));
      const faults = await meetAll(dir);
      for (const { code } of faults) expect(code).toBe('store-damaged');
      const into = scratch(`salvaged-${name}`);
      const broken = await copyDesk();
      await writeFile(join(broken, 'store.db'), before);
      const report = await salvageDesk(broken, into, quiet);
      expect(await readFile(join(broken, 'store.db'))).toEqual(before);
      expect(report.objects).toEqual({ came: 4, lost: 0 });
      await withDesk(into, async (desk) => {
        expect((await desk.client.templates.list({})).total).toBe(62);
        const view = await desk.client.templates.get({ id: ids[0]! });
        expect(view).toMatchObject({
          fields: { customer: originals[0] },
          scans: { length: name === 'scans' ? 0 : 1 },
        });
        expect(
          (await examine(desk)).problems.filter(
            ({ code }) => !code.startsWith('history') && code !== 'object-orphan',
          ),
        ).toEqual([]);
      });
    },
  );

  it('with one page damaged, whichever it is, opens or is refused as damaged', async () => {
    const dir = await copyDesk();
    const file = join(dir, 'store.db');
    const whole = await readFile(file);
    for (let at = 4_096; at < whole.length; at += 6 * 4_096) {
      await overwrite(file, at + 100, 8);
      const opened = await openDesk({ dir, create: false }).catch((error: unknown) => error);
      if (opened instanceof Error) expect(opened).toMatchObject({ code: 'store-damaged' });
      else await (opened as Desk).close();
      await writeFile(file, whole);
    }
  });

  it('cut at its end says so; salvage names what is lost and the new desk opens', async () => {
    const dir = await copyDesk();
    const { size } = await stat(join(dir, 'store.db'));
    await truncate(join(dir, 'store.db'), Math.floor(size * 0.6));
    await expect(openDesk({ dir, create: false })).rejects.toMatchObject({ code: 'store-damaged' });
    const report = await salvageDesk(dir, scratch('from-cut'), quiet);
    expect(report.ok).toBe(false);
    expect(report.tables.some(({ lost }) => lost > 0)).toBe(true);
    await withDesk(scratch('from-cut'), async (desk) => {
      expect((await examine(desk)).checked.templates).toBeGreaterThan(0);
      expect((await desk.client.intake.get())?.items ?? []).toEqual([]);
    });
  });

  it('is salvaged into an empty or absent folder only', async () => {
    const dir = await copyDesk();
    await mkdir(scratch('taken'));
    await writeFile(join(scratch('taken'), 'file'), '');
    await expect(salvageDesk(dir, scratch('taken'), quiet)).rejects.toMatchObject({
      code: 'folder-not-empty',
    });
    await expect(salvageDesk(scratch('none'), scratch('x'), quiet)).rejects.toMatchObject({
      code: 'desk-missing',
    });
    expect((await readdir(scratch(''))).filter((name) => name.startsWith('.salvage'))).toEqual([]);
  });
});

/** Opens the desk and calls what reads each part; the faults that came. */
const meetAll = async (dir: string) => {
  const faults: ReturnType<typeof faultOf>[] = [];
  const note = (error: unknown) => void faults.push(faultOf(error));
  const desk = await openDesk({ dir, create: false }).catch(note);
  if (!desk) return faults;
  const { client } = desk;
  for (const call of [
    () => client.checks.run({}),
    () => client.templates.list({}),
    () => client.templates.get({ id: ids[0]! }),
    () => client.templates.create({ fields: { ...blankFields } as never }),
    () => client.calendar.view({} as never),
    () => client.rules.counts(),
    () => client.bundles.list(),
    () => client.bundles.groups(),
    () => client.desk.today(),
    () => client.intake.get(),
    () => client.steps.next(),
    () => finishJob(client, { kind: 'bundle', input: {} }),
    async () => partsOf(await client.desk.doctor({})),
  ])
    await call().catch((error: unknown) => {
      if (faultOf(error).code !== 'invalid-input' && faultOf(error).code !== 'nothing-ready') note(error);
    });
  await desk.close().catch(note);
  return faults;
};

describe('a desk that is open for looking', () => {
  it('shows everything, refuses changes, and nothing in its folder changes', async () => {
    const dir = await copyDesk();
    await chmod(join(dir, 'store.db'), 0o644);
    const before = await snapshot(dir);
    const desk = await openDesk({
      dir,
      create: false,
      look: true,
      clock: { now: () => '2027-05-01T00:00:00.000Z', today: () => '2027-05-01' },
    });
    try {
      expect(await desk.client.desk.status()).toMatchObject({ isForLooking: true, templates: 62 });
      expect((await desk.client.templates.list({})).total).toBe(62);
      expect(await desk.client.checks.run({})).toHaveLength(62);
      expect(await examine(desk)).toMatchObject({
        problems: [{ code: 'backup-none' }, { code: 'file-mode' }],
      });
      for (const change of [
        () => desk.client.templates.create({ fields: { ...blankFields } as never }),
        () => desk.client.desk.saveSettings({ language: 'en' }),
        () => attach(desk, ids[0]!, originals[1]),
        () => examine(desk, { repair: true }),
      ])
        expect(await change().catch(faultOf)).toMatchObject({ code: 'read-only' });
    } finally {
      await desk.close();
    }
    expect(await snapshot(dir)).toEqual(before);
  });
});

const snapshot = async (dir: string): Promise<string[]> => {
  const entries = await readdir(dir, { recursive: true, withFileTypes: true });
  const lines = entries.map(async (entry) => {
    const file = join(entry.parentPath, entry.name);
    const { mode, mtimeMs } = await stat(file);
    return `${file} ${mode} ${entry.isFile() ? `${mtimeMs} ${(await readFile(file)).toString('base64')}` : ''}`;
  });
  return (await Promise.all(lines)).sort();
};

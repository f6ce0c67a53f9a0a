/** Bundles of a real desk: what is damaged, killed, cancelled, uploaded or from an older desk. */
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { access, mkdir, open, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeBundleFile } from '#core/bundle/make-bundle';
import { unpack } from '#core/bundle/read-zip';
import type { Desk } from '#core/open-desk';
import { openDesk } from '#core/open-desk';
import { scratchFolder } from '#core/scratch-file';
import { systemClock } from '#core/system-clock';
import { verdictOf } from './bundle-room.ts';
import { runJson } from './cli/run-cli.ts';
import { today } from './dossiers.ts';
import { cliEntry } from './entries.ts';
import { fillWithPictures } from './ready-desk.ts';
import { createScratch } from './scratch.ts';

const scratch = createScratch();
const count = 30;
const bytes = 300_000;
const deskDir = (): string => scratch('desk');
const openIt = (): Promise<Desk> => openDesk({ dir: deskDir(), clock: systemClock(today) });
const nothing = (): void => undefined;
const vaultFile = (desk: Desk, id: string): string => {
  const { picture } = desk.context.templates.view(id);
  const { vaultId } = desk.context.templates.pictureFile(picture!.id);
  return join(deskDir(), 'vault', vaultId.slice(0, 2), vaultId.slice(2));
};
const exists = (path: string): Promise<boolean> =>
  access(path).then(
    () => true,
    () => false,
  );

let ids: readonly string[] = [];
beforeAll(async () => {
  const desk = await openIt();
  ids = await fillWithPictures(desk, count, bytes);
  await desk.close();
});

describe('with the desk open', () => {
  let desk: Desk;
  beforeAll(async () => {
    desk = await openIt();
  });
  afterAll(() => desk.close());

  it('the file that is written on the way, one saved afterwards and what the desk keeps are the same', async () => {
    const view = await makeBundleFile(desk.context, {}, scratch('a.zip'), nothing);
    expect(view.items.map(({ template }) => template)).toEqual(ids);
    await desk.host.saveBundle(view.id, scratch('b.zip'));
    const written = await readFile(scratch('a.zip'));
    expect(written.equals(await readFile(scratch('b.zip')))).toBe(true);
    expect(createHash('sha256').update(written).digest('hex')).toBe(view.sha256);
    expect(written.length).toBe(view.bytes);
    expect(await desk.client.bundles.verify({ bundle: view.id })).toEqual({
      ok: true,
      items: count,
      problems: [],
    });
    const files = await unpack(written);
    expect(view.items.flatMap(({ files: names }) => names).every((name) => files.has(name))).toBe(true);
    expect(await readdir(scratch('.'))).not.toContain('a.zip.part');
  });

  it('takes no more memory for many large pictures than for a few', async () => {
    let peak = 0;
    const watch = setInterval(() => {
      peak = Math.max(peak, process.memoryUsage.rss());
    }, 10);
    const large = await openDesk({ dir: scratch('large'), clock: systemClock(today) });
    try {
      await fillWithPictures(large, 60, 1_000_000);
      const before = process.memoryUsage.rss();
      peak = before;
      const view = await makeBundleFile(large.context, {}, scratch('large.zip'), nothing);
      expect(view.bytes).toBeGreaterThan(135_000_000);
      expect((await large.client.bundles.verify({ bundle: view.id })).ok).toBe(true);
      // Held whole it would take the bundle's own size more than once; what remains is the collector's ease.
      expect(peak - before).toBeLessThan(200_000_000);
    } finally {
      clearInterval(watch);
      await large.close();
    }
  }, 120_000);

  it('answers while it builds, and stops within a second when it is told to, leaving nothing', async () => {
    const before = (await desk.client.bundles.list()).length;
    const objects = (await readdir(join(deskDir(), 'vault'), { recursive: true })).length;
    let asked = 0;
    const { id } = await desk.client.jobs.begin({ kind: 'bundle', input: {} });
    const building = (async () => {
      for await (const { job } of await desk.client.jobs.watch({ id })) {
        if (job.state !== 'running') return job.state;
        if (job.done < 10 || asked > 0) continue;
        await desk.client.targets.list();
        asked = performance.now();
        await desk.client.jobs.cancel({ id });
      }
      return 'left';
    })();
    expect(await building).toBe('cancelled');
    expect(performance.now() - asked).toBeLessThan(1000);
    const file = makeBundleFile(desk.context, {}, scratch('c.zip'), nothing, AbortSignal.timeout(50));
    await expect(file).rejects.toThrow();
    expect((await readdir(scratch('.'))).filter((name) => name.startsWith('c.zip'))).toEqual([]);
    expect(await desk.client.bundles.list()).toHaveLength(before);
    expect(await readdir(join(deskDir(), 'vault'), { recursive: true })).toHaveLength(objects);
  });

  it('an upload of any size comes piece by piece, lies encrypted, and goes when it is proved', async () => {
    const [bundle] = await desk.client.bundles.list();
    const zip = await readFile(scratch('a.zip'));
    const upload = await desk.host.beginUpload('big.zip');
    for (let at = 0; at < zip.length; at += 70_001)
      await desk.host.addToUpload(upload, zip.subarray(at, at + 70_001));
    const grant = await desk.host.endUpload(upload);
    expect(grant).toMatchObject({ name: 'big.zip', bytes: bundle?.bytes });
    const [file = ''] = await readdir(scratchFolder(deskDir()));
    const lying = await readFile(join(scratchFolder(deskDir()), file));
    expect(lying).toHaveLength(zip.length);
    expect(lying.indexOf('manifest.json')).toBe(-1);
    expect(await desk.client.bundles.verify({ grant: grant.token })).toEqual({
      ok: true,
      items: count,
      problems: [],
    });
    expect(await readdir(scratchFolder(deskDir()))).toEqual([]);
    await expect(desk.client.bundles.verify({ grant: grant.token })).rejects.toThrow();
    const left = await desk.host.beginUpload('left.zip');
    await desk.host.addToUpload(left, zip.subarray(0, 100));
    await desk.host.dropUpload(left);
    await expect(desk.host.addToUpload(left, zip)).rejects.toMatchObject({ code: 'grant-unknown' });
    expect(await readdir(scratchFolder(deskDir()))).toEqual([]);
  });

  it('a large file that is dropped is proved where it lies, and is no scan', async () => {
    const offered = () => desk.host.offer('a.zip', { path: scratch('a.zip') });
    expect((await desk.client.bundles.verify({ grant: (await offered()).token })).ok).toBe(true);
    const attach = desk.client.scans.attach({ template: ids[0]!, grant: (await offered()).token });
    await expect(attach).rejects.toMatchObject({ data: { code: 'unreadable-file' } });
  });

  it('a page reads it piece by piece', async () => {
    const [bundle] = await desk.client.bundles.list();
    const { reading, bytes: size, name } = await desk.host.openBundle(bundle!.id);
    const parts: Uint8Array[] = [];
    for (let part = await desk.host.readBundle(reading); part; part = await desk.host.readBundle(reading))
      parts.push(part);
    await desk.host.closeBundle(reading);
    expect(name).toBe(bundle?.fileName);
    expect(size).toBe(bundle?.bytes);
    expect(parts.every((part) => part.length < 2_000_000)).toBe(true);
    expect(createHash('sha256').update(Buffer.concat(parts)).digest('hex')).toBe(bundle?.sha256);
    await expect(desk.host.readBundle(reading)).rejects.toMatchObject({ code: 'cancelled' });
  });

  it('of an older desk, a whole zip in the vault, is listed, saved and proved', async () => {
    const { context, client, host } = desk;
    const [model] = await client.bundles.list();
    const zip = await readFile(scratch('a.zip'));
    const vaultId = await context.vault.put(zip);
    context.bundles.save({ id: 'old', vaultId, view: { ...model!, id: 'old' } }, []);
    expect((await client.bundles.list())[0]?.id).toBe('old');
    await host.saveBundle('old', scratch('old.zip'));
    expect((await readFile(scratch('old.zip'))).equals(zip)).toBe(true);
    expect(await client.bundles.verify({ bundle: 'old' })).toEqual({ ok: true, items: count, problems: [] });
    expect(await readdir(scratchFolder(deskDir()))).toEqual([]);
    const damaged = join(deskDir(), 'vault', vaultId.slice(0, 2), vaultId.slice(2));
    await flip(damaged);
    const save = host.saveBundle('old', scratch('old.zip'));
    await expect(save).rejects.toMatchObject({ code: 'store-damaged' });
    expect((await readFile(scratch('old.zip'))).equals(zip)).toBe(true);
  });

  it('leaves out a template whose picture is damaged or gone, by name and with a reason, and takes the rest', async () => {
    const [first = '', second = ''] = ids;
    await flip(vaultFile(desk, first));
    await rm(vaultFile(desk, second));
    const view = await makeBundleFile(
      desk.context,
      { templates: ids.slice(0, 6) },
      scratch('rest.zip'),
      nothing,
    );
    expect(view.items.map(({ template }) => template)).toEqual(ids.slice(2, 6));
    expect(view.left).toMatchObject([
      { template: first, name: '样例甲', reasons: [{ code: 'picture-lost', level: 'stop' }] },
      { template: second, name: '样例甲', reasons: [{ code: 'picture-lost', level: 'stop' }] },
    ]);
    const zip = await readFile(scratch('rest.zip'));
    expect(await verdictOf(zip)).toEqual({ ok: true, items: 4, problems: [] });
    const domains = [first, second].flatMap((id) => desk.context.templates.view(id).fields.domains);
    expect(domains).toHaveLength(2);
    for (const name of domains) expect(zip.indexOf(name)).toBe(-1);
    const none = makeBundleFile(desk.context, { templates: [first] }, scratch('rest.zip'), nothing);
    await expect(none).rejects.toMatchObject({ code: 'nothing-ready' });
    expect((await readFile(scratch('rest.zip'))).equals(zip)).toBe(true);
  });
});

describe('after a kill', () => {
  it('the next start finds the half-written file, and touches nobody else’s', async () => {
    const out = scratch('out');
    await mkdir(out);
    const target = join(out, 'killed.zip');
    await writeFile(`${target}.part`, 'of somebody else');
    for (let trial = 0; trial < 3; trial++) {
      const child = spawn(
        process.execPath,
        [cliEntry, 'bundle', '--ready', '--out', target, '--desk', deskDir(), '--today', today],
        { stdio: 'ignore' },
      );
      const ended = new Promise((resolve) => child.once('exit', resolve));
      let isOver = false;
      void ended.then(() => {
        isOver = true;
      });
      while (!isOver && (await readdir(out)).length < 2) await wait(5);
      await wait(trial * 30);
      child.kill('SIGKILL');
      await ended;
      await runJson(['template', 'list', '--desk', deskDir(), '--today', today]);
      const left = (await readdir(out)).filter((name) => name !== 'killed.zip.part');
      expect(left.filter((name) => name !== 'killed.zip')).toEqual([]);
      if (left.length > 0) expect((await verdictOf(await readFile(target))).ok).toBe(true);
    }
    expect(await readFile(`${target}.part`, 'utf8')).toBe('of somebody else');
    expect(await exists(join(deskDir(), 'scratch'))).toBe(false);
  });
});

/** Changes one bit in the middle. */
const flip = async (path: string): Promise<void> => {
  const content = await readFile(path);
  const at = Math.floor(content.length / 2);
  content[at] = content[at]! ^ 1;
  const handle = await open(path, 'r+');
  await handle.write(content, at, 1, at);
  await handle.close();
};

/** A new data key: the whole desk is written anew, nothing is lost on the way whatever happens, and older backups still open. */
import { spawn } from 'node:child_process';
import { cp, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { faultOf } from '#contract/fault-of';
import { openBackupKey } from '#core/backup/backup-key';
import { locateBackup } from '#core/backup/place';
import { restoreBackup } from '#core/backup/restore-backup';
import { makeWords } from '#core/key/words';
import { type Desk, openDesk } from '#core/open-desk';
import { anchorFile } from '#core/store/anchor';
import { blankFields } from '#domain/template/fields';
import { asked, attach } from './backup-room.ts';
import { createScratch } from './scratch.ts';

const scratch = createScratch();
/** Words are stretched by nothing, so that they open at once. */
const newWords = () => ({ kind: 'words', text: makeWords('en').join(' ') }) as const;
const words = newWords();
const log = () => undefined;

const open = (dir: string, secret = words) => openDesk({ dir, create: false, secret });

/** A desk that words alone open, with a template and a scan. */
const makeDesk = async (dir: string): Promise<void> => {
  const desk = await openDesk({ dir });
  const { id } = await desk.client.templates.create({ fields: { ...blankFields, customer: 'Ada' } as never });
  await attach(desk, id, await readFile('assets/samples/id-front.jpg'));
  const { slots } = await desk.client.keys.addWords({ text: words.text, name: 'mine' });
  await desk.client.keys.remove({ id: slots[0]!.id });
  await desk.close();
};

/** Everything that a person put in, decrypted. */
const contentsOf = async ({ client, context }: Desk) => {
  const templates = await Promise.all(context.templates.ids().map((id) => client.templates.get({ id })));
  const objects = await Promise.all(
    context.objects
      .ofTemplates()
      .map(async (id) => [id, Buffer.from(await context.vault.get(id)).toString('hex')]),
  );
  return { templates: templates.map(({ fields, scans }) => ({ fields, scans })), objects };
};

const restored = async (from: string, into: string, ways: Parameters<typeof openBackupKey>[1]) => {
  const located = await locateBackup(from);
  const { dataKey, key } = await openBackupKey(located, ways);
  const run = { signal: undefined, onStep: log };
  return restoreBackup({ from: located, into, dataKey, key, log, ...run });
};

it('store and vault come under the new key, and what was made before still opens', async () => {
  const dir = scratch('whole');
  await makeDesk(dir);
  const old = scratch('old');
  await cp(dir, old, { recursive: true });
  let desk = await open(dir);
  const before = await contentsOf(desk);
  const drive = scratch('drive');
  await mkdir(drive);
  const { path } = await desk.context.backups.makeIn(drive, asked);
  const { made } = await desk.context.backups.make(asked);
  expect(await desk.client.keys.rekey({ secrets: [words] })).toEqual({
    kept: [{ kind: 'words', name: 'mine' }],
    gone: [],
  });
  expect((await desk.client.keys.view()).waits).toBe(true);
  await desk.close();

  desk = await open(dir);
  expect(await contentsOf(desk)).toEqual(before);
  expect((await desk.client.keys.view()).waits).toBe(false);
  expect((await readdir(dir)).filter((name) => /rekey|before/.test(name))).toEqual([]);
  expect((await desk.client.audit.page({ limit: 1 })).entries).toMatchObject([
    { kind: 'rekeyed', data: { epoch: 2 } },
  ]);
  expect(desk.context.history.state().isSound).toBe(true);
  // The same bytes are the same object as before.
  const [scan] = before.objects;
  expect(await desk.context.vault.put(Buffer.from(scan![1]!, 'hex'))).toBe(scan![0]);
  // The window opens what was made under the old key, too.
  const older = { place: 'own', name: made[0]!.name } as const;
  expect(await desk.context.backups.drill(older, {})).toMatchObject({ templates: 1 });
  const { desk: beside } = await desk.context.backups.restore(older, {});
  const again = await openDesk({ dir: beside!, create: false });
  expect(await contentsOf(again)).toEqual(before);
  await again.close();
  const after = await desk.context.backups.makeIn(drive, asked);
  await desk.context.backups.make(asked);
  await desk.close();

  for (const [name, from, ways] of [
    ['by-old-words', path, { secret: words }],
    ['by-new-desk', path, { desk: dir, secret: words }],
    ['new', after.path, { secret: words }],
    ['own', join(dir, 'backups'), { secret: words }],
  ] as const) {
    await restored(from, scratch(name), ways);
    const again = await open(scratch(name));
    expect(await contentsOf(again), name).toEqual(before);
    await again.close();
  }

  // What somebody copied before opens that copy alone.
  await writeFile(join(dir, 'key.json'), await readFile(join(old, 'key.json')));
  await rm(join(dir, 'key-copy.json'));
  expect(await open(dir).catch(faultOf)).toMatchObject({ code: 'key-wrong' });
});

it('a slot whose secret nobody gives goes, and the last one that opens elsewhere only when somebody says so', async () => {
  const dir = scratch('slots');
  await makeDesk(dir);
  const desk = await open(dir);
  const other = newWords();
  await desk.client.keys.addWords({ text: other.text, name: 'other' });
  expect(await desk.client.keys.rekey({ secrets: [] }).catch(faultOf)).toMatchObject({ code: 'slot-last' });
  const mistyped = newWords();
  expect(await desk.client.keys.rekey({ secrets: [mistyped] }).catch(faultOf)).toMatchObject({
    code: 'secret-wrong',
  });
  expect((await desk.client.keys.view()).waits).toBe(false);
  expect(await desk.client.keys.rekey({ secrets: [other] })).toMatchObject({ gone: [{ name: 'mine' }] });
  await desk.close();
  // The old slots open it until the new key was taken; that happens here.
  await (await open(dir)).close();
  expect(await open(dir).catch(faultOf)).toMatchObject({ code: 'secret-wrong' });
  await (await open(dir, other)).close();
});

it('a change of slots lets the key go that waits for the slots of before', async () => {
  const dir = scratch('waiting');
  await makeDesk(dir);
  const desk = await open(dir);
  const other = newWords();
  await desk.client.keys.rekey({ secrets: [words] });
  const { slots, waits } = await desk.client.keys.addWords({ text: other.text, name: 'other' });
  expect(waits).toBe(false);
  await desk.client.keys.rekey({ secrets: [words, other] });
  await desk.client.keys.remove({ id: slots[0]!.id });
  await desk.close();
  expect(await open(dir).catch(faultOf)).toMatchObject({ code: 'secret-wrong' });
  await (await open(dir, other)).close();
  expect(await open(dir).catch(faultOf)).toMatchObject({ code: 'secret-wrong' });
});

it('from its commit on only the new key counts, also where something stands in the way', async () => {
  const dir = scratch('in-the-way');
  await makeDesk(dir);
  let desk = await open(dir);
  const before = await contentsOf(desk);
  await desk.client.keys.rekey({ secrets: [words] });
  await desk.close();
  const anchor = join(dir, anchorFile);
  await rm(anchor);
  await mkdir(join(anchor, 'full'), { recursive: true });
  for (let tries = 0; tries < 2; tries += 1) await expect(open(dir)).rejects.toThrow();
  await rm(anchor, { recursive: true });
  desk = await open(dir);
  expect(await contentsOf(desk)).toEqual(before);
  expect(desk.context.history.state().isSound).toBe(true);
  await desk.close();
});

it('a damaged object stays what it is, and is named', async () => {
  const dir = scratch('damaged');
  await makeDesk(dir);
  let desk = await open(dir);
  const [id = ''] = desk.context.objects.ofTemplates();
  const file = join(dir, 'vault', id.slice(0, 2), id.slice(2));
  const bytes = await readFile(file);
  bytes[100]! ^= 1;
  await writeFile(file, bytes);
  await desk.context.keys.rekey([words], false);
  await desk.close();
  desk = await open(dir);
  expect(await desk.context.vault.check(id)).toBe('damaged');
  await desk.close();
});

it('a process that is killed in the middle leaves a desk that opens, and the next one goes on', async () => {
  const dir = scratch('killed');
  await makeDesk(dir);
  let desk = await open(dir);
  for (let n = 0; n < 40; n += 1) await desk.context.vault.put(Buffer.alloc(100_000, n));
  const before = await contentsOf(desk);
  await desk.close();
  const worker = fileURLToPath(new URL('./rekey-worker.ts', import.meta.url));
  for (const delay of [900, 1_400, 1_900]) {
    const child = spawn(process.execPath, [worker, dir, words.text], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const ended = new Promise((resolve) => child.once('close', resolve));
    child.stdout.once('data', () => setTimeout(() => child.kill('SIGKILL'), delay));
    await ended;
    desk = await open(dir);
    expect(await contentsOf(desk)).toEqual(before);
    expect(desk.context.history.state().isSound).toBe(true);
    await desk.close();
  }
  // The worker was at it, each time.
  desk = await open(dir);
  const { entries } = await desk.client.audit.page({ groups: ['desk'] });
  expect(entries.some(({ kind }) => kind === 'rekeyed')).toBe(true);
  await desk.close();
});

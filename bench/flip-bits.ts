/**
 * Flips single bits in everything that a desk keeps, and in its backup: `node bench/flip-bits.ts [--flips N]`. After each flip the desk must
 * refuse to open or its check must name something, and nothing that it shows may differ from what was put in. Bytes that no reader looks
 * at (free pages, padding) are counted by themselves.
 */
import { cp, mkdtemp, open, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { parseArgs } from 'node:util';
import { faultOf } from '../src/contract/fault-of.ts';
import { type Desk, openDesk } from '../src/core/open-desk.ts';
import { filesIn } from '../tests/backup-room.ts';
import { makeDesk } from '../tests/break-backups.ts';

const { values } = parseArgs({ options: { flips: { type: 'string', default: '200' } } });

type Outcome = 'refused' | 'named' | 'unnamed' | 'shown as good';

const root = await mkdtemp(join(tmpdir(), 'shiming-flip-'));
const sound = join(root, 'sound');
const dir = join(root, 'desk');

/** All that a person put in, as the desk shows it; what it refuses to show is told by its fault. */
const contentsOf = async ({ client, context }: Desk): Promise<Map<string, string>> => {
  const seen = new Map<string, string>();
  const take = async (name: string, work: () => Promise<unknown>): Promise<void> => {
    seen.set(name, await work().then(JSON.stringify, (error: unknown) => `fault ${faultOf(error).code}`));
  };
  const ids = await Promise.resolve()
    .then(() => context.templates.ids())
    .catch(() => []);
  for (const id of ids) {
    await take(id, async () => {
      const { fields, scans, picture } = await client.templates.get({ id });
      return { fields, scans: scans.map((scan) => scan.id), picture: picture?.id };
    });
  }
  const objects = await Promise.resolve()
    .then(() => context.objects.ofTemplates())
    .catch(() => []);
  for (const id of objects)
    await take(id, async () => Buffer.from(await context.vault.get(id)).toString('base64'));
  return seen;
};

const problemsOf = async ({ client }: Desk): Promise<readonly string[]> => {
  for await (const step of await client.desk.doctor({ quick: false, repair: false }))
    if (step.kind === 'done') return step.report.problems.map(({ code }) => code);
  return [];
};

const flip = async (file: string, at: number, bit: number): Promise<void> => {
  const handle = await open(file, 'r+');
  const byte = Buffer.alloc(1);
  await handle.read(byte, 0, 1, at);
  await handle.write(Buffer.from([byte[0]! ^ (1 << bit)]), 0, 1, at);
  await handle.close();
};

try {
  await makeDesk(sound);
  let desk = await openDesk({ dir: sound, create: false });
  await desk.client.keys.add({ kind: 'passphrase', text: 'four plain words here', name: '' });
  await desk.context.backups.choose(await mkdtemp(join(root, 'drive')));
  const second = (await desk.context.backups.places()).find(({ place }) => place === 'second')!.path;
  await desk.context.backups.make({ reason: 'asked', readAll: true });
  const truth = await contentsOf(desk);
  const usual = new Set(await problemsOf(desk));
  await desk.close();

  const groups = {
    store: ['store.db'],
    vault: (await filesIn(join(sound, 'vault'))).map((file) => relative(sound, file)),
    keys: ['key.json', 'key-copy.json', 'anchor.json'],
    backup: (await filesIn(second)).map((file) => relative(root, file)),
  };
  const counts: Record<string, Record<Outcome, number>> = {};
  const examples: string[] = [];
  const names = Object.keys(groups) as (keyof typeof groups)[];
  for (let round = 0; round < Number(values.flips); round += 1) {
    const group = names[round % names.length]!;
    const files = groups[group];
    const file = files[Math.floor(Math.random() * files.length)]!;
    await rm(dir, { recursive: true, force: true });
    await cp(sound, dir, { recursive: true });
    const path = group === 'backup' ? join(root, file) : join(dir, file);
    const at = Math.floor(Math.random() * (await stat(path)).size);
    const bit = Math.floor(Math.random() * 8);
    const before = group === 'backup' ? await readFile(path) : null;
    await flip(path, at, bit);
    let outcome: Outcome;
    try {
      desk = await openDesk({ dir, create: false });
      try {
        const problems = (await problemsOf(desk)).filter((code) => !usual.has(code));
        const shown = await contentsOf(desk);
        const isFalse = [...shown].some(([id, text]) => truth.get(id) !== text && !text.startsWith('fault '));
        outcome = isFalse ? 'shown as good' : problems.length > 0 ? 'named' : 'unnamed';
      } finally {
        await desk.close();
      }
    } catch (error) {
      const { code } = faultOf(error);
      outcome = 'refused';
      if (code === 'core-stopped') examples.push(`${file} ${at}.${bit}: told as a defect`);
    }
    if (before) {
      const handle = await open(path, 'r+');
      await handle.write(before, 0, before.length, 0);
      await handle.close();
    }
    counts[group] ??= { refused: 0, named: 0, unnamed: 0, 'shown as good': 0 };
    counts[group][outcome] += 1;
    if (outcome === 'unnamed' || outcome === 'shown as good')
      examples.push(`${outcome}: ${file} ${at}.${bit}`);
  }
  process.stdout.write(`${JSON.stringify({ flips: Number(values.flips), counts, examples }, null, 1)}\n`);
} finally {
  await rm(root, { recursive: true, force: true });
}

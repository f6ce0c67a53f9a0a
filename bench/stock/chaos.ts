/**
 * An office in trouble: `node bench/stock/chaos.ts [--minutes 20] [--desks 5] [--rows 200] [--pace 150]`. Desks as processes edit the same
 * templates over one real PostgreSQL while desks are killed, lines are cut and swallow, the server is restarted at once, and once is put
 * back from an older copy. Prints what became of every edit that was acknowledged; exit status 1 when one is lost or desks differ.
 */
import { type ChildProcess, fork } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import type { StockStatus } from '../../src/contract/stock.ts';
import { openDesk } from '../../src/core/open-desk.ts';
import { createDeskRole, installStock } from '../../src/core/stock/install.ts';
import { writeInvitation } from '../../src/core/stock/invitation.ts';
import { blankFields } from '../../src/domain/template/fields.ts';
import { startPostgres } from '../../tests/postgres.ts';
import { confirm, foundStock, inStep, openStockDesk, until } from '../../tests/stock-desks.ts';
import { judge } from './judge.ts';
import { type Link, openLink } from './link.ts';
import type { ClerkOrder, ClerkWord } from './words.ts';

const { values } = parseArgs({
  options: {
    minutes: { type: 'string', default: '20' },
    desks: { type: 'string', default: '5' },
    rows: { type: 'string', default: '200' },
    pace: { type: 'string', default: '150' },
  },
});
const [minutes, count, rows] = [values.minutes, values.desks, values.rows].map(Number) as [
  number,
  number,
  number,
];

const root = await mkdtemp(join(tmpdir(), 'shiming-chaos-'));
const postgres = await startPostgres({ isDurable: true });
const admin = await postgres.newDatabase();
await installStock(admin);
const names = Array.from({ length: count }, (_, at) => `clerk${at + 1}`);
const links: Link[] = [];
const clerks = new Map<string, ChildProcess>();
const done = { kills: 0, cuts: 0, swallows: 0, restarts: 0, restores: 0 };
const stops: Record<string, number> = {};
let ends = false;

const dirOf = (name: string): string => join(root, name);

/** Each desk comes over a line of its own. */
const setUp = async (): Promise<void> => {
  const owner = await openStockDesk(dirOf(names[0]!));
  for (let at = 0; at < rows; at += 1)
    await owner.client.templates.create({ fields: { ...blankFields, notes: `row ${at}` } });
  for (const name of names) {
    const link = await openLink(admin.port);
    links.push(link);
    const through = { ...admin, port: link.port };
    if (name === names[0]) {
      await foundStock(owner, through);
      continue;
    }
    const desk = await openStockDesk(dirOf(name));
    const role = await createDeskRole(admin);
    await desk.client.stock.join({ invitation: writeInvitation({ ...role, port: link.port }) });
    const { fingerprint } = (await desk.client.handover.desks()).own;
    const { members } = await until(
      owner,
      (status) => status.members.some((one) => one.fingerprint === fingerprint),
      'asked',
    );
    const { desk: id } = members.find((one) => one.fingerprint === fingerprint)!;
    await owner.client.stock.admit({ desk: id, fingerprint });
    await confirm(desk, owner);
    await inStep(desk);
    await desk.close();
  }
  await inStep(owner);
  await owner.close();
};

const startClerk = (name: string): void => {
  const child = fork(new URL('./clerk.ts', import.meta.url), [dirOf(name), name, values.pace]);
  clerks.set(name, child);
  child.on('exit', () => {
    if (!ends && clerks.get(name) === child) startClerk(name);
  });
};

const order = (name: string, what: ClerkOrder): void => {
  const child = clerks.get(name);
  if (child?.connected) child.send(what, () => undefined);
};

const ask = (name: string): Promise<StockStatus | null> =>
  new Promise((resolve) => {
    const child = clerks.get(name);
    if (!child?.connected) return resolve(null);
    const onWord = (word: ClerkWord): void => {
      if (word.kind !== 'status') return;
      child.off('message', onWord);
      resolve(word.status);
    };
    child.on('message', onWord);
    order(name, { kind: 'status' });
    void setTimeout(5_000).then(() => {
      child.off('message', onWord);
      resolve(null);
    });
  });

/** What a person does who is asked: looks with the administrator, then lets the desk compare everything anew. */
const answerStops = async (): Promise<void> => {
  for (const name of names) {
    const status = await ask(name);
    if (status?.state !== 'stopped') continue;
    stops[String(status.reason)] = (stops[String(status.reason)] ?? 0) + 1;
    order(name, { kind: 'accept', isRestored: false });
  }
};

const pick = <T>(list: readonly T[]): T => list[Math.floor(Math.random() * list.length)]!;

const troubles: readonly (() => Promise<void>)[] = [
  async () => {
    clerks.get(pick(names))?.kill('SIGKILL');
    done.kills += 1;
  },
  async () => {
    pick(links).cut();
    done.cuts += 1;
  },
  async () => {
    const link = pick(links);
    link.swallow(true);
    await setTimeout(1_000 + Math.random() * 8_000);
    link.swallow(false);
    done.swallows += 1;
  },
];

try {
  await setUp();
  console.log(`${count} desks, ${rows} templates, ${minutes} min`);
  for (const name of names) startClerk(name);
  const begun = performance.now();
  const part = () => (performance.now() - begun) / (minutes * 60_000);
  let saved: Awaited<ReturnType<typeof postgres.dump>> | null = null;
  let restarts = 0;
  while (part() < 1) {
    await setTimeout(1_500 + Math.random() * 2_000);
    await pick(troubles)();
    if (part() > (restarts + 1) / 6) {
      restarts += 1;
      await postgres.crash();
      done.restarts += 1;
    }
    if (!saved && part() > 0.4) saved = await postgres.dump(admin);
    if (saved && done.restores === 0 && part() > 0.55) {
      await postgres.restore(admin, saved);
      done.restores += 1;
    }
    await answerStops();
  }
  for (const name of names) order(name, { kind: 'rest' });
  const rested = performance.now();
  for (;;) {
    await setTimeout(500);
    await answerStops();
    const states = await Promise.all(names.map(ask));
    if (states.every((one) => one?.state === 'in-step' && one.waiting + one.incoming === 0)) break;
    if (performance.now() - rested > 180_000)
      throw new Error(`no end: ${JSON.stringify(states.map((one) => one && { ...one, members: 0 }))}`);
  }
  const settled = (performance.now() - rested) / 1000;
  ends = true;
  for (const name of names) order(name, { kind: 'close' });
  await setTimeout(3_000);
  for (const child of clerks.values()) child.kill('SIGKILL');
  const desks = await Promise.all(names.map((name) => openDesk({ dir: dirOf(name) })));
  const verdict = judge(root, names, desks);
  for (const desk of desks) await desk.close();
  console.log(JSON.stringify({ ...done, stops, settled, ...verdict, lost: verdict.lost.length }, null, 2));
  for (const value of verdict.lost.slice(0, 20)) console.log(`lost: ${value}`);
  process.exitCode = verdict.lost.length === 0 && verdict.areEqual ? 0 : 1;
} catch (error) {
  process.exitCode = 1;
  console.log(error, postgres.said.slice(-30).join(''));
} finally {
  ends = true;
  for (const child of clerks.values()) child.kill('SIGKILL');
  for (const link of links) await link.close();
  await postgres.stop();
  if (process.exitCode !== 1) await rm(root, { recursive: true, force: true });
  else console.log(`kept: ${root}`);
}

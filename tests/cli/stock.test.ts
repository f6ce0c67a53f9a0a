/** The office's stock at the command line: set up, two desks in step, and what goes wrong in an office. */
import { readdir, readFile, stat } from 'node:fs/promises';
import { platform } from 'node:process';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { StockMember, StockStatus } from '#contract/stock';
import type { StockAddress } from '#core/ports/stock-server';
import { readInvitation, writeInvitation } from '#core/stock/invitation';
import { startPostgres, type TestPostgres } from '../postgres.ts';
import { createScratch } from '../scratch.ts';
import { type Ran, runCli, runJson } from './run-cli.ts';

const scratch = createScratch();
let postgres: TestPostgres;
let admin: StockAddress;
/** Everything that any command has said. */
const said: string[] = [];

beforeAll(async () => {
  postgres = await startPostgres();
  admin = await postgres.newDatabase();
}, 60_000);
afterAll(() => postgres.stop());

const at = ({ host, port, database, user }: StockAddress) => [
  ...['--host', host, '--port', String(port)],
  ...['--database', database, '--user', user],
];
const secret = () => ({ SHIMING_STOCK_PASSWORD: admin.password });
const on = (name: string) => ['--desk', scratch(name)];
const listen = <T extends Partial<Ran>>(ran: T): T => {
  said.push(ran.stdout ?? '', ran.stderr ?? '', JSON.stringify(ran));
  return ran;
};
const run = async (args: readonly string[], env: NodeJS.ProcessEnv = {}, input = '') =>
  listen(await runCli([...args, '--lang', 'en'], env, input));
const json = async <T>(args: readonly string[], env: NodeJS.ProcessEnv = {}, input = '') =>
  listen(await runJson([...args, '--lang', 'en'], env, input)) as { status: number; json: T; stderr: string };
const fingerprintOf = async (name: string): Promise<string> =>
  (await json<{ own: { fingerprint: string } }>(['desks', ...on(name)])).json.own.fingerprint;

describe('two desks of an office', () => {
  const folder = () => scratch('invitations');
  const file = (n: number) => `${folder()}/invitation-0${n}.txt`;
  let template = '';

  it('are invited by who looks after the server', async () => {
    const { status, json: made } = await json<{ done: number[]; invitations: { user: string }[] }>(
      ['stock', 'init', ...at(admin), '--desks', '2', '--out', folder()],
      secret(),
    );
    expect({ status, done: made.done, count: made.invitations.length }).toEqual({
      status: 0,
      done: [1],
      count: 2,
    });
    expect((await readdir(folder())).sort()).toEqual(['invitation-01.txt', 'invitation-02.txt']);
    const { user } = readInvitation(await readFile(file(1), 'utf8'));
    expect(user).toBe(made.invitations[0]!.user);
    if (platform !== 'win32') expect((await stat(file(1))).mode & 0o777).toBe(0o600);

    const more = await run(['stock', 'invite', ...at(admin), '--out', folder()], secret());
    expect(more.stdout).toContain('invitation-03.txt');
    const again = await run(['stock', 'init', ...at(admin), '--desks', '0'], secret());
    expect(again).toMatchObject({ status: 0, stdout: expect.stringContaining('was there already, step 1') });
  });

  it('join, and one lets the other in', async () => {
    const added = await json<{ id: string }>(['template', 'add', ...on('a'), '--set', 'customer=甲']);
    template = added.json.id;
    expect(await json(['stock', 'join', file(1), ...on('a')])).toMatchObject({
      status: 0,
      json: { state: 'in-step', isOwner: true },
    });
    // From standard input, into a desk that is made for it.
    const asked = await json(['stock', 'join', '-', ...on('b')], {}, await readFile(file(2), 'utf8'));
    expect(asked).toMatchObject({ status: 1, json: { state: 'asked', admittedBy: null } });
    const joined = await run(['stock', 'join', file(3), ...on('b')]);
    expect(joined).toMatchObject({ status: 2, stderr: expect.stringContaining('in a stock already') });

    const b = await fingerprintOf('b');
    const waiting = await json<StockMember[]>(['stock', 'members', ...on('a')]);
    expect(waiting.status).toBe(1);
    expect(waiting.json.map(({ standing }) => standing).sort()).toEqual(['in', 'waiting']);
    expect((await run(['stock', 'admit', b.slice(0, 19), ...on('a')])).status).toBe(2);
    expect((await run(['stock', 'members', ...on('b')])).stderr).toContain('waits to be let in');
    const admitted = await run(['stock', 'admit', b.toUpperCase(), ...on('a')]);
    expect(admitted).toMatchObject({ status: 0, stdout: expect.stringContaining('reads and writes') });

    const a = await fingerprintOf('a');
    const told = await run(['stock', 'sync', ...on('b')]);
    expect(told).toMatchObject({ status: 1, stdout: expect.stringContaining(`Let in by the desk ${a}`) });
    expect((await run(['stock', 'confirm', b, ...on('b')])).status).toBe(2);
    const confirmed = await run(['stock', 'confirm', a.replaceAll('-', ' '), ...on('b')]);
    expect(confirmed).toMatchObject({ status: 0, stdout: expect.stringContaining('In step with') });
  });

  it('have what the other one wrote, and decide where both did', async () => {
    const customer = async (name: string) =>
      (await json<{ fields: { customer: string } }>(['template', 'show', template, ...on(name)])).json.fields
        .customer;
    expect(await customer('b')).toBe('甲');
    await run(['template', 'set', template, '--set', 'customer=乙', ...on('b')]);
    expect(await json(['stock', 'sync', ...on('b')])).toMatchObject({ status: 0, json: { waiting: 0 } });
    await run(['template', 'set', template, '--set', 'customer=丙', ...on('a')]);
    const clash = await json(['stock', 'sync', ...on('a')]);
    expect(clash).toMatchObject({ status: 1, json: { state: 'in-step', conflicts: 1 } });
    await run(['hand-over', 'decide', template, 'customer', 'ours', ...on('a')]);
    expect((await run(['stock', 'sync', ...on('a')])).status).toBe(0);
    expect((await run(['stock', 'sync', ...on('b')])).status).toBe(0);
    expect(await customer('b')).toBe('丙');
  });

  it('say how they stand, pause, and leave', async () => {
    const { status, json: standing } = await json<StockStatus>(['stock', 'status', ...on('b')]);
    expect({ status, standing }).toMatchObject({
      status: 0,
      standing: { state: 'in-step', isOwner: false, mayWrite: true, address: { port: admin.port } },
    });
    const paused = await run(['stock', 'pause', ...on('b')]);
    expect(paused).toMatchObject({ status: 0, stdout: expect.stringContaining('Paused') });
    expect((await run(['stock', 'sync', ...on('b')])).status).toBe(1);
    expect((await run(['stock', 'resume', ...on('b')])).status).toBe(0);

    const last = await run(['stock', 'leave', ...on('a')]);
    expect(last).toMatchObject({ status: 2, stderr: expect.stringContaining('last desk that may admit') });
    expect(await json(['stock', 'leave', ...on('b')])).toMatchObject({
      status: 0,
      json: { state: 'off', isTold: true, unsent: 0 },
    });
    expect(await run(['stock', 'status', ...on('b')])).toMatchObject({
      status: 0,
      stdout: expect.stringContaining('in no stock'),
    });
    expect(await json(['stock', 'sync', ...on('b')])).toMatchObject({
      status: 2,
      json: { fault: { code: 'stock-none' } },
    });
    const rows = await json<StockMember[]>(['stock', 'members', ...on('a')]);
    expect(rows.json.map(({ standing: now }) => now).sort()).toEqual(['in', 'removed']);
    const pruned = await run(['stock', 'prune', ...at(admin), '--days', '30'], secret());
    expect(pruned).toMatchObject({ status: 0, stdout: expect.stringContaining('cleared away') });
  });

  it('and nobody has seen a secret', async () => {
    const secrets = [admin.password];
    for (const name of await readdir(folder())) {
      const invitation = (await readFile(`${folder()}/${name}`, 'utf8')).trim();
      secrets.push(invitation, readInvitation(invitation).password);
    }
    expect(secrets).toHaveLength(7);
    expect(said.join('').length).toBeGreaterThan(1000);
    for (const one of secrets) expect(said.join('\n')).not.toContain(one);
  });
});

describe('what goes wrong', () => {
  it('is said in a sentence, with exit status 2', async () => {
    const init = ['stock', 'init', ...at(admin), '--desks', '0'];
    expect((await run(init, { SHIMING_STOCK_PASSWORD: 'wrong' })).stderr).toContain('or its password');
    const nobody = await run(init);
    expect(nobody).toMatchObject({ status: 2, stderr: expect.stringContaining('SHIMING_STOCK_PASSWORD') });
    const nowhere = await run(['stock', 'init', ...at({ ...admin, port: 1 }), '--desks', '0'], secret());
    expect(nowhere).toMatchObject({ status: 2, stderr: expect.stringContaining('does not answer') });
    expect((await run(['stock', 'init', ...at(admin)], secret())).status).toBe(2);

    const wrong = await run(['stock', 'join', '-', ...on('c')], {}, 'shiming-stock-1-e30');
    expect(wrong).toMatchObject({ status: 2, stderr: expect.stringContaining('not an invitation') });
    const missing = await run(['stock', 'join', scratch('missing.txt'), ...on('d')]);
    expect(missing.status).toBe(2);
    await expect(stat(scratch('d'))).rejects.toThrow('ENOENT');
    const away = writeInvitation({ ...admin, port: 1 });
    const joined = await json(['stock', 'join', '-', ...on('c')], {}, away);
    expect(joined).toMatchObject({ status: 2, json: { fault: { code: 'stock-away' } } });
    const foreign = writeInvitation({ ...admin, user: 'desk_none', password: 'x' });
    expect((await run(['stock', 'join', '-', ...on('c')], {}, foreign)).stderr).toContain('or its password');
    expect((await run(['stock', 'erasures', 'maybe', ...on('c')])).status).toBe(2);
  });

  it('a certificate is compared before anything is sent', async () => {
    const far = ['stock', 'init', ...at({ ...admin, host: '0.0.0.0' }), '--desks', '0'];
    const seen = await run(far, secret());
    expect(seen.status).toBe(2);
    const [, fingerprint = ''] = /SHA-256: ([0-9A-F:]{95})/.exec(seen.stderr) ?? [];
    expect(fingerprint).not.toBe('');
    const wrong = await run([...far, '--fingerprint', fingerprint.replace(/.$/, '')], secret());
    expect(wrong).toMatchObject({ status: 2, stderr: expect.stringContaining('another certificate') });
    const plain = fingerprint.replaceAll(':', '').toLowerCase();
    const right = await json([...far, '--fingerprint', plain], secret());
    expect(right).toMatchObject({ status: 0, json: { certificate: fingerprint } });
  });

  it('a server that is away stops no work, and is said', async () => {
    const { json: made } = await json<{ invitation: string }>(
      ['stock', 'invite', ...at(await founded()), '--print'],
      secret(),
    );
    expect(await json(['stock', 'join', '-', ...on('e')], {}, made.invitation)).toMatchObject({ status: 0 });
    await postgres.stop();
    expect((await run(['template', 'add', ...on('e'), '--set', 'customer=丁'])).status).toBe(0);
    expect(await json(['stock', 'sync', ...on('e')])).toMatchObject({
      status: 2,
      json: { fault: { code: 'stock-away', retry: true } },
    });
    expect(await json(['stock', 'status', ...on('e')])).toMatchObject({ status: 1, json: { state: 'away' } });
    const left = await run(['stock', 'leave', ...on('e')]);
    expect(left).toMatchObject({ status: 1, stdout: expect.stringContaining('could not be told') });
  });

  const founded = async (): Promise<StockAddress> => {
    const database = await postgres.newDatabase();
    await run(['stock', 'init', ...at(database), '--desks', '0'], secret());
    return database;
  };
});

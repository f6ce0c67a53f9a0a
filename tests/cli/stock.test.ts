/** The office's stock at the command line: set up, two desks in step, and what goes wrong in an office. */
import { X509Certificate } from 'node:crypto';
import { readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { platform } from 'node:process';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { StockMember, StockStatus } from '#contract/stock';
import type { StockAddress } from '#core/ports/stock-server';
import { readInvitation, writeInvitation } from '#core/stock/invitation';
import { startPostgres, type TestPostgres } from '../postgres.ts';
import { createScratch } from '../scratch.ts';
import { runCli } from './run-cli.ts';
import { runHere } from './run-here.ts';

const scratch = createScratch();
let postgres: TestPostgres;
let admin: StockAddress;
/** Everything that any command has said. */
const said: string[] = [];

beforeAll(async () => {
  postgres = await startPostgres();
  admin = await postgres.newDatabase();
  vi.stubEnv('SHIMING_STOCK_PASSWORD', admin.password);
}, 60_000);
afterAll(async () => {
  vi.unstubAllEnvs();
  await postgres.stop();
});

const at = ({ host, port, database, user }: StockAddress) => [
  ...['--host', host, '--port', String(port)],
  ...['--database', database, '--user', user],
];
const on = (name: string) => ['--desk', scratch(name)];
const run = async (...args: string[]) => {
  const told = await runHere(args);
  said.push(told.text, JSON.stringify(told.json));
  return told;
};
/** As a process, with its arguments in the list of processes. */
const runAlone = async (args: readonly string[], env: NodeJS.ProcessEnv = {}, input = '') => {
  const ran = await runCli([...args, '--lang', 'en'], env, input);
  said.push(args.join(' '), ran.stdout, ran.stderr);
  return ran;
};
const stock = (...args: string[]) => run('stock', ...args);
const fingerprintOf = async (name: string): Promise<string> =>
  ((await run('desks', ...on(name))).json as { own: { fingerprint: string } }).own.fingerprint;
const standings = ({ json }: { json: unknown }) =>
  (json as StockMember[]).map(({ standing }) => standing).sort();
const fingerprintIn = async (file: string) => new X509Certificate(await readFile(file)).fingerprint256;
const says = (text: string) => expect.stringContaining(text);
const faulty = (code: string) => ({ status: 2, json: { fault: { code } } });

describe('two desks of an office', () => {
  const folder = () => scratch('invitations');
  const file = (n: number) => `${folder()}/invitation-0${n}.txt`;
  let template = '';

  it('are invited by who looks after the server', async () => {
    const init = ['stock', 'init', ...at(admin), '--desks', '2', '--out', folder(), '--json'];
    const { status, stdout } = await runAlone(init);
    const made = JSON.parse(stdout) as { done: number[]; invitations: { user: string }[] };
    expect({ status, done: made.done }).toEqual({ status: 0, done: [1] });
    expect(await readdir(folder())).toEqual(['invitation-01.txt', 'invitation-02.txt']);
    const users = await Promise.all([1, 2].map(async (n) => readInvitation(await readFile(file(n), 'utf8'))));
    expect(users.map(({ user }) => user)).toEqual(made.invitations.map(({ user }) => user));
    if (platform !== 'win32') expect((await stat(file(1))).mode & 0o777).toBe(0o600);

    const more = await stock('invite', ...at(admin), '--out', folder());
    expect(more).toMatchObject({ status: 0, text: says('invitation-03.txt') });
    expect(more.text).toContain('on this computer only');
    const again = await stock('init', ...at(admin), '--desks', '0');
    expect(again).toMatchObject({ status: 0, text: says('was there already, step 1') });
  });

  it('join, and one lets the other in', async () => {
    const added = await run('template', 'add', ...on('a'), '--set', 'customer=甲');
    template = (added.json as { id: string }).id;
    const first = await stock('join', file(1), ...on('a'));
    expect(first).toMatchObject({ status: 0, json: { state: 'in-step', isOwner: true } });
    // From standard input, into a desk that is made for it.
    const asked = await runAlone(['stock', 'join', '-', ...on('b')], {}, await readFile(file(2), 'utf8'));
    expect(asked).toMatchObject({ status: 1, stdout: says('Waits to be let in') });
    expect(await stock('join', file(3), ...on('b'))).toMatchObject(faulty('stock-joined'));

    const [a, b] = [await fingerprintOf('a'), await fingerprintOf('b')];
    expect(asked.stdout).toContain(b);
    const waiting = await stock('members', ...on('a'));
    expect(waiting.status).toBe(1);
    expect(standings(waiting)).toEqual(['in', 'waiting']);
    expect(await stock('admit', b.slice(0, 19), ...on('a'))).toMatchObject(faulty('not-found'));
    expect(await stock('members', ...on('b'))).toMatchObject({ status: 2, text: says('waits to be let in') });
    const admitted = await stock('admit', b.toUpperCase(), ...on('a'));
    expect(admitted).toMatchObject({ status: 0, text: says('reads and writes') });

    expect(await stock('sync', ...on('b'))).toMatchObject({
      status: 1,
      text: says(`Let in by the desk ${a}`),
    });
    expect(await stock('confirm', b, ...on('b'))).toMatchObject(faulty('not-found'));
    const confirmed = await stock('confirm', a.replaceAll('-', ' '), ...on('b'));
    expect(confirmed).toMatchObject({ status: 0, text: says('In step with') });
  });

  it('have what the other one wrote, and decide where both did', async () => {
    const customer = async (name: string) =>
      ((await run('template', 'show', template, ...on(name))).json as { fields: { customer: string } }).fields
        .customer;
    expect(await customer('b')).toBe('甲');
    await run('template', 'set', template, '--set', 'customer=乙', ...on('b'));
    const sent = await runAlone(['stock', 'sync', ...on('b')]);
    expect(sent).toMatchObject({ status: 0, stdout: says('In step with'), stderr: '' });
    await run('template', 'set', template, '--set', 'customer=丙', ...on('a'));
    expect(await stock('sync', ...on('a'))).toMatchObject({
      status: 1,
      json: { state: 'in-step', conflicts: 1 },
      text: says('1 template with values to decide'),
    });
    await run('hand-over', 'decide', template, 'customer', 'ours', ...on('a'));
    expect((await stock('sync', ...on('a'))).status).toBe(0);
    expect((await stock('sync', ...on('b'))).status).toBe(0);
    expect(await customer('b')).toBe('丙');
  });

  it('say how they stand, pause, and leave', async () => {
    expect((await stock('introduce', '示例职员', '--called', '二号桌', ...on('b'))).status).toBe(0);
    const standing = await stock('status', ...on('b'));
    expect(standing.text).toContain('示例职员');
    expect((await stock('members', ...on('a'))).text).toContain('二号桌');
    const expected: Partial<StockStatus> = { state: 'in-step', isOwner: false, mayWrite: true };
    expect(standing).toMatchObject({ status: 0, json: { ...expected, address: { port: admin.port } } });
    expect(standing.text).toContain('may admit others');
    expect(await stock('pause', ...on('b'))).toMatchObject({ status: 0, text: says('Paused') });
    expect(await stock('sync', ...on('b'))).toMatchObject({ status: 1, json: { state: 'paused' } });
    expect((await stock('resume', ...on('b'))).status).toBe(0);

    expect(await stock('leave', ...on('a'))).toMatchObject({
      status: 2,
      text: says('last desk that may admit'),
    });
    const left = await stock('leave', ...on('b'));
    expect(left).toMatchObject({ status: 0, json: { state: 'off', isTold: true, unsent: 0 } });
    expect(await stock('status', ...on('b'))).toMatchObject({ status: 0, text: says('in no stock') });
    expect(await stock('sync', ...on('b'))).toMatchObject(faulty('stock-none'));
    expect(await stock('pause', ...on('b'))).toMatchObject(faulty('stock-none'));
    expect(standings(await stock('members', ...on('a')))).toEqual(['in', 'removed']);
    const pruned = await stock('prune', ...at(admin), '--days', '30');
    expect(pruned).toMatchObject({ status: 0, text: says('cleared away') });
  });

  it('take a desk out, which is told so, and let a reading one in that keeps its own', async () => {
    await stock('join', file(3), ...on('b'));
    const b = await fingerprintOf('b');
    await stock('admit', b, '--read-only', ...on('a'));
    await stock('confirm', await fingerprintOf('a'), ...on('b'));
    await run('template', 'set', template, '--set', 'customer=丁', ...on('b'));
    const reading = await stock('sync', ...on('b'));
    expect(reading).toMatchObject({ status: 1, json: { mayWrite: false }, text: says('1 template to send') });

    expect((await stock('remove', b, ...on('a'))).status).toBe(0);
    const out = await stock('sync', ...on('b'));
    expect(out).toMatchObject({ status: 1, text: says('taken out of the stock') });
    const left = await stock('leave', ...on('b'));
    expect(left).toMatchObject({ status: 1, text: says('1 template was never sent') });
  });

  it('and nobody has seen a secret', async () => {
    const secrets = [admin.password];
    for (const name of await readdir(folder())) {
      const invitation = (await readFile(`${folder()}/${name}`, 'utf8')).trim();
      secrets.push(invitation, readInvitation(invitation).password);
    }
    expect(secrets).toHaveLength(7);
    const all = said.join('\n');
    expect(all).toContain('In step with');
    for (const one of secrets) expect(all).not.toContain(one);
  });
});

describe('what goes wrong', () => {
  it('is said in a sentence, with exit status 2', async () => {
    const init = ['stock', 'init', ...at(admin), '--desks', '0'];
    const refused = await runAlone(init, { SHIMING_STOCK_PASSWORD: 'wrong' });
    expect(refused).toMatchObject({ status: 2, stdout: '', stderr: says('or its password') });
    const nobody = await runAlone([...init, '--json'], { SHIMING_STOCK_PASSWORD: undefined });
    expect(nobody).toMatchObject({ status: 2, stderr: says('SHIMING_STOCK_PASSWORD') });
    const nowhere = await stock('init', ...at({ ...admin, port: 1 }), '--desks', '0');
    expect(nowhere).toMatchObject({ ...faulty('stock-away'), text: says('does not answer') });
    expect(await stock('init', ...at(admin))).toMatchObject(faulty('usage'));
    expect(await stock('erasures', 'maybe', ...on('c'))).toMatchObject(faulty('usage'));
  });

  it('a wrong invitation joins nothing', async () => {
    const file = scratch('wrong.txt');
    const join = async (text: string) => {
      await writeFile(file, text);
      return stock('join', file, ...on('c'));
    };
    expect(await join('shiming-stock-1-e30')).toMatchObject(faulty('stock-invitation-wrong'));
    expect(await join(writeInvitation({ ...admin, port: 1 }))).toMatchObject(faulty('stock-away'));
    const stranger = await join(writeInvitation({ ...admin, user: 'desk_none', password: 'x' }));
    expect(stranger).toMatchObject({ status: 2, text: says('or its password') });
    expect((await stock('status', ...on('c'))).json).toMatchObject({ state: 'off' });
    expect((await stock('join', scratch('missing.txt'), ...on('d'))).status).toBe(2);
    await expect(stat(scratch('d'))).rejects.toThrow('ENOENT');
  });

  it('a certificate is compared before anything is sent', async () => {
    const far = ['init', ...at({ ...admin, host: '0.0.0.0' }), '--desks', '0'];
    const seen = await stock(...far);
    expect(seen).toMatchObject(faulty('usage'));
    const [, fingerprint = ''] = /SHA-256: ([0-9A-F:]{95})/.exec(seen.text) ?? [];
    expect(fingerprint).not.toBe('');
    const wrong = await stock(...far, '--fingerprint', fingerprint.slice(0, -1));
    expect(wrong).toMatchObject({ ...faulty('stock-foreign'), text: says('another certificate') });
    const right = await stock(...far, '--fingerprint', fingerprint.replaceAll(':', '').toLowerCase());
    expect(right).toMatchObject({ status: 0, json: { certificate: fingerprint } });
  });

  it('a certificate that was renewed stops the desk until it is compared', async () => {
    const database = await postgres.newDatabase();
    await stock('init', ...at(database), '--desks', '1', '--out', scratch('renewed'));
    expect((await stock('join', `${scratch('renewed')}/invitation-01.txt`, ...on('f'))).status).toBe(0);
    const first = await fingerprintIn('tests/certificates/server.pem');
    const trusted = await stock('trust', first, ...on('f'));
    expect(trusted).toMatchObject({ status: 0, json: { address: { isEncrypted: true } } });
    await postgres.renewCertificate('other');
    expect(await stock('sync', ...on('f'))).toMatchObject({
      status: 1,
      json: { state: 'stopped', reason: 'stock-foreign' },
      text: says('certificate is another one by now'),
    });
    expect(await stock('trust', first, ...on('f'))).toMatchObject(faulty('stock-foreign'));
    const renewed = await fingerprintIn('tests/certificates/other.pem');
    expect(await stock('trust', renewed, ...on('f'))).toMatchObject({
      status: 0,
      text: says('In step with'),
    });
    expect(await stock('trust', renewed, ...on('c'))).toMatchObject(faulty('stock-none'));
  });

  it('a server that is away stops no work, and is said', async () => {
    const database = await postgres.newDatabase();
    await stock('init', ...at(database), '--desks', '0');
    const { json } = await runHere(['stock', 'invite', ...at(database), '--print']);
    await writeFile(scratch('printed.txt'), (json as { invitation: string }).invitation);
    expect((await stock('join', scratch('printed.txt'), ...on('e'))).status).toBe(0);
    await postgres.stop();
    await run('template', 'add', ...on('e'), '--set', 'customer=丁');
    const away = await runAlone(['stock', 'sync', '--json', ...on('e')]);
    expect(away.status).toBe(2);
    expect(JSON.parse(away.stdout)).toMatchObject({ fault: { code: 'stock-away', retry: true } });
    expect(await stock('status', ...on('e'))).toMatchObject({ status: 1, json: { state: 'away' } });
    const left = await stock('leave', ...on('e'));
    expect(left).toMatchObject({ status: 1, text: says('could not be told') });
  });
});

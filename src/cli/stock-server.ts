/** What who looks after the office's server does: sets the stock up, makes invitations for desks, clears old results away. */
import { join, resolve } from 'node:path';
import { Fault } from '#contract/faults';
import { makeLastingFolder, writeAtomically } from '#core/atomic-write';
import type { StockAddress } from '#core/ports/stock-server';
import { fetchCertificate } from '#core/stock/certificate';
import { createDeskRole, installStock, pruneStock } from '#core/stock/install';
import { writeInvitation } from '#core/stock/invitation';
import { isSameFingerprint } from '#core/stock/trust';
import { type Answer, sayerFor } from './command.ts';
import { type Common, UsageError } from './options.ts';
import { namedSecret, prompt } from './secrets.ts';

export type ServerOptions = {
  readonly host?: string | undefined;
  readonly port?: string | undefined;
  readonly database?: string | undefined;
  readonly user?: string | undefined;
  /** SHA-256 of the server's certificate, where nobody is asked. */
  readonly fingerprint?: string | undefined;
  readonly desks?: string | undefined;
  readonly out?: string | undefined;
  readonly print?: boolean | undefined;
  readonly days?: string | undefined;
};

/** Installs or brings forward, then invites. */
export const initStock = async (common: Common, options: ServerOptions): Promise<Answer> => {
  const wish = wishOf(options);
  const { admin, certificate } = await askAdmin(common, options);
  const installed = await installStock(admin);
  const say = sayerFor(common);
  const done = installed.done.length;
  return invitations(common, admin, wish, {
    json: { ...installed, ...placeOf(admin), certificate },
    lines: [say.label(`stockCommand.${done > 0 ? 'installed' : 'current'}`, { step: installed.step })],
  });
};

export const inviteDesks = async (common: Common, options: ServerOptions): Promise<Answer> => {
  const wish = wishOf(options);
  const { admin, certificate } = await askAdmin(common, options);
  return invitations(common, admin, wish, { json: { ...placeOf(admin), certificate }, lines: [] });
};

export const prune = async (common: Common, options: ServerOptions): Promise<Answer> => {
  const days = within('--days', options.days, 1, 36_500);
  const { admin } = await askAdmin(common, options);
  const pruned = await pruneStock(admin, days);
  return { json: pruned, lines: [sayerFor(common).label('stockCommand.pruned', pruned)], status: 0 };
};

type Wish = { readonly desks: number; readonly out: string | null };

/** `out` null: one invitation is printed. */
const wishOf = ({ desks, out, print = false }: ServerOptions): Wish => {
  const count = within('--desks', desks ?? '1', 0, 200);
  if (print ? out !== undefined || count !== 1 : out === undefined && count > 0)
    throw new UsageError('--out FOLDER | --print');
  return { desks: count, out: out === undefined ? null : resolve(out) };
};

const invitations = async (
  common: Common,
  admin: StockAddress,
  { desks, out }: Wish,
  begun: { readonly json: object; readonly lines: readonly string[] },
): Promise<Answer> => {
  const say = sayerFor(common);
  const last = [
    ...(desks > 0 ? [say.label('stockCommand.invitationsSecret')] : []),
    // Another desk would look for the server on itself.
    ...(desks > 0 && admin.certificate === '' ? [say.label('stockCommand.loopbackOnly')] : []),
  ];
  if (desks > 0 && out === null) {
    const invitation = writeInvitation(await createDeskRole(admin));
    // The line stands alone on standard output, so that it can be piped on.
    if (!common.json) process.stderr.write(`${[...begun.lines, ...last].join('\n')}\n`);
    return { json: { ...begun.json, invitation }, lines: [invitation], status: 0 };
  }
  const made: { readonly file: string; readonly user: string }[] = [];
  if (out !== null) await makeLastingFolder(out, 0o700);
  for (let n = 0; n < desks; n += 1) {
    const address = await createDeskRole(admin);
    made.push({ file: await writeNext(out!, writeInvitation(address)), user: address.user });
  }
  return {
    json: { ...begun.json, invitations: made },
    lines: [...begun.lines, ...made.map(({ file, user }) => `${file}  ${user}`), ...last],
    status: 0,
  };
};

/** Under the first number that is free; nothing is written over. */
const writeNext = async (folder: string, invitation: string): Promise<string> => {
  for (let number = 1; ; number += 1) {
    const file = join(folder, `invitation-${String(number).padStart(2, '0')}.txt`);
    try {
      await writeAtomically(file, Buffer.from(`${invitation}\n`), { mode: 0o600, createOnly: true });
      return file;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    }
  }
};

type Admin = { readonly admin: StockAddress; readonly certificate: string | null };

/** The administrator's address, its password asked for, its certificate compared. Faults: invalid-input, stock-away, stock-foreign. */
const askAdmin = async (common: Common, options: ServerOptions): Promise<Admin> => {
  const { host, database, user } = options;
  if (!host || !database || !user) throw new UsageError('--host HOST --database NAME --user NAME');
  const port = portOf(options.port ?? '5432');
  const isLocal = ['127.0.0.1', '::1', 'localhost'].includes(host);
  const seen = isLocal && options.fingerprint === undefined ? null : await fetchCertificate(host, port);
  if (seen) await compare(common, seen.fingerprint, options.fingerprint);
  const question = sayerFor(common).label('stockCommand.askPassword', { user });
  const password = await namedSecret(common, question, 'SHIMING_STOCK_PASSWORD');
  if (password === null) throw new Fault('invalid-input', { field: 'SHIMING_STOCK_PASSWORD' });
  return {
    admin: { host, port, database, user, password, certificate: seen?.pem ?? '' },
    certificate: seen?.fingerprint ?? null,
  };
};

/** Fault: stock-foreign where it is another one than was named, or a person says no. */
const compare = async (common: Common, seen: string, named: string | undefined): Promise<void> => {
  const say = sayerFor(common);
  if (named !== undefined) {
    if (!isSameFingerprint(named, seen)) throw new Fault('stock-foreign', { because: 'certificate-named' });
    return;
  }
  process.stderr.write(`${say.label('stockCommand.certificate', { fingerprint: seen })}\n`);
  if (!process.stdin.isTTY) throw new UsageError('--fingerprint HEX');
  const answer = await prompt(`${say.label('stockCommand.isSame')} `, true);
  if (!/^(y|yes|是|对)$/i.test(answer.trim()))
    throw new Fault('stock-foreign', { because: 'certificate-named' });
};

const placeOf = ({ host, port, database }: StockAddress) => ({ address: { host, port, database } });

export const portOf = (text: string): number => within('--port', text, 1, 65_535);

const within = (option: string, text: string | undefined, least: number, most: number): number => {
  const number = /^\d{1,6}$/.test(text ?? '') ? Number(text) : -1;
  if (number < least || number > most) throw new UsageError(`${option} ${least}–${most}`);
  return number;
};

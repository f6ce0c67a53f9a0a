/** What who looks after the server does: sets the stock up, makes accounts for desks, clears old results away. */
import { createHash, createHmac, pbkdf2Sync, randomBytes } from 'node:crypto';
import { z } from 'zod';
import { Fault } from '#contract/faults';
import type { StockAddress } from '../ports/stock-server.ts';
import { type Line, openLine, waits } from './connect.ts';
import { rows } from './rows.ts';
import { ground, groupRole, steps } from './schema.ts';

export type Installed = {
  /** The steps that were done now; none when the stock was there already. */
  readonly done: readonly number[];
  /** The step that the stock stands at. */
  readonly step: number;
};

const oldestServer = 150_000;

/**
 * Sets the stock up in the address's database, or brings an older one forward; safe to call again. Faults: as `StockServer`, stock-newer.
 * stock-refused: the account may not make schemas or roles.
 */
export const installStock = (admin: StockAddress): Promise<Installed> =>
  withLine(admin, async (line) => {
    const [{ version }] = rows(
      z.tuple([z.object({ version: z.coerce.number() })]),
      await line.query("SELECT current_setting('server_version_num') AS version"),
    );
    if (version < oldestServer) throw new Fault('stock-foreign', { because: 'old-server' });
    const done: number[] = [];
    let step = 0;
    do {
      // Each in a transaction of its own, and one administrator at a time.
      await line.query('BEGIN');
      await line.query("SELECT pg_advisory_xact_lock(hashtext('shiming-desk/stock'))");
      step = await standOf(line);
      if (step > steps.length) throw new Fault('stock-newer', { step, known: steps.length });
      const next = steps[step];
      if (next !== undefined) {
        if (step === 0) await line.query(ground, [], waits.install);
        await line.query(next, [], waits.install);
        step += 1;
        await line.query('INSERT INTO stock.steps (step) VALUES ($1)', [step]);
        done.push(step);
      }
      await line.query('COMMIT');
    } while (step < steps.length);
    return { done, step };
  });

/**
 * A new account for one desk: its address is what the desk joins with. The password is made here and the server gets its SCRAM verifier
 * only, so that no log of the server can hold it. Faults: as `StockServer`.
 */
export const createDeskRole = (admin: StockAddress): Promise<StockAddress> =>
  withLine(admin, async (line) => {
    const user = `desk_${randomBytes(5).toString('hex')}`;
    const password = randomBytes(24).toString('base64url');
    await line.query(`CREATE ROLE ${user} LOGIN PASSWORD '${scramVerifier(password)}' IN ROLE ${groupRole}`);
    return { ...admin, user, password };
  });

export type Pruned = { readonly pushes: number; readonly versions: number; readonly claims: number };

/** Drops results of pushes and replaced versions that are older than `days`. Faults: as `StockServer`. */
export const pruneStock = (admin: StockAddress, days: number): Promise<Pruned> =>
  withLine(admin, async (line) => {
    const counts = z.object({ pushes: z.int(), versions: z.int(), claims: z.int() });
    const [{ pruned }] = rows(
      z.tuple([z.object({ pruned: counts })]),
      await line.query('SELECT stock.prune($1) AS pruned', [days], waits.install),
    );
    return pruned;
  });

const standOf = async (line: Line): Promise<number> => {
  const [{ schema, book }] = rows(
    z.tuple([z.object({ schema: z.boolean(), book: z.boolean() })]),
    await line.query(
      "SELECT to_regnamespace('stock') IS NOT NULL AS schema, to_regclass('stock.steps') IS NOT NULL AS book",
    ),
  );
  if (!schema) return 0;
  if (!book) throw new Fault('stock-foreign', { because: 'other-schema' });
  const [{ step }] = rows(
    z.tuple([z.object({ step: z.int() })]),
    await line.query('SELECT coalesce(max(step), 0) AS step FROM stock.steps'),
  );
  return step;
};

const withLine = async <T>(admin: StockAddress, work: (line: Line) => Promise<T>): Promise<T> => {
  const line = await openLine(admin);
  try {
    return await work(line);
  } finally {
    await line.close();
  }
};

/** RFC 5803, as PostgreSQL keeps it. */
const scramVerifier = (password: string): string => {
  const cost = 4096;
  const salt = randomBytes(16);
  const salted = pbkdf2Sync(password, salt, cost, 32, 'sha256');
  const hmac = (text: string): Buffer => createHmac('sha256', salted).update(text).digest();
  const stored = createHash('sha256').update(hmac('Client Key')).digest();
  const ends = `${stored.toString('base64')}:${hmac('Server Key').toString('base64')}`;
  return `SCRAM-SHA-256$${cost}:${salt.toString('base64')}$${ends}`;
};

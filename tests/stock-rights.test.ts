/** What an account of a desk may do on the server, by its standing and past the functions. */
import { randomUUID } from 'node:crypto';
import { Client } from 'pg';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { StockServer } from '#core/ports/stock-server';
import { connectStock } from '#core/stock/server';
import { startPostgres, type TestPostgres } from './postgres.ts';
import { item, type Office, openOffice, refused, wrapsUpTo } from './stock-office.ts';

let postgres: TestPostgres;
let office: Office;
beforeAll(async () => {
  postgres = await startPostgres();
});
afterAll(() => postgres.stop());
beforeEach(async () => {
  office = await openOffice(postgres);
  return () => office.close();
});

describe('rights', () => {
  it('are those of the standing: who waits, was removed, is unknown or only reads', async () => {
    const { first } = office;
    const waits = await office.waiting();
    const reads = await office.joined({ mayWrite: false });
    const gone = await office.joined();
    await gone.remove(gone.id, 0, []);
    const calls: Record<string, (desk: StockServer) => Promise<unknown>> = {
      push: (desk) => desk.push(randomUUID(), [item()]),
      putBlobPart: (desk) => desk.putBlobPart(Buffer.alloc(32), 0, Buffer.alloc(9)),
      pull: (desk) => desk.pull(0, 10),
      versions: (desk) => desk.versions([]),
      blobParts: (desk) => desk.blobParts(Buffer.alloc(32)),
      blobPart: (desk) => desk.blobPart(Buffer.alloc(32), 0),
      claim: (desk) => desk.claim(randomUUID(), 60),
      release: (desk) => desk.release(randomUUID()),
      claims: (desk) => desk.claims(),
      dropBlobs: (desk) => desk.dropBlobs([]),
      renew: (desk) => desk.renew(),
      admit: (desk) => desk.admit(first.id, { mayWrite: true, isOwner: true }, wrapsUpTo(1)),
      remove: (desk) => desk.remove(first.id, 2, []),
    };
    const owners = ['dropBlobs', 'renew', 'admit', 'remove'];
    for (const [name, call] of Object.entries(calls)) {
      await expect(call(waits), name).rejects.toEqual(refused('waiting'));
      await expect(call(gone), name).rejects.toEqual(refused('removed'));
      if (owners.includes(name)) await expect(call(reads), name).rejects.toEqual(refused('not-owner'));
      else if (/^pu(sh|t)/.test(name)) await expect(call(reads), name).rejects.toEqual(refused('reading'));
      else await call(reads);
    }
    for (const table of ['key_wraps', 'claims'])
      await office.sql(`DELETE FROM stock.${table} WHERE desk = $1`, [reads.id]);
    await office.sql('DELETE FROM stock.desks WHERE desk = $1', [reads.id]);
    await expect(reads.pull(0, 1)).rejects.toEqual(refused('unknown'));
  });

  it('of a desk’s account touch no table and no function that is not a desk’s', async () => {
    const { address, id } = office.first;
    await office.first.push(randomUUID(), [item()]);
    const client = new Client(address);
    await client.connect();
    try {
      const tables = await office.sql(
        "SELECT tablename AS name, (SELECT column_name FROM information_schema.columns c WHERE c.table_schema = 'stock' AND c.table_name = tablename LIMIT 1) AS col FROM pg_tables WHERE schemaname = 'stock'",
      );
      expect(tables.map(({ name }) => name).sort()).toEqual([
        'blobs',
        'claims',
        'desks',
        'item_log',
        'items',
        'key_wraps',
        'pushes',
        'state',
        'steps',
      ]);
      const denied = [
        ...tables.flatMap(({ name, col }) => [
          `SELECT 1 FROM stock.${name}`,
          `INSERT INTO stock.${name} DEFAULT VALUES`,
          `UPDATE stock.${name} SET ${col} = NULL`,
          `DELETE FROM stock.${name}`,
          `TRUNCATE stock.${name}`,
        ]),
        'SELECT stock.prune(30)',
        "SELECT stock.caller('read')",
        'SELECT stock.myself()',
        `SELECT stock.keep_an_owner('${id}')`,
        'CREATE TABLE stock.mine ()',
        "CREATE FUNCTION stock.mine() RETURNS int LANGUAGE sql AS 'SELECT 1'",
        'SET ROLE office',
        'SET SESSION AUTHORIZATION office',
        'CREATE ROLE mine LOGIN',
      ];
      for (const text of denied)
        await expect(client.query(text), text).rejects.toMatchObject({ code: '42501' });
      // What the program refuses before it sends, the server refuses too.
      const bytes = (count: number): string => `decode(repeat('00', ${count}), 'hex')`;
      for (const text of [
        `SELECT stock.put_blob_part(${bytes(32)}, 0, ${bytes(1024 * 1024 + 65)})`,
        `SELECT stock.push('${id}', ARRAY['${id}'::uuid], '{1}', '{1}', '{1}', '{f}', ARRAY[${bytes(4 * 1024 * 1024 + 1)}], ARRAY[${bytes(64)}])`,
      ])
        await expect(client.query(text)).rejects.toMatchObject({ code: 'ST003' });
      // Names of its own do not stand for the server's.
      await client.query('CREATE TEMP TABLE items (id int); CREATE TEMP TABLE desks (role text)');
      await client.query("CREATE TYPE pg_temp.uuid AS ENUM ('x'); CREATE TYPE pg_temp.bytea AS ENUM ('x')");
      expect((await client.query('SELECT * FROM stock.pull(0::bigint, 10)')).rows).toHaveLength(1);
    } finally {
      await client.end();
    }
  });

  it('of every function are checked by the one who calls, under a fixed path', async () => {
    const open = await office.sql(
      "SELECT proname FROM pg_proc WHERE pronamespace = 'stock'::regnamespace AND (proname <> 'refuse' AND NOT prosecdef OR proconfig IS DISTINCT FROM '{\"search_path=pg_catalog, pg_temp\"}' OR has_function_privilege('public', oid, 'EXECUTE'))",
    );
    expect(open).toEqual([]);
  });

  it('do not come with a stock beside it on the same server', async () => {
    const other = await openOffice(postgres);
    try {
      const here = await connectStock({ ...office.first.address, database: other.admin.database });
      expect(await here.head()).toMatchObject({ own: null, desks: [], items: 0 });
      await expect(here.pull(0, 10)).rejects.toEqual(refused('unknown'));
      await here.close();
    } finally {
      await other.close();
    }
  });
});

/** An office with its stock on a server of the tests: desks as they come, wait and are in. */
import { randomBytes, randomUUID } from 'node:crypto';
import { Client } from 'pg';
import { expect } from 'vitest';
import type { SealedItem, StockAddress, StockServer } from '#core/ports/stock-server';
import { createDeskRole, installStock } from '#core/stock/install';
import { connectStock } from '#core/stock/server';
import type { TestPostgres } from './postgres.ts';

export type OfficeDesk = StockServer & { readonly address: StockAddress; readonly id: string };

export type Office = {
  readonly admin: StockAddress;
  /** As the administrator, past the functions. */
  sql(text: string, values?: unknown[]): Promise<Record<string, unknown>[]>;
  /** A desk that asked to join. */
  waiting(): Promise<OfficeDesk>;
  /** A desk that an owner let in. */
  joined(rights?: { readonly mayWrite?: boolean; readonly isOwner?: boolean }): Promise<OfficeDesk>;
  /** The desk that made the stock its own. */
  readonly first: OfficeDesk;
  close(): Promise<void>;
};

export const wrap = (): Buffer => randomBytes(92);

export const openOffice = async (postgres: TestPostgres): Promise<Office> => {
  const admin = await postgres.newDatabase();
  await installStock(admin);
  const client = new Client(admin);
  // Some tests crash the server under it.
  client.on('error', () => undefined);
  await client.connect();
  const open: StockServer[] = [];
  const connect = async (address: StockAddress): Promise<StockServer> => {
    const server = await connectStock(address);
    open.push(server);
    return server;
  };
  const address = await createDeskRole(admin);
  const server = await connect(address);
  const first = { ...server, address, id: await server.found(newCode(), wrap()) };
  const waiting = async (): Promise<OfficeDesk> => {
    const own = await createDeskRole(admin);
    const stock = await connect(own);
    return { ...stock, address: own, id: await stock.enroll(newCode()) };
  };
  return {
    admin,
    sql: async (text, values) => (await client.query(text, values)).rows,
    first,
    waiting,
    joined: async ({ mayWrite = true, isOwner = false } = {}) => {
      const desk = await waiting();
      await first.admit(desk.id, { mayWrite, isOwner }, wrapsUpTo((await first.head()).epoch));
      return desk;
    },
    close: async () => {
      await Promise.all(open.map((stock) => stock.close()));
      await client.end();
    },
  };
};

/** The server does not look into a code: it only keeps it. */
export const newCode = (): string => `shiming-desk-1-${randomBytes(68).toString('base64url')}`;

export const wrapsUpTo = (epoch: number) =>
  Array.from({ length: epoch }, (_, at) => ({ epoch: at + 1, wrapped: wrap() }));

/** An item as a desk would seal it; the server sees bytes only. */
export const item = (more: Partial<SealedItem> = {}): SealedItem => ({
  id: randomUUID(),
  kind: 1,
  version: 1,
  epoch: 1,
  deleted: false,
  body: randomBytes(284),
  signature: randomBytes(64),
  ...more,
});

export const fault = (code: string, data: object = {}) =>
  expect.objectContaining({ code, data: expect.objectContaining(data) });
export const refused = (because: string) => fault('stock-refused', { because });

/** One line to the office's PostgreSQL: encrypted with the pinned certificate, with a time limit on everything. */
import { Socket } from 'node:net';
import type { Client, Notification } from 'pg';
import { Fault } from '#contract/faults';
import type { StockAddress } from '../ports/stock-server.ts';
import { tlsOf } from './certificate.ts';
import { faultOf, isOfServer } from './fault-of.ts';

/** Milliseconds. */
export const waits = { connect: 5000, call: 5000, large: 30_000, install: 60_000 } as const;

export type Line = {
  /** One after another, in the order of the calls. Faults: as `StockServer`; after stock-away the line is dead. */
  query(text: string, values?: readonly unknown[], limit?: number): Promise<readonly unknown[]>;
  onNotification(hear: (payload: string) => void): void;
  /** Calls `onLost` once when the line breaks, or at once when it is broken; not after `close`. */
  whenLost(onLost: () => void): void;
  close(): Promise<void>;
};

/** `callLimit`: milliseconds for a call that names no limit of its own. Faults: as `StockServer`. */
export const openLine = async (address: StockAddress, callLimit: number = waits.call): Promise<Line> => {
  const ssl = tlsOf(address);
  // Loaded when an office has a stock: others' desks open without it.
  const { Client } = await import('pg');
  const socket = new Socket();
  const client = new Client({
    host: address.host,
    port: address.port,
    database: address.database,
    user: address.user,
    password: address.password,
    ssl,
    stream: () => socket,
    application_name: 'shiming-desk',
    connectionTimeoutMillis: waits.connect,
    keepAlive: true,
    keepAliveInitialDelayMillis: 10_000,
    statement_timeout: waits.install,
    // A dead desk must not hold the others up.
    lock_timeout: 4000,
    idle_in_transaction_session_timeout: 10_000,
    options: '-c tcp_keepalives_idle=30 -c tcp_keepalives_interval=10 -c tcp_keepalives_count=3',
  });
  const line = lineOf(client, socket, callLimit);
  try {
    await client.connect();
  } catch (error) {
    socket.destroy();
    throw faultOf(error);
  }
  return line;
};

const lineOf = (client: Client, socket: Socket, callLimit: number): Line => {
  let state: 'open' | 'lost' | 'closed' = 'open';
  let turn: Promise<unknown> = Promise.resolve();
  const listeners = new Set<() => void>();
  const lose = (): void => {
    if (state !== 'open') return;
    state = 'lost';
    socket.destroy();
    for (const tell of listeners) tell();
  };
  client.on('error', lose);
  client.on('end', lose);

  const ask = async (
    text: string,
    values: readonly unknown[],
    limit: number,
  ): Promise<readonly unknown[]> => {
    if (state !== 'open') throw new Fault('stock-away');
    // A half-open line says nothing: only its end frees the call.
    const timer = setTimeout(lose, limit);
    try {
      return (await client.query({ text, values: [...values] })).rows;
    } catch (error) {
      const fault = faultOf(error);
      if (!isOfServer(error) || (fault instanceof Fault && fault.code === 'stock-away')) lose();
      throw fault;
    } finally {
      clearTimeout(timer);
    }
  };

  return {
    query: (text, values = [], limit = callLimit) => {
      const answer = turn.then(() => ask(text, values, limit));
      // The caller hears of a fault; the next one only waits.
      turn = answer.then(
        () => undefined,
        () => undefined,
      );
      return answer;
    },
    onNotification: (hear) => {
      client.on('notification', ({ payload }: Notification) => hear(payload ?? ''));
    },
    whenLost: (onLost) => {
      if (state === 'lost') onLost();
      else listeners.add(onLost);
    },
    close: async () => {
      if (state !== 'open') return;
      state = 'closed';
      const timer = setTimeout(() => socket.destroy(), 1000);
      await client.end();
      clearTimeout(timer);
    },
  };
};

/** The office's server, reached: every call is one function of the stock. */
import { z } from 'zod';
import { Fault } from '#contract/faults';
import type { SealedItem, StockAddress, StockServer } from '../ports/stock-server.ts';
import { type Line, openLine, waits } from './connect.ts';
import { limits } from './limits.ts';
import { rows } from './rows.ts';

const uuid = z.guid();
const whole = z.coerce.number().int().nonnegative();
const bytes = z.instanceof(Buffer);

const headSchema = z.object({
  generation: uuid,
  seq: whole,
  epoch: whole,
  isKeyDue: z.boolean(),
  items: whole,
  own: uuid.nullable(),
  desks: z.array(
    z.object({
      desk: uuid,
      code: z.string().max(200),
      standing: z.enum(['waiting', 'in', 'removed']),
      mayWrite: z.boolean(),
      isOwner: z.boolean(),
    }),
  ),
  wraps: z.array(
    z.object({ epoch: whole, by: uuid, wrapped: z.hex().transform((text) => Buffer.from(text, 'hex')) }),
  ),
});
const pushSchema = z.object({
  seq: whole,
  ok: z.array(z.object({ id: uuid, version: whole })),
  clash: z.array(uuid),
});
const itemSchema = z.object({
  seq: whole,
  id: uuid,
  kind: whole,
  version: whole,
  epoch: whole,
  deleted: z.boolean(),
  desk: uuid,
  body: bytes,
  signature: bytes,
});
const claimSchema = z.object({ item: uuid, desk: uuid, left_ms: z.number() });

type Options = {
  /** How often the listening line is tried, in milliseconds: a half-open one says nothing. */
  readonly heartbeat?: number;
  /** Milliseconds that an ordinary call may take. */
  readonly callLimit?: number;
};

/** Faults: as `StockServer`. */
export const connectStock = async (
  address: StockAddress,
  { heartbeat = 20_000, callLimit = waits.call }: Options = {},
): Promise<StockServer> => {
  const line = await openLine(address, callLimit);
  let listening: Line | null = null;
  let timer: NodeJS.Timeout | undefined;

  /** One value, from the column `it`. */
  const one = async <T>(schema: z.ZodType<T>, call: string, values: unknown[] = [], limit?: number) => {
    const answer = await line.query(`SELECT ${call} AS it`, values, limit);
    return rows(z.tuple([z.object({ it: schema })]), answer)[0].it;
  };
  const many = async <T>(schema: z.ZodType<T>, call: string, values: unknown[] = [], limit?: number) =>
    rows(z.array(schema), await line.query(`SELECT * FROM ${call}`, values, limit));
  const nothing = z.unknown();

  return {
    head: () => one(headSchema, 'stock.head()'),
    found: (code, wrapped) => one(uuid, 'stock.found($1, $2)', [code, wrapped]),
    enroll: (code) => one(uuid, 'stock.enroll($1)', [code]),
    admit: async (desk, { mayWrite, isOwner }, wraps) => {
      const epochs = wraps.map(({ epoch }) => epoch);
      const keys = wraps.map(({ wrapped }) => wrapped);
      await one(nothing, 'stock.admit($1, $2, $3, $4, $5)', [desk, mayWrite, isOwner, epochs, keys]);
    },
    remove: async (desk, epoch, wraps) => {
      const stayers = wraps.map((wrap) => wrap.desk);
      const keys = wraps.map(({ wrapped }) => wrapped);
      await one(nothing, 'stock.remove($1, $2, $3, $4)', [desk, epoch, stayers, keys]);
    },
    renew: () => one(uuid, 'stock.renew()'),
    push: async (push, items) => {
      refuseLarge(items);
      const columns = [
        items.map(({ id }) => id),
        items.map(({ kind }) => kind),
        items.map(({ version }) => version),
        items.map(({ epoch }) => epoch),
        items.map(({ deleted }) => deleted),
        items.map(({ body }) => body),
        items.map(({ signature }) => signature),
      ];
      return one(pushSchema, 'stock.push($1, $2, $3, $4, $5, $6, $7, $8)', [push, ...columns], waits.large);
    },
    pull: (after, limit) => many(itemSchema, 'stock.pull($1, $2)', [after, limit], waits.large),
    versions: async (ids) => {
      const found = await many(
        z.object({ id: uuid, version: whole }),
        'stock.versions($1)',
        [ids],
        waits.large,
      );
      return new Map(found.map(({ id, version }) => [id, version]));
    },
    blobParts: async (blob) =>
      (await many(z.object({ part: whole }), 'stock.blob_parts($1) AS part', [blob])).map(({ part }) => part),
    putBlobPart: async (blob, part, body) => {
      if (body.length > limits.partBytes)
        throw new Fault('stock-too-large', { bytes: body.length, limit: limits.partBytes });
      await one(nothing, 'stock.put_blob_part($1, $2, $3)', [blob, part, body], waits.large);
    },
    blobPart: (blob, part) => one(bytes.nullable(), 'stock.blob_part($1, $2)', [blob, part], waits.large),
    dropBlobs: async (blobs) => {
      await one(nothing, 'stock.drop_blobs($1)', [blobs], waits.large);
    },
    claim: (item, seconds) => one(z.boolean(), 'stock.claim($1, $2)', [item, seconds]),
    release: async (item) => {
      await one(nothing, 'stock.release($1)', [item]);
    },
    claims: async () => {
      const now = Date.now();
      const found = await many(claimSchema, 'stock.claimed()');
      return found.map(({ item, desk, left_ms }) => ({ item, desk, until: now + left_ms }));
    },
    listen: async (onHint, onLost) => {
      if (listening) throw new Error('this desk listens already');
      const ear = await openLine(address, callLimit);
      listening = ear;
      ear.onNotification((what) => {
        if (what === 'items' || what === 'claims' || what === 'desks') onHint(what);
      });
      await ear.query('LISTEN stock');
      ear.whenLost(() => {
        clearInterval(timer);
        onLost();
      });
      // What it answers does not matter: a silent line is lost by the call's time limit.
      timer = setInterval(() => void ear.query('SELECT 1').catch(() => undefined), heartbeat);
      timer.unref();
    },
    close: async () => {
      clearInterval(timer);
      await Promise.all([line.close(), listening?.close()]);
    },
  };
};

/** Fault: stock-too-large. */
const refuseLarge = (items: readonly SealedItem[]): void => {
  let sum = 0;
  for (const { body } of items) {
    if (body.length > limits.itemBytes)
      throw new Fault('stock-too-large', { bytes: body.length, limit: limits.itemBytes });
    sum += body.length;
  }
  if (sum > limits.pushBytes) throw new Fault('stock-too-large', { bytes: sum, limit: limits.pushBytes });
};

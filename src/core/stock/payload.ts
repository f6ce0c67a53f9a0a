/** What lies sealed in the stock, by kind, and the check of what comes out of it before any of it is believed. */
import { createHash } from 'node:crypto';
import { z } from 'zod';
import { Fault } from '#contract/faults';
import type { OpenConflict } from '#contract/open-conflict';
import { checkItem, type HandOverItem } from '../handover/item.ts';

export const itemKinds = { template: 1, card: 2, head: 3, errand: 4 } as const;

/** Raised when a desk of an older version would misread what is written. */
const format = 1;
/** Of the states that a template comes from; more only matter to desks that were away for long and then looked anew. */
const keptSeen = 12;

const text = (max: number) => z.string().max(max);
const actorSchema = z.object({ id: text(60), clerk: text(100), desk: text(100) });
export type StockActor = z.infer<typeof actorSchema>;

const envelopeSchema = z.object({ format: z.number().int(), data: z.unknown() });
const templateSchema = z.object({
  item: z.unknown(),
  /** Of each open conflict: whose value it is, and since when. */
  disputes: z.record(
    text(600),
    z.object({ desk: text(60), at: z.iso.datetime().max(40), earlier: z.array(z.unknown()).max(100) }),
  ),
  actor: actorSchema,
});
const cardSchema = z.object({ code: text(400), actor: actorSchema });
const headSchema = z.object({ pushed: z.array(z.tuple([z.uuid(), z.number().int().positive()])).max(200) });
const errandSchema = z.object({
  template: z.uuid(),
  to: z.uuid(),
  by: z.uuid(),
  note: text(500),
  at: z.iso.datetime().max(40),
});

export type StockTemplate = {
  readonly item: HandOverItem;
  readonly conflicts: readonly OpenConflict[];
  readonly actor: StockActor;
};
export type StockCard = z.infer<typeof cardSchema>;
export type StockHeadNote = z.infer<typeof headSchema>;
export type StockErrandNote = z.infer<typeof errandSchema>;

const write = (data: unknown): Buffer => Buffer.from(JSON.stringify({ format, data }));

const read = <T>(schema: z.ZodType<T>, bytes: Buffer): T => {
  let found: z.infer<typeof envelopeSchema>;
  try {
    found = envelopeSchema.parse(JSON.parse(bytes.toString('utf8')));
  } catch (cause) {
    throw new Fault('stock-altered', {}, { cause });
  }
  if (found.format > format) throw new Fault('stock-item-newer');
  const parsed = schema.safeParse(found.data);
  if (!parsed.success) throw new Fault('stock-altered', {}, { cause: parsed.error });
  return parsed.data;
};

export const writeTemplate = ({ item, conflicts, actor }: StockTemplate): Buffer =>
  write({
    item: { ...item, seen: item.seen.slice(0, keptSeen) },
    disputes: Object.fromEntries(
      conflicts.map(({ field, desk, at, earlier }) => [field, { desk, at, earlier }]),
    ),
    actor,
  });

/** Faults: stock-altered, stock-item-newer. */
export const readTemplate = (bytes: Buffer): StockTemplate => {
  const { item: raw, disputes, actor } = read(templateSchema, bytes);
  let item: HandOverItem;
  try {
    item = checkItem(raw);
  } catch (cause) {
    throw new Fault('stock-altered', {}, { cause });
  }
  const conflicts = item.undecided.map((conflict) => ({
    ...conflict,
    ...(disputes[conflict.field] ?? { desk: '', at: new Date(0).toISOString(), earlier: [] }),
  }));
  return { item, conflicts, actor };
};

export const writeCard = (card: StockCard): Buffer => write(card);
export const readCard = (bytes: Buffer): StockCard => read(cardSchema, bytes);
export const writeHead = (head: StockHeadNote): Buffer => write(head);
export const readHead = (bytes: Buffer): StockHeadNote => read(headSchema, bytes);
export const writeErrand = (errand: StockErrandNote): Buffer => write(errand);
export const readErrand = (bytes: Buffer): StockErrandNote => read(errandSchema, bytes);

/** The id of what belongs to a desk or a template and has none of its own (RFC 9562, version 8). */
export const idFor = (kind: keyof typeof itemKinds, of: string): string => {
  const hash = createHash('sha256').update(`shiming-stock ${kind} ${of}`).digest();
  hash[6] = (hash[6]! & 0x0f) | 0x80;
  hash[8] = (hash[8]! & 0x3f) | 0x80;
  return hash.toString('hex', 0, 16).replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
};

/** Papers that a template names, by SHA-256. */
export const papersOf = ({ scans, pictures }: HandOverItem): string[] => [
  ...new Set([...Object.keys(scans).map((key) => key.split('#')[0]!), ...Object.keys(pictures)]),
];

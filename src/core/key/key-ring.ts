/**
 * The key file's form: one data key in several slots, each a wrapped copy of its own. Version 2 is this; version 1 (one slot, `file`
 * or `system`) is read and becomes version 2 when a slot changes (docs/adr/0032).
 */
import { createHmac, hkdfSync, randomUUID, timingSafeEqual } from 'node:crypto';
import { z } from 'zod';
import { Fault } from '#contract/faults';

/** Memory that a slot may ask for is 128 · N · r bytes: at most 1 GiB, for a file may come from anywhere. */
const scryptSchema = z
  .object({
    name: z.literal('scrypt'),
    N: z.int().min(1024).max(1_048_576),
    r: z.int().min(1).max(32),
    p: z.int().min(1).max(10),
    salt: z.base64().min(20).max(100),
  })
  .refine(({ N, r }) => Number.isInteger(Math.log2(N)) && 128 * N * r <= 1_073_741_824);

const slotBase = {
  id: z.string().min(1).max(60),
  name: z.string().max(100),
  madeAt: z.string().max(40),
  testedAt: z.string().max(40).nullable(),
};
/** Nonce (12 bytes), ciphertext (32), tag (16). */
const wrapped = z.base64().length(80);

const slotSchema = z.discriminatedUnion('kind', [
  z.object({ ...slotBase, kind: z.literal('file'), key: z.string().regex(/^[0-9a-f]{64}$/) }),
  z.object({ ...slotBase, kind: z.literal('system'), wrapped: z.base64().min(1).max(10_000) }),
  z.object({ ...slotBase, kind: z.literal('passphrase'), kdf: scryptSchema, wrapped }),
  z.object({ ...slotBase, kind: z.literal('words'), salt: z.base64().length(44), wrapped }),
  /** `recipient` and `ephemeral`: public X25519 keys, 32 bytes. */
  z.object({
    ...slotBase,
    kind: z.literal('office'),
    recipient: z.base64().length(44),
    ephemeral: z.base64().length(44),
    wrapped,
  }),
]);
export type KeySlot = z.infer<typeof slotSchema>;
export type SlotOf<Kind extends KeySlot['kind']> = Extract<KeySlot, { kind: Kind }>;

const ringSchema = z.object({
  version: z.literal(2),
  /** Of the data key, not of the folder: a copy of a desk has the same. */
  desk: z.uuid(),
  /** Counts data keys that this desk has had. */
  epoch: z.int().min(1),
  slots: z.array(slotSchema).min(1).max(20),
  /** Data keys of earlier epochs, oldest first, each sealed under this one (`earlier-keys.ts`); none in the first. */
  earlier: z.array(wrapped).max(100).optional(),
  /** What names objects of the vault, sealed likewise; derived from the data key where it is left open. */
  names: wrapped.optional(),
  /** HMAC-SHA-256 over everything above, under a key derived from the data key. */
  mac: z.base64().length(44),
});
type KeyRecord = z.infer<typeof ringSchema>;

/** What the key file says, without the proof that it is the desk's own. */
export type KeyRing = Omit<KeyRecord, 'mac' | 'version'>;

const firstSchema = z.discriminatedUnion('protection', [
  z.object({ version: z.literal(1), protection: z.literal('file'), key: z.string().regex(/^[0-9a-f]{64}$/) }),
  z.object({ version: z.literal(1), protection: z.literal('system'), wrapped: z.base64() }),
]);

/** A key file that was read. `proof` is null in version 1, which had none. */
export type ReadRing = { readonly ring: KeyRing; readonly proof: string | null };

/** `file` is what faults call it. Fault: key-wrong. */
export const parseRing = (text: string, file: string): ReadRing => {
  const value = parseJson(text);
  const second = ringSchema.safeParse(value);
  if (second.success) {
    const { mac, version: _, ...ring } = second.data;
    return { ring, proof: mac };
  }
  const first = firstSchema.safeParse(value);
  if (!first.success) throw new Fault('key-wrong', { file });
  const { data } = first;
  const about = { id: '1', name: '', madeAt: '', testedAt: null };
  const slot: KeySlot =
    data.protection === 'file'
      ? { ...about, kind: 'file', key: data.key }
      : { ...about, kind: 'system', wrapped: data.wrapped };
  return { ring: { desk: randomUUID(), epoch: 1, slots: [slot] }, proof: null };
};

/** The key file of these slots, one line of JSON, with its proof. */
export const writeRing = (ring: KeyRing, dataKey: Uint8Array): Buffer => {
  const record: KeyRecord = { version: 2, ...ring, mac: proofOf(ring, dataKey) };
  return Buffer.from(`${JSON.stringify(record)}\n`);
};

/** Whether the file says what a holder of the data key wrote. A file of version 1 cannot prove it and is taken as it is. */
export const isAuthentic = ({ ring, proof }: ReadRing, dataKey: Uint8Array): boolean =>
  proof === null || timingSafeEqual(Buffer.from(proof), Buffer.from(proofOf(ring, dataKey)));

const proofOf = ({ desk, epoch, slots, earlier, names }: KeyRing, dataKey: Uint8Array): string => {
  const key = Buffer.from(hkdfSync('sha256', dataKey, Buffer.alloc(0), 'shiming-desk/1/key-file', 32));
  const later = earlier || names ? [earlier ?? [], names ?? ''] : [];
  const said = JSON.stringify([2, desk, epoch, slots.map(sorted), ...later]);
  return createHmac('sha256', key).update(said).digest('base64');
};

/** Fields in one order, whatever order they had in the file. */
const sorted = (value: unknown): unknown =>
  typeof value === 'object' && value !== null
    ? Object.entries(value)
        .sort(([a], [b]) => (a < b ? -1 : 1))
        .map(([name, inner]) => [name, sorted(inner)])
    : value;

const parseJson = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
};

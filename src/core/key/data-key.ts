/** The desk's data key: made once, kept wrapped by the system's key store or in a file of its owner's (docs/adr/0008). */
import { hkdfSync, randomBytes } from 'node:crypto';
import { chmod, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { Fault } from '#contract/faults';
import type { KeyProtection } from '#contract/views';
import { fileFault, writeAtomically } from '../atomic-write.ts';

/** The system's key store, as a host offers it. */
export type KeyKeeper = {
  readonly protection: 'system';
  wrap(key: Uint8Array): Promise<Uint8Array>;
  /** Rejects when the wrapped key is not this user's. */
  unwrap(wrapped: Uint8Array): Promise<Uint8Array>;
};

export type DataKey = { readonly bytes: Uint8Array; readonly protection: KeyProtection };

const recordSchema = z.discriminatedUnion('protection', [
  z.object({ version: z.literal(1), protection: z.literal('file'), key: z.string().regex(/^[0-9a-f]{64}$/) }),
  z.object({ version: z.literal(1), protection: z.literal('system'), wrapped: z.base64() }),
]);
type KeyRecord = z.infer<typeof recordSchema>;

export const keyFile = 'key.json';

/**
 * Reads the key of a desk, or makes one when the desk is new (`mayCreate`).
 * Faults: key-missing, key-wrong (the file is damaged), key-held-by-system, key-store-refused, read-only, not-readable, disk-full.
 */
export const openDataKey = async (dir: string, mayCreate: boolean, keeper?: KeyKeeper): Promise<DataKey> => {
  const record = await readRecord(dir);
  if (record) return unwrapRecord(record, keeper);
  if (!mayCreate) throw new Fault('key-missing', { file: keyFile });
  return createKey(dir, keeper);
};

/** Independent keys for store, vault contents, vault names, anchor and backups, all from the data key (HKDF-SHA-256). */
export const deriveKey = (
  dataKey: Uint8Array,
  purpose: 'store' | 'vault-content' | 'vault-name' | 'anchor' | 'backup',
): Buffer => Buffer.from(hkdfSync('sha256', dataKey, Buffer.alloc(0), `shiming-desk/1/${purpose}`, 32));

const createKey = async (dir: string, keeper?: KeyKeeper): Promise<DataKey> => {
  const bytes = randomBytes(32);
  const record: KeyRecord = keeper
    ? { version: 1, protection: 'system', wrapped: Buffer.from(await keeper.wrap(bytes)).toString('base64') }
    : { version: 1, protection: 'file', key: bytes.toString('hex') };
  const file = join(dir, keyFile);
  try {
    await writeAtomically(file, Buffer.from(`${JSON.stringify(record)}\n`), {
      mode: 0o600,
      createOnly: true,
    });
  } catch (error) {
    // Another process made the desk in the same moment: its key counts.
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return openDataKey(dir, false, keeper);
    throw error;
  }
  return { bytes, protection: record.protection };
};

const readRecord = async (dir: string): Promise<KeyRecord | null> => {
  const file = join(dir, keyFile);
  const text = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return null;
    throw fileFault(error, keyFile, 'read');
  });
  if (text === null) return null;
  const parsed = recordSchema.safeParse(parseJson(text));
  if (!parsed.success) throw new Fault('key-wrong', { file: keyFile });
  // A copy of the folder may have lost its mode on the way.
  if (parsed.data.protection === 'file' && process.platform !== 'win32')
    await chmod(file, 0o600).catch(() => undefined);
  return parsed.data;
};

const parseJson = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
};

const unwrapRecord = async (record: KeyRecord, keeper?: KeyKeeper): Promise<DataKey> => {
  if (record.protection === 'file') return { bytes: Buffer.from(record.key, 'hex'), protection: 'file' };
  if (!keeper) throw new Fault('key-held-by-system');
  const bytes = await keeper.unwrap(Buffer.from(record.wrapped, 'base64')).catch((cause: unknown) => {
    // The file is whole: who keeps its key does not give it.
    throw new Fault('key-store-refused', { file: keyFile }, { cause });
  });
  if (bytes.length !== 32) throw new Fault('key-wrong', { file: keyFile });
  return { bytes, protection: 'system' };
};

/** What a backup says of itself, proved by an HMAC under a key derived from the data key: without the key nobody makes or changes one. */
import { createHmac, timingSafeEqual } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { backupReasons } from '#contract/backups';
import { Fault } from '#contract/faults';
import { fileFault } from '../atomic-write.ts';
import { deriveKey } from '../key/data-key.ts';

export const manifestFile = 'manifest.json';
/** The files that a manifest proves. */
export const storeCopyFile = 'store.db';
export const objectListFile = 'objects.bin';
export const officeCopyFile = 'office.bin';
export const keyCopyFile = 'key.json';

/** Folder of the objects under a desk's first data key. */
export const firstObjects = 'objects';

const hash = z.string().regex(/^[0-9a-f]{128}$/);
const count = z.int().nonnegative();

const saidSchema = z.object({
  version: z.literal(1),
  /** Id of the desk. */
  desk: z.string().max(60),
  name: z.string().max(40),
  /** UTC ISO. */
  madeAt: z.string().max(40),
  reason: z.enum(backupReasons),
  app: z.string().max(40),
  schema: count,
  templates: count,
  /** Number and hash of the newest event: a history that was written anew since does not fit. */
  events: z.object({ events: count, head: z.string().max(64) }),
  /** SHA-512 of files as they lie in the backup. */
  store: z.object({ bytes: count, hash }),
  office: z.object({ bytes: count, hash }),
  /** `missing`: named by rows, and damaged or gone in the desk already. */
  objects: z.object({ count, bytes: count, missing: count, hash }),
  /** Folder of its objects in the place; `objects` where it is left open. */
  objectsIn: z
    .string()
    .regex(/^objects-[0-9a-f]{16}$/)
    .optional(),
  /** Ids of templates that the desk has erased. */
  erased: z.array(z.string().max(60)).max(1_000_000),
  /** Whether a key file with portable slots lies beside it. */
  hasKey: z.boolean(),
  /** Names the data key without giving it away. */
  keyId: z.string().regex(/^[0-9a-f]{16}$/),
});
const schema = saidSchema.extend({ mac: z.string().regex(/^[0-9a-f]{64}$/) });

export type ManifestSaid = Omit<z.infer<typeof saidSchema>, 'version' | 'keyId'>;
export type Manifest = z.infer<typeof schema>;

const purposeKey = (dataKey: Uint8Array, purpose: string): Buffer =>
  createHmac('sha256', deriveKey(dataKey, 'backup')).update(purpose).digest();

/** Names a data key; 16 hexadecimal digits. */
export const keyIdOf = (dataKey: Uint8Array): string =>
  purposeKey(dataKey, 'id').toString('hex').slice(0, 16);

/** Key for what a backup keeps beside store and objects; 32 bytes. */
export const officeKeyOf = (dataKey: Uint8Array): Buffer => purposeKey(dataKey, 'office');

const macOf = (said: z.infer<typeof saidSchema>, dataKey: Uint8Array): Buffer =>
  createHmac('sha256', purposeKey(dataKey, 'manifest')).update(JSON.stringify(said)).digest();

/** One document of JSON, fields in the order of the schema. */
export const sealManifest = (said: ManifestSaid, dataKey: Uint8Array): Buffer => {
  const whole = saidSchema.parse({ version: 1, ...said, keyId: keyIdOf(dataKey) });
  return Buffer.from(
    `${JSON.stringify({ ...whole, mac: macOf(whole, dataKey).toString('hex') }, null, 1)}\n`,
  );
};

/** Not proved yet: `isProved` does. Faults: backup-missing, backup-damaged when it is no manifest, backup-newer, disk-failing. */
export const readManifest = async (folder: string): Promise<Manifest> => {
  const text = await readFile(join(folder, manifestFile), 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT' || error.code === 'ENOTDIR') throw new Fault('backup-missing');
    throw fileFault(error, 'backup', 'read');
  });
  const value = parse(text);
  const version = z.object({ version: z.int() }).safeParse(value);
  if (version.success && version.data.version > 1) throw new Fault('backup-newer');
  const parsed = schema.safeParse(value);
  if (!parsed.success) throw new Fault('backup-damaged', { file: manifestFile });
  return parsed.data;
};

/** Whether who wrote it had this data key, and it was not changed since. */
export const isProved = ({ mac, ...said }: Manifest, dataKey: Uint8Array): boolean =>
  timingSafeEqual(macOf(said, dataKey), Buffer.from(mac, 'hex'));

const parse = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
};

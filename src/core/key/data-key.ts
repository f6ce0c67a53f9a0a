/** The desk's data key: made once, opened by one of its slots (docs/adr/0008, 0032). */
import { hkdfSync, randomBytes, randomUUID } from 'node:crypto';
import { Fault } from '#contract/faults';
import { isPortable, type KeyProtection, type KeySecret, type PortableKind } from '#contract/keys';
import { sealKey, unsealKey } from './earlier-keys.ts';
import { createKeyFile, type FoundRing, keyFile, readKeyFile } from './key-file.ts';
import { isAuthentic, type KeyRing, parseRing, writeRing } from './key-ring.ts';
import { type KeyKeeper, makeSlot, openBySecret, openBySystem } from './slots.ts';
import { countTries } from './tries.ts';

export type { KeyKeeper };
export { keyFile };

export type DataKey = {
  readonly bytes: Uint8Array;
  /** Names objects of the vault by their content. */
  readonly nameKey: Uint8Array;
  readonly protection: KeyProtection;
  readonly ring: KeyRing;
  /** The key file says what a holder of this key wrote. */
  readonly isAuthentic: boolean;
  /** The key file itself was away or damaged. */
  readonly isFromCopy: boolean;
};

export type KeyWays = {
  /** The system's key store, where this host has one. */
  readonly keeper?: KeyKeeper | undefined;
  /** What a person typed. */
  readonly secret?: KeySecret | undefined;
};

/**
 * Opens the key of a desk, or makes one when the desk is new (`mayCreate`). A key in clear and the system's key store open it by
 * themselves; else the secret does. Faults: key-missing, key-wrong (the file is damaged), key-held-by-system (nothing else opens it),
 * key-store-refused and key-locked (with `ask`: kinds of secrets that open it, joined by commas), secret-wrong (`count`, `wait`
 * seconds), words-misspelt, office-key-wrong, read-only, not-readable, disk-full.
 */
export const openDataKey = async (dir: string, mayCreate: boolean, ways: KeyWays = {}): Promise<DataKey> => {
  const found = await readKeyFile(dir);
  if (!found) {
    if (!mayCreate) throw new Fault('key-missing', { file: keyFile });
    return createKey(dir, ways);
  }
  return known(found, await openRing(dir, found.ring, ways));
};

/** Independent keys for store, vault contents, vault names, anchor and backups, all from the data key (HKDF-SHA-256). */
export const deriveKey = (
  dataKey: Uint8Array,
  purpose: 'store' | 'vault-content' | 'vault-name' | 'anchor' | 'backup',
): Buffer => Buffer.from(hkdfSync('sha256', dataKey, Buffer.alloc(0), `shiming-desk/1/${purpose}`, 32));

/**
 * Opens the data key from the bytes of a key file that lies elsewhere, such as in a backup (`Keys.portable`), by passphrase, words or
 * the private half of an office key. Faults: key-wrong (these bytes are no key file, or were changed), key-locked (no slot of this
 * kind is in them), secret-wrong, words-misspelt, office-key-wrong.
 */
export const openPortableKey = async (bytes: Uint8Array, secret: KeySecret): Promise<Uint8Array> => {
  const read = parseRing(Buffer.from(bytes).toString('utf8'), keyFile);
  const ask = asks(read.ring);
  if (!ask.includes(secret.kind)) throw new Fault('key-locked', { ask: ask.join(',') });
  const opened = await openByAny(read.ring, secret);
  if (!opened) throw new Fault('secret-wrong', { kind: secret.kind, count: 1, wait: 0, ask: ask.join(',') });
  if (!isAuthentic(read, opened)) throw new Fault('key-wrong', { file: keyFile });
  return opened;
};

/** Kinds of secrets that open this ring. */
export const asks = ({ slots }: KeyRing): readonly PortableKind[] => [
  ...new Set(slots.map(({ kind }) => kind).filter(isPortable)),
];

/** The data key by the first slot that this secret opens; null when it opens none. Faults: words-misspelt, office-key-wrong. */
export const openByAny = async (ring: KeyRing, secret: KeySecret): Promise<Uint8Array | null> => {
  for (const slot of ring.slots) {
    const opened = await openBySecret(ring, slot, secret);
    if (opened) return opened;
  }
  return null;
};

/** What the desk says of how its key is kept. */
export const protectionOf = ({ slots }: KeyRing): KeyProtection => {
  const kinds = new Set(slots.map(({ kind }) => kind));
  return kinds.has('file') ? 'file' : kinds.has('system') ? 'system' : 'secret';
};

const openRing = async (dir: string, ring: KeyRing, { keeper, secret }: KeyWays): Promise<Uint8Array> => {
  const clear = ring.slots.find((slot) => slot.kind === 'file');
  if (clear) return Buffer.from(clear.key, 'hex');
  const ask = asks(ring).join(',');
  const bySystem = ring.slots.find((slot) => slot.kind === 'system');
  let refused: unknown = null;
  if (bySystem && keeper)
    try {
      return await openBySystem(bySystem, keeper);
    } catch (error) {
      refused = error;
    }
  if (secret && asks(ring).includes(secret.kind))
    return countTries(dir, secret.kind, ask, () => openByAny(ring, secret)).catch((error: unknown) => {
      // Whoever wrote a word wrong is asked again.
      throw error instanceof Fault ? new Fault(error.code, { ...error.data, ask }, { cause: error }) : error;
    });
  if (refused instanceof Fault) throw new Fault(refused.code, { ...refused.data, ask }, { cause: refused });
  if (refused) throw refused;
  throw ask === '' ? new Fault('key-held-by-system') : new Fault('key-locked', { ask });
};

/** A key file that holds this key in clear, with what names objects: of a desk that nothing else opens yet. */
export const clearRing = (dataKey: Uint8Array, nameKey: Uint8Array): Buffer => {
  const desk = randomUUID();
  const key = Buffer.from(dataKey).toString('hex');
  const slot = { id: randomUUID(), name: '', madeAt: new Date().toISOString(), testedAt: null } as const;
  const names = sealKey(dataKey, 'name', desk, nameKey);
  return writeRing({ desk, epoch: 1, slots: [{ ...slot, kind: 'file', key }], names }, dataKey);
};

/** Fault: key-wrong when it was changed. */
export const nameKeyOf = ({ desk, names }: KeyRing, dataKey: Uint8Array): Uint8Array => {
  if (names === undefined) return deriveKey(dataKey, 'vault-name');
  const opened = unsealKey(dataKey, 'name', desk, names);
  if (!opened) throw new Fault('key-wrong', { file: keyFile });
  return opened;
};

export const known = (found: FoundRing, bytes: Uint8Array): DataKey => ({
  bytes,
  nameKey: nameKeyOf(found.ring, bytes),
  protection: protectionOf(found.ring),
  ring: found.ring,
  isAuthentic: isAuthentic(found, bytes),
  isFromCopy: found.isFromCopy,
});

const createKey = async (dir: string, ways: KeyWays): Promise<DataKey> => {
  const bytes = randomBytes(32);
  const place = { desk: randomUUID(), epoch: 1 };
  const about = { name: '', madeAt: new Date().toISOString() };
  const { keeper } = ways;
  const slot = await makeSlot(place, bytes, keeper ? { kind: 'system', keeper } : { kind: 'file' }, about);
  const ring = { ...place, slots: [slot] };
  try {
    await createKeyFile(dir, ring, bytes);
  } catch (error) {
    // Another process made the desk in the same moment: its key counts.
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return openDataKey(dir, false, ways);
    throw error;
  }
  return {
    bytes,
    nameKey: nameKeyOf(ring, bytes),
    protection: protectionOf(ring),
    ring,
    isAuthentic: true,
    isFromCopy: false,
  };
};

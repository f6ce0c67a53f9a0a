/** Proves an update package, piece by piece: signature first, then the installer's size and hash. Nothing is written here. */
import { createHash } from 'node:crypto';
import { buffer } from 'node:stream/consumers';
import type { Entry, ZipFile } from 'yauzl';
import { Fault } from '#contract/faults';
import { manifestName, mostInstallerBytes, signaturesName, updateManifestSchema } from '#contract/updates';
import type { UpdateManifest } from '#domain/update/judge-update';
import type { ByteSource } from '../bundle/byte-source.ts';
import { causeOf, openSourceZip } from '../bundle/read-zip.ts';
import { distrustOf, type TrustedKey } from './signatures.ts';

/** Manifest and signatures are short texts, bytes. */
const mostTextBytes = 16_384;
/** What a zip adds around its files, bytes. */
const spare = 1_000_000;

/** Bytes of the installer as they come out of the zip; `done` counts them. */
export type Taking = {
  readonly signal?: AbortSignal | undefined;
  readonly onBytes?: (done: number, total: number) => void;
  /** Where the bytes go; nowhere when it is left open. */
  readonly write?: (bytes: Uint8Array) => Promise<void>;
};

/**
 * What the package says, once its signature, size and hash hold. Faults: not-an-update, update-untrusted, unreadable-file, cancelled,
 * and whatever `write` throws.
 */
export const readPackage = async (
  source: ByteSource,
  keys: readonly TrustedKey[],
  taking: Taking = {},
): Promise<UpdateManifest> => {
  if (source.size > mostInstallerBytes + spare)
    throw new Fault('file-too-large', { bytes: source.size, limit: mostInstallerBytes });
  const zip = await asPackage(openSourceZip(source));
  const entries = await asPackage(listEntries(zip));
  const manifestBytes = await readText(zip, entries.get(manifestName));
  const signatures = await readText(zip, entries.get(signaturesName));
  const distrust = distrustOf(manifestBytes, signatures.toString('latin1'), keys);
  if (distrust) throw new Fault('update-untrusted', { why: distrust });
  const manifest = parseManifest(manifestBytes);
  const installer = entries.get(manifest.file);
  if (installer?.uncompressedSize !== manifest.bytes) throw new Fault('update-untrusted', { why: 'changed' });
  await proveInstaller(zip, installer, manifest, taking);
  return manifest;
};

/** Exactly three files, no folder among them; yauzl itself refuses names that lead out of a folder. */
const listEntries = async (zip: ZipFile): Promise<ReadonlyMap<string, Entry>> => {
  if (zip.entryCount !== 3) throw new RangeError('holds other files than an update');
  const entries = new Map<string, Entry>();
  for await (const entry of zip.eachEntry()) entries.set(entry.fileName, entry);
  if (entries.size !== 3) throw new RangeError('holds a name twice');
  return entries;
};

const readText = async (zip: ZipFile, entry: Entry | undefined): Promise<Buffer> => {
  if (!entry || entry.uncompressedSize > mostTextBytes) throw new Fault('not-an-update');
  return asPackage(zip.openReadStreamPromise(entry).then(buffer));
};

/** Signed, and yet of another form: made for a later version of the app. */
const parseManifest = (bytes: Buffer): UpdateManifest => {
  const parsed = updateManifestSchema.safeParse(parseJson(bytes));
  if (!parsed.success) throw new Fault('not-an-update');
  const { format: _, product: __, ...manifest } = parsed.data;
  return manifest as UpdateManifest;
};

const parseJson = (bytes: Buffer): unknown => {
  try {
    return JSON.parse(bytes.toString('utf8'));
  } catch {
    return null;
  }
};

const proveInstaller = async (
  zip: ZipFile,
  entry: Entry,
  { bytes, sha512 }: UpdateManifest,
  { signal, onBytes, write }: Taking,
): Promise<void> => {
  const hash = createHash('sha512');
  let done = 0;
  const stream = await asPackage(zip.openReadStreamPromise(entry));
  const pieces = stream[Symbol.asyncIterator]() as AsyncIterator<Buffer>;
  try {
    for (;;) {
      signal?.throwIfAborted();
      const next = await asPackage(pieces.next());
      if (next.done) break;
      hash.update(next.value);
      done += next.value.length;
      await write?.(next.value);
      onBytes?.(done, bytes);
    }
  } finally {
    stream.destroy();
  }
  if (done !== bytes || hash.digest('hex') !== sha512)
    throw new Fault('update-untrusted', { why: 'changed' });
};

/** What a zip refuses of itself makes it no package; trouble with where it lies stays what it is. */
const asPackage = async <T>(work: Promise<T>): Promise<T> => {
  try {
    return await work;
  } catch (error) {
    const cause = causeOf(error);
    if (cause !== error || cause instanceof Fault) throw cause;
    throw new Fault('not-an-update', {}, { cause });
  }
};

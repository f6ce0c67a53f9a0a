/** Proves an update package, piece by piece: signature first, then the installer's size and hash. Nothing is written here. */
import { createHash } from 'node:crypto';
import type { Entry, ZipFile } from 'yauzl';
import { Fault } from '#contract/faults';
import { manifestName, mostInstallerBytes, signaturesName, updateManifestSchema } from '#contract/updates';
import type { UpdateManifest } from '#domain/update/judge-update';
import type { ByteSource } from '../bundle/byte-source.ts';
import { parseJson } from '../office-file.ts';
import { distrustOf, type TrustedKey } from './signatures.ts';
import { signedZip } from './signed-zip.ts';

/** Manifest and signatures are short texts, bytes. */
const mostTextBytes = 16_384;
const { asOurs: asPackage, open, readWhole } = signedZip('not-an-update');
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
  // What is said, its signatures, and the installer.
  const { zip, entries } = await open(source, 3, 3);
  const manifestBytes = await readWhole(zip, entries.get(manifestName), mostTextBytes);
  const signatures = await readWhole(zip, entries.get(signaturesName), mostTextBytes);
  const distrust = distrustOf(manifestBytes, signatures.toString('latin1'), keys, 'update');
  if (distrust) throw new Fault('update-untrusted', { why: distrust });
  const manifest = parseManifest(manifestBytes);
  const installer = entries.get(manifest.file);
  if (installer?.uncompressedSize !== manifest.bytes) throw new Fault('update-untrusted', { why: 'changed' });
  await proveInstaller(zip, installer, manifest, taking);
  return manifest;
};

/** Signed, and yet of another form: made for a later version of the app. */
const parseManifest = (bytes: Buffer): UpdateManifest => {
  const parsed = updateManifestSchema.safeParse(parseJson(bytes.toString('utf8')));
  if (!parsed.success) throw new Fault('not-an-update');
  const { format: _, product: __, ...manifest } = parsed.data;
  return manifest as UpdateManifest;
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

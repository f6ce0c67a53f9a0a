/** Proves a rules file: its zip, its signature, and exactly the files that it names. Nothing is written here. */
import { mostEditionFiles, mostRulesBytes, mostRulesFileBytes } from '#contract/edition';
import { Fault } from '#contract/faults';
import { manifestName, signaturesName } from '#contract/updates';
import type { EditionManifest } from '#domain/edition/judge-edition';
import { isNetworkFile } from '#domain/edition/judge-edition';
import type { ByteSource } from '../bundle/byte-source.ts';
import type { TrustedKey } from '../update/signatures.ts';
import { signedZip } from '../update/signed-zip.ts';
import { holds, proveManifest } from './prove-edition.ts';

/** Manifest and signatures are short texts, bytes. */
const mostTextBytes = 65_536;
const { open, readWhole } = signedZip('not-a-rules-file');

export type SignedEdition = {
  readonly manifest: EditionManifest;
  /** As they were signed. */
  readonly manifestBytes: Buffer;
  readonly signatures: Buffer;
  readonly files: ReadonlyMap<string, Buffer>;
};

/** `judge` throws what speaks against it before its files are read. Faults: not-a-rules-file, rules-untrusted, rules-unfit, file-too-large, unreadable-file, cancelled. */
export const readRulesFile = async (
  source: ByteSource,
  keys: readonly TrustedKey[],
  judge: (manifest: EditionManifest) => void,
  signal?: AbortSignal,
): Promise<SignedEdition> => {
  if (source.size > mostRulesFileBytes)
    throw new Fault('file-too-large', { bytes: source.size, limit: mostRulesFileBytes });
  const { zip, entries } = await open(source, 3, mostEditionFiles + 2);
  const manifestBytes = await readWhole(zip, entries.get(manifestName), mostTextBytes);
  const signatures = await readWhole(zip, entries.get(signaturesName), mostTextBytes);
  const manifest = proveManifest(manifestBytes, signatures, keys);
  judge(manifest);
  if (entries.size !== manifest.files.length + 2) throw changed();
  // Compressed files may be larger than what holds them.
  if (manifest.files.reduce((sum, { bytes }) => sum + bytes, 0) > mostRulesFileBytes)
    throw new Fault('rules-unfit', { why: 'nonsense' });
  const files = new Map<string, Buffer>();
  for (const file of manifest.files) {
    signal?.throwIfAborted();
    const { name, bytes } = file;
    if (!isNetworkFile(name) && bytes > mostRulesBytes) throw new Fault('rules-unfit', { why: 'nonsense' });
    const entry = entries.get(name);
    if (entry?.uncompressedSize !== bytes) throw changed();
    const content = await readWhole(zip, entry, bytes);
    if (!holds(file, content)) throw changed();
    files.set(name, content);
  }
  return { manifest, manifestBytes, signatures, files };
};

const changed = (): Fault => new Fault('rules-untrusted', { why: 'changed' });

/** Proves an edition, piece by piece, wherever it lies: in a rules file, or in the desk's folder at every opening. */
import { createHash } from 'node:crypto';
import { editionManifestSchema, rulesProduct } from '#contract/edition';
import { Fault } from '#contract/faults';
import type { EditionFile, EditionManifest } from '#domain/edition/judge-edition';
import { parseJson } from '../office-file.ts';
import { distrustOf, type TrustedKey } from '../update/signatures.ts';

/** What is said of an edition, once its signature holds. Faults: not-a-rules-file, rules-untrusted, rules-unfit. */
export const proveManifest = (
  manifest: Uint8Array,
  signatures: Uint8Array,
  keys: readonly TrustedKey[],
): EditionManifest => {
  const content = parseJson(Buffer.from(manifest).toString('utf8')) as Record<string, unknown> | null;
  // An update, taken for a rules file: nothing is wrong with it.
  if (typeof content?.['product'] === 'string' && content['product'] !== rulesProduct)
    throw new Fault('not-a-rules-file');
  const distrust = distrustOf(manifest, Buffer.from(signatures).toString('latin1'), keys, 'rules');
  if (distrust) throw new Fault('rules-untrusted', { why: distrust });
  const parsed = editionManifestSchema.safeParse(content);
  if (parsed.success) {
    const { format: _, product: __, ...said } = parsed.data;
    return said;
  }
  // Signed, and yet of another form: made for a later version of the app.
  if (content?.['product'] && Number(content['format']) > 1)
    throw new Fault('rules-unfit', { why: 'app-older', least: String(content['least'] ?? '').slice(0, 60) });
  throw new Fault('not-a-rules-file');
};

export const holds = ({ bytes, sha512 }: EditionFile, content: Uint8Array | undefined): boolean =>
  content?.length === bytes && createHash('sha512').update(content).digest('hex') === sha512;

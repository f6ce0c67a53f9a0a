/** Writes a rules file: a folder of rules, what is said of it, and the signatures. */
import { createHash, type KeyObject } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { ZipFile } from 'yazl';
import { editionManifestSchema, rulesProduct } from '#contract/edition';
import { manifestName, signaturesName } from '#contract/updates';
import { readEditionRules } from '#core/edition/edition-content';
import { signManifest } from '#core/update/signatures';
import { type EditionManifest, judgeEdition } from '#domain/edition/judge-edition';

export type EditionAbout = Pick<EditionManifest, 'edition' | 'date' | 'least' | 'networks'>;

/**
 * `folder` holds `targets/ID.json`, `holidays.json`, `naming.json` and `weights/`, each where it is wanted, and nothing else. The same
 * files, statements and keys give the same bytes. Throws for what no app could take.
 */
export const writeRulesFile = async (
  folder: string,
  about: EditionAbout,
  privateKeys: readonly KeyObject[],
  out: string,
): Promise<EditionManifest> => {
  const names = (await readdir(folder, { recursive: true, withFileTypes: true }))
    .filter((entry) => entry.isFile())
    .map((entry) =>
      join(entry.parentPath, entry.name)
        .slice(folder.length + 1)
        .replaceAll('\\', '/'),
    )
    .sort();
  const files = new Map<string, Buffer>();
  for (const name of names) files.set(name, await readFile(join(folder, name)));
  readEditionRules(files);
  return writeSigned(
    {
      ...about,
      files: [...files].map(([name, bytes]) => ({
        name,
        bytes: bytes.length,
        sha512: createHash('sha512').update(bytes).digest('hex'),
      })),
    },
    files,
    privateKeys,
    out,
  );
};

const writeSigned = async (
  manifest: EditionManifest,
  files: ReadonlyMap<string, Buffer>,
  privateKeys: readonly KeyObject[],
  out: string,
): Promise<EditionManifest> => {
  const {
    format: _,
    product: __,
    ...said
  } = editionManifestSchema.parse({
    format: 1,
    product: rulesProduct,
    ...manifest,
  });
  const refusal = judgeEdition(said, { version: said.least, released: null }, null);
  if (refusal) throw new Error(`no app could take this edition: ${refusal}`);
  const bytes = Buffer.from(`${JSON.stringify({ format: 1, product: rulesProduct, ...said }, null, 1)}\n`);
  const zip = new ZipFile();
  const plain = { compress: true, mtime: new Date(Date.UTC(1980, 0, 1)), mode: 0o100644 };
  zip.addBuffer(bytes, manifestName, plain);
  zip.addBuffer(Buffer.from(signManifest(bytes, privateKeys, 'rules')), signaturesName, plain);
  for (const [name, content] of files) zip.addBuffer(content, name, plain);
  zip.end();
  await pipeline(zip.outputStream, createWriteStream(out));
  return said;
};

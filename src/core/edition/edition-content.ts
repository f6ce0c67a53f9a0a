/** What the files of an edition hold, once their signature and hashes are proved. */
import { Fault } from '#contract/faults';
import type { EditionManifest } from '#domain/edition/judge-edition';
import { networkFiles, packIdOf } from '#domain/edition/judge-edition';
import type { TargetPack } from '#domain/target/target';
import { holidaysSchema } from '../holidays.ts';
import { namingSchema } from '../naming.ts';
import { parseJson } from '../office-file.ts';
import type { EditionRules } from '../ports/editions.ts';
import { toWeights, type Weights } from '../reading/weights.ts';
import { readPack } from '../targets/load-targets.ts';

export type EditionBytes = ReadonlyMap<string, Buffer>;

/** Faults: rules-unfit for what this app cannot use, although the publisher signed it. */
export const readEditionRules = (files: EditionBytes): EditionRules => ({
  packs: [...files].flatMap(([name, bytes]) => (packIdOf(name) === null ? [] : [packOf(name, bytes)])),
  holidays: read(files, 'holidays.json', (content) => {
    const { success, data } = holidaysSchema.safeParse(content);
    return success ? { years: data.years } : undefined;
  }),
  naming: read(files, 'naming.json', (content) => {
    const { success, data } = namingSchema.safeParse(content);
    return success ? { asOf: data.asOf, words: data.words } : undefined;
  }),
});

/** Null where the edition brings no networks. */
export const readEditionWeights = ({ networks }: EditionManifest, files: EditionBytes): Weights | null => {
  const [detection, recognition, characters] = [
    files.get(networkFiles.detection),
    files.get(networkFiles.recognition),
    files.get(networkFiles.characters),
  ];
  return networks !== null && detection && recognition && characters
    ? toWeights(networks, { detection, recognition, characters })
    : null;
};

const unusable = (file: string): Fault => new Fault('rules-unfit', { why: 'content', file });

const packOf = (name: string, bytes: Buffer): TargetPack => {
  try {
    const pack = readPack(parseJson(bytes.toString('utf8')));
    if (pack.id === packIdOf(name)) return pack;
  } catch (error) {
    if (!(error instanceof Fault)) throw error;
    if (error.code === 'pack-newer') throw new Fault('rules-unfit', { why: 'app-older', least: '' });
  }
  throw unusable(name);
};

const read = <T>(files: EditionBytes, name: string, parse: (content: unknown) => T | undefined): T | null => {
  const bytes = files.get(name);
  if (!bytes) return null;
  const content = parse(parseJson(bytes.toString('utf8')));
  if (content === undefined) throw unusable(name);
  return content;
};

/** The rule packs: the app's own, over them those of the published edition, and those an office put into `targets/` of its desk folder. */
import { existsSync } from 'node:fs';
import { readdir, readFile, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { Fault } from '#contract/faults';
import { targetPackSchema } from '#contract/target-pack';
import { packSchemaVersion, type TargetPack } from '#domain/target/target';
import { writeAtomically } from '../atomic-write.ts';
import { parseJson } from '../office-file.ts';
import type { Log } from '../ports/log.ts';
import type { Targets } from '../ports/targets.ts';

/** The strict pack comes first; the others by id. A pack of the office that cannot be used is left out and logged. */
export const loadTargets = async (
  assetsDir: string,
  deskDir: string | null,
  log: Log,
  fromEdition: readonly TargetPack[] = [],
): Promise<Targets> => {
  const own = await readOwn(assetsDir);
  const folder = deskDir === null ? null : join(deskDir, 'targets');
  const office = folder === null ? new Map<string, OfficePack>() : await readOffice(folder, log);
  let published = fromEdition;
  let packs = inOrder(own, published, office);
  const find = (id: string): TargetPack | undefined => packs.find((pack) => pack.id === id);
  return {
    get packs() {
      return packs;
    },
    get officeIds() {
      return [...office.keys()].sort();
    },
    get publishedIds() {
      return published.map(({ id }) => id).filter((id) => !office.has(id));
    },
    withPublished: (others) => inOrder(own, others, office),
    usePublished: (others) => {
      published = others;
      packs = inOrder(own, published, office);
    },
    find,
    get: (id) => {
      const pack = find(id);
      if (!pack) throw new Fault('target-unknown', { target: id });
      return pack;
    },
    read: readPack,
    add: async (brought) => {
      const pack = readPack(brought);
      if (folder === null) throw new Fault('desk-missing');
      if (!existsSync(dirname(folder))) throw new Fault('desk-gone');
      const file = office.get(pack.id)?.file ?? `${pack.id}.json`;
      await writeAtomically(join(folder, file), Buffer.from(`${JSON.stringify(pack, null, 2)}\n`));
      office.set(pack.id, { file, pack });
      packs = inOrder(own, published, office);
    },
    remove: async (id) => {
      const there = office.get(id);
      if (!there || folder === null) throw new Fault('target-unknown', { target: id });
      await rm(join(folder, there.file), { force: true });
      office.delete(id);
      packs = inOrder(own, published, office);
    },
  };
};

type OfficePack = { readonly file: string; readonly pack: TargetPack };

/** A pack for a newer version is told apart from one that is wrong, because the remedy differs. */
export const readPack = (content: unknown): TargetPack => {
  const schema = (content as { schema?: unknown } | null)?.schema;
  if (typeof schema === 'number' && schema > packSchemaVersion)
    throw new Fault('pack-newer', { schema, app: packSchemaVersion });
  const parsed = targetPackSchema.safeParse(content);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  const field = [...(issue?.path ?? []), ...(issue?.code === 'unrecognized_keys' ? issue.keys : [])];
  throw new Fault('pack-invalid', { field: field.join('.').slice(0, 80) });
};

const readOwn = async (assetsDir: string): Promise<ReadonlyMap<string, TargetPack>> => {
  const packs = new Map<string, TargetPack>();
  for (const { file, content } of await readFolder(join(assetsDir, 'targets'))) {
    const pack = targetPackSchema.parse(content);
    if (`${pack.id}.json` !== file) throw new Error(`target pack ${file} calls itself ${pack.id}`);
    packs.set(pack.id, pack);
  }
  return packs;
};

const readOffice = async (folder: string, log: Log): Promise<Map<string, OfficePack>> => {
  const packs = new Map<string, OfficePack>();
  for (const { file, content } of await readFolder(folder))
    try {
      const pack = readPack(content);
      packs.set(pack.id, { file, pack });
    } catch (error) {
      if (!(error instanceof Fault)) throw error;
      log('warn', 'target-pack-refused', { why: error.code, issue: String(error.data['field'] ?? '') });
    }
  return packs;
};

export const strictTarget = 'strict';
const rank = (pack: TargetPack): number => (pack.id === strictTarget ? 0 : 1);

const inOrder = (
  own: ReadonlyMap<string, TargetPack>,
  published: readonly TargetPack[],
  office: ReadonlyMap<string, OfficePack>,
): readonly TargetPack[] =>
  [
    ...new Map(
      [...own.values(), ...published, ...[...office.values()].map(({ pack }) => pack)].map(
        (pack) => [pack.id, pack] as const,
      ),
    ).values(),
  ].sort((a, b) => rank(a) - rank(b) || a.id.localeCompare(b.id));

const readFolder = async (folder: string): Promise<{ file: string; content: unknown }[]> => {
  const names = await readdir(folder).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return [];
    throw error;
  });
  const files = names.filter((name) => name.endsWith('.json')).sort();
  return Promise.all(
    files.map(async (file) => ({ file, content: parseJson(await readFile(join(folder, file), 'utf8')) })),
  );
};

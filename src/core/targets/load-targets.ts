/** Loads the rule packs: the app's own, then those an office put into `targets/` of its desk folder. */
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Fault } from '#contract/faults';
import { targetPackSchema } from '#contract/target-pack';
import type { TargetPack } from '#domain/target/target';
import type { Log, Targets } from '../context.ts';

/** The strict pack comes first; the others by id. A pack of the office that does not hold to the schema is left out and logged. */
export const loadTargets = async (assetsDir: string, deskDir: string | null, log: Log): Promise<Targets> => {
  const own = await readPacks(join(assetsDir, 'targets'));
  const office = deskDir === null ? [] : await readPacks(join(deskDir, 'targets'));
  const packs = new Map<string, TargetPack>();
  for (const { file, content } of own) {
    const pack = targetPackSchema.parse(content);
    if (`${pack.id}.json` !== file) throw new Error(`target pack ${file} calls itself ${pack.id}`);
    packs.set(pack.id, pack);
  }
  for (const { content } of office) {
    const parsed = targetPackSchema.safeParse(content);
    if (parsed.success) packs.set(parsed.data.id, parsed.data);
    else log('warn', 'target-pack-refused', { issue: parsed.error.issues[0]?.path.join('.') ?? '' });
  }
  const sorted = [...packs.values()].sort((a, b) => rank(a) - rank(b) || a.id.localeCompare(b.id));
  return {
    packs: sorted,
    get: (id) => {
      const pack = packs.get(id);
      if (!pack) throw new Fault('target-unknown', { target: id });
      return pack;
    },
  };
};

export const strictTarget = 'strict';
const rank = (pack: TargetPack): number => (pack.id === strictTarget ? 0 : 1);

const readPacks = async (folder: string): Promise<{ file: string; content: unknown }[]> => {
  const names = await readdir(folder).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return [];
    throw error;
  });
  const files = names.filter((name) => name.endsWith('.json')).sort();
  return Promise.all(
    files.map(async (file) => ({ file, content: parseJson(await readFile(join(folder, file), 'utf8')) })),
  );
};

const parseJson = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
};

import { findAssetsDir } from '#core/app-files';
import { loadTargets } from '#core/targets/load-targets';
import { diffTargets } from '#domain/target/diff-targets';
import type { TargetPack } from '#domain/target/target';
import { type Answer, type Command, findingLine, sayerFor, withDesk } from '../command.ts';
import { readJsonFile } from '../input-file.ts';
import { type Common, readArguments, UsageError } from '../options.ts';

export const targets: Command = {
  usage: '[diff A B | preview FILE.json | add FILE.json | remove ID]',
  about: {
    'zh-CN': '各注册商的规则包：列出、比较、预览、添加、移除',
    en: 'rule packs of registrars: list, compare, preview, add, remove',
  },
  run: async (args) => {
    const { common, positionals } = readArguments(args, {});
    const [action, ...rest] = positionals;
    if (action === undefined) return list(common);
    const work = actions[action];
    if (!work || rest.length !== work.arguments)
      throw new UsageError('diff A B | preview FILE | add FILE | remove ID');
    return work.run(common, rest);
  },
};

const load = (common: Common) => loadTargets(findAssetsDir(), common.desk, () => undefined);

const list = async (common: Common): Promise<Answer> => {
  const { packs } = await load(common);
  const json = packs.map(({ id, name, registrar, channel, asOf, picture, sources }) => ({
    id,
    name: common.language === 'en' ? name.en : name.zh,
    registrar,
    channel,
    asOf,
    window: { formats: picture.accepts, minBytes: picture.minBytes, maxBytes: picture.maxBytes },
    sources: Object.values(sources),
  }));
  const lines = json.map(
    ({ id, name, window }) =>
      `${id.padEnd(16)}${name}  ${window.formats.join('/')}  ${window.minBytes}–${window.maxBytes}`,
  );
  return { json, lines, status: 0 };
};

type Action = { readonly arguments: number; run(common: Common, rest: readonly string[]): Promise<Answer> };

const actions: Readonly<Record<string, Action>> = {
  diff: {
    arguments: 2,
    run: async (common, [a = '', b = '']) => {
      const { get } = await load(common);
      const json = diffTargets(get(a), get(b));
      return {
        json,
        lines: json.map((row) => `${row.path}  ${row.a ?? '–'}  →  ${row.b ?? '–'}`),
        status: 0,
      };
    },
  },
  preview: {
    arguments: 1,
    run: async (common, [file = '']) => {
      const pack = await readJsonFile(file);
      return withDesk(common, async ({ client }) => {
        const { differences, scope, checked, changes, pack: read } = await client.targets.preview({ pack });
        const say = sayerFor(common);
        const lines = [
          ...differences.map((row) => `${row.path}  ${row.a ?? '–'}  →  ${row.b ?? '–'}`),
          ...changes.flatMap(({ template, name, before, after, reasons }) => [
            `${template}  ${say.label(`readiness.${before}`)} → ${say.label(`readiness.${after}`)}  ${name}`,
            ...reasons.map((finding) => findingLine(say, finding)),
          ]),
        ];
        return { json: { id: read.id, scope, differences, checked, changes }, lines, status: 0 };
      });
    },
  },
  add: {
    arguments: 1,
    run: async (common, [file = '']) => {
      const pack = await readJsonFile(file);
      return withDesk(common, async ({ client }) => ids(await client.targets.add({ pack })));
    },
  },
  remove: {
    arguments: 1,
    run: (common, [id = '']) =>
      withDesk(common, async ({ client }) => ids(await client.targets.remove({ id }))),
  },
};

const ids = (packs: readonly TargetPack[]): Answer => {
  const json = packs.map(({ id }) => id);
  return { json, lines: json, status: 0 };
};

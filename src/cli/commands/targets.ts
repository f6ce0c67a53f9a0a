import { diffTargets } from '#domain/target/diff-targets';
import type { TargetPack } from '#domain/target/target';
import { type Answer, type Command, findingLine, sayerFor, withDesk } from '../command.ts';
import {
  addRulesFile,
  isRulesFile,
  loadRules,
  previewRulesFile,
  removeEdition,
  standingLines,
} from '../edition.ts';
import { readJsonFile } from '../input-file.ts';
import { type Common, readArguments, UsageError } from '../options.ts';

export const targets: Command = {
  usage: '[diff A B | preview FILE | add FILE | remove ID|published | edition]',
  about: {
    'zh-CN':
      '各注册商的规则包，以及生效的是发布者哪一期规则：列出、比较、预览、添加、移除；FILE 是本单位的规则包（JSON），或发布者签名的规则文件（zip：规则包、放假安排、命名词表、识读网络），按内容区分；remove published 移除发布者的规则，edition 说明生效的是哪一期',
    en: 'rule packs of registrars, and which edition of the publisher’s rules counts: list, compare, preview, add, remove; FILE is a pack of the office (JSON) or a rules file that the publisher signed (zip: packs, days off, naming words, reading networks), told apart by content; remove published takes the edition away, edition tells which one counts',
  },
  run: async (args) => {
    const { common, positionals } = readArguments(args, {});
    const [action, ...rest] = positionals;
    if (action === undefined) return list(common);
    const work = actions[action];
    if (!work || rest.length !== work.arguments)
      throw new UsageError('diff A B | preview FILE | add FILE | remove ID|published | edition');
    return work.run(common, rest);
  },
};

const list = async (common: Common): Promise<Answer> => {
  const { edition, targets } = await loadRules(common);
  const { packs, officeIds, publishedIds } = targets;
  const from = (id: string) =>
    officeIds.includes(id) ? 'office' : publishedIds.includes(id) ? 'published' : 'app';
  const json = packs.map(({ id, name, registrar, channel, asOf, picture, sources }) => ({
    id,
    name: common.language === 'en' ? name.en : name.zh,
    registrar,
    channel,
    asOf,
    window: { formats: picture.accepts, minBytes: picture.minBytes, maxBytes: picture.maxBytes },
    sources: Object.values(sources),
    from: from(id),
    edition: from(id) === 'published' ? (edition.installed?.edition ?? null) : null,
  }));
  const lines = json.map(
    ({ id, name, window }) =>
      `${id.padEnd(16)}${name}  ${window.formats.join('/')}  ${window.minBytes}–${window.maxBytes}`,
  );
  return {
    json,
    lines: [...lines, ...standingLines(sayerFor(common), edition.installed)],
    status: 0,
  };
};

/** What stands for the publisher's edition where an id of a pack is asked for. */
const publishedName = 'published';

type Action = { readonly arguments: number; run(common: Common, rest: readonly string[]): Promise<Answer> };

const actions: Readonly<Record<string, Action>> = {
  diff: {
    arguments: 2,
    run: async (common, [a = '', b = '']) => {
      const { get } = (await loadRules(common)).targets;
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
      if (await isRulesFile(file)) return previewRulesFile(common, file);
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
      if (await isRulesFile(file)) return addRulesFile(common, file);
      const pack = await readJsonFile(file);
      return withDesk(common, async ({ client }) => ids(await client.targets.add({ pack })));
    },
  },
  remove: {
    arguments: 1,
    run: (common, [id = '']) =>
      withDesk(common, async (desk) =>
        // A pack of this name would be the office's own.
        id === publishedName && !desk.context.targets.officeIds.includes(id)
          ? removeEdition(common, desk)
          : ids(await desk.client.targets.remove({ id })),
      ),
  },
  edition: {
    arguments: 0,
    run: (common) =>
      withDesk(
        common,
        async ({ client }) => {
          const view = await client.edition.view();
          return { json: view, lines: standingLines(sayerFor(common), view.installed), status: 0 };
        },
        'trial',
      ),
  },
};

const ids = (packs: readonly TargetPack[]): Answer => {
  const json = packs.map(({ id }) => id);
  return { json, lines: json, status: 0 };
};

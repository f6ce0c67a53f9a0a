import { type Command, findingLine, sayerFor, statusOf, withDesk } from '../command.ts';
import { readArguments } from '../options.ts';
import { readScansOf } from '../reading-view.ts';
import { countsLine } from './template-domains.ts';

export const check: Command = {
  usage: '[TEMPLATE…]',
  about: {
    'zh-CN': '检查模板：会被退回的每个原因',
    en: 'findings of templates: every reason for a rejection',
  },
  run: async (args) => {
    const { common, positionals } = readArguments(args, {});
    return withDesk(common, async (desk) => {
      const { client } = desk;
      const templates = positionals.length === 0 ? undefined : [...positionals];
      if (common.target !== undefined) desk.context.targets.get(common.target);
      await readScansOf(desk, common, templates ?? null);
      const views = await client.checks.run({ templates, target: common.target });
      const say = sayerFor(common);
      const lines = views.flatMap(({ template, name, check: { readiness }, findings, domains }) => [
        `${template}  ${say.label(`readiness.${readiness}`)}  ${name || say.label('unnamed')}${countsLine(say, domains)}`,
        ...findings.map((finding) => findingLine(say, finding)),
      ]);
      const json = views.map(({ template, state, findings, domains, check: summary }) => ({
        template,
        state,
        readiness: summary.readiness,
        readyFrom: summary.readyFrom,
        findings,
        domains,
      }));
      return { json, lines, status: statusOf(views.flatMap((view) => view.findings)) };
    });
  },
};

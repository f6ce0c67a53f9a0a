import { type EraseResult, eraseReasons, type OlderBackups } from '#contract/erasure';
import type { Sayer } from '#text/say';
import { type Answer, type Command, sayerFor, withDesk } from '../command.ts';
import { type Common, readArguments, UsageError } from '../options.ts';

const usage = `TEMPLATE… [--reason ${eraseReasons.join('|')}] [--preview]`;

export const erase: Command = {
  usage,
  about: {
    'zh-CN': '彻底删除模板和由它产生的一切，无法撤销；--preview 只说明会删除什么',
    en: 'erases templates with everything that came from them, for good; --preview only says what would go',
  },
  run: async (args) => {
    const { common, positionals, values } = readArguments(args, {
      reason: { type: 'string' },
      preview: { type: 'boolean' },
    });
    const reason = eraseReasons.find((known) => known === (values.reason ?? 'other'));
    if (positionals.length === 0 || !reason) throw new UsageError(usage);
    const templates = [...new Set(positionals)];
    return withDesk(common, async ({ client }) => {
      if (!values.preview) return erasedAnswer(common, await client.erasure.erase({ templates, reason }));
      const preview = await client.erasure.preview({ templates });
      const say = sayerFor(common);
      const lines = [
        say.label('wouldErase', countsOf(preview)),
        ...preview.names.map(({ template, name }) => `  ${template}  ${name || say.label('unnamed')}`),
        ...bundleLines(say, preview.bundles),
        ...olderLines(say, preview.olderBackups),
        say.label('eraseElsewhere'),
      ];
      return { json: { ...preview, erased: false }, lines, status: 0 };
    });
  },
};

const countsOf = ({
  templates,
  scans,
  pictures,
  bundles,
}: Pick<EraseResult, 'templates' | 'scans' | 'pictures' | 'bundles'>) => ({
  templates,
  scans,
  pictures,
  bundles: bundles.length,
});

/** What went, as counts. */
export const erasedAnswer = (common: Common, result: EraseResult): Answer => {
  const say = sayerFor(common);
  return {
    json: { ...result, erased: true },
    lines: [
      say.label('erased', { ...countsOf(result), objects: result.objects }),
      ...bundleLines(say, result.bundles),
      ...olderLines(
        say,
        result.olderBackups.filter(({ isThere }) => !isThere),
      ),
      say.label('eraseElsewhere'),
    ],
    status: 0,
  };
};

const bundleLines = (say: Sayer, bundles: EraseResult['bundles']): string[] =>
  bundles.map(({ fileName, others }) => say.label('eraseBundle', { fileName, others }));

const olderLines = (say: Sayer, older: readonly OlderBackups[]): string[] =>
  older.flatMap(({ path, isThere, backups }) => {
    if (!isThere) return [say.label('eraseOlderAway', { path })];
    return backups > 0 ? [say.label('eraseOlder', { path, backups })] : [];
  });

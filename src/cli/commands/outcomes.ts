import { type Command, sayerFor, withDesk } from '../command.ts';
import { readArguments, UsageError } from '../options.ts';

export const outcomes: Command = {
  usage: '',
  about: {
    'zh-CN': '每条提示的战绩：提交时有它的，通过和退回各多少',
    en: 'how each finding fared: what was sent with it, and how often it came back',
  },
  run: async (args) => {
    const { common, positionals } = readArguments(args, {});
    if (positionals.length > 0) throw new UsageError(positionals[0] ?? '');
    return withDesk(common, async ({ client }) => {
      const counts = await client.rules.counts();
      const say = sayerFor(common);
      const lines = counts.map(
        ({ code, sent, verified, rejected, foresaw }) =>
          `${code}  ${say.label('outcome.sent')} ${sent}  ${say.label('outcome.verified')} ${verified}  ${say.label('outcome.rejected')} ${rejected}  ${say.label('outcome.foresaw')} ${foresaw}`,
      );
      return { json: counts, lines, status: 0 };
    });
  },
};

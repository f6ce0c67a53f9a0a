import type { Trends } from '#domain/outcome/trends';
import type { Sayer } from '#text/say';
import { type Command, sayerFor, withDesk } from '../command.ts';
import { readArguments, UsageError } from '../options.ts';

export const outcomes: Command = {
  usage: '[--over-time]',
  about: {
    'zh-CN': '每条提示的战绩：提交时有它的，通过和退回各多少',
    en: 'how each finding fared: what was sent with it, and how often it came back',
  },
  run: async (args) => {
    const { common, positionals, values } = readArguments(args, { 'over-time': { type: 'boolean' } });
    if (positionals.length > 0) throw new UsageError(positionals[0] ?? '');
    return withDesk(common, async ({ client }) => {
      const say = sayerFor(common);
      if (values['over-time']) {
        const trends = await client.rules.trends();
        return { json: trends, lines: weekLines(trends, say), status: 0 };
      }
      const counts = await client.rules.counts();
      const lines = counts.map(
        ({ code, sent, verified, rejected, foresaw }) =>
          `${code}  ${say.label('outcome.sent')} ${sent}  ${say.label('outcome.verified')} ${verified}  ${say.label('outcome.rejected')} ${rejected}  ${say.label('outcome.foresaw')} ${foresaw}`,
      );
      return { json: counts, lines, status: 0 };
    });
  },
};

const weekLines = ({ weeks, rules }: Trends, say: Sayer): string[] => [
  ...weeks.map(
    ({ key, verified, rejected, forecast }) =>
      `${key}  ${say.label('outcome.verified')} ${verified}  ${say.label('outcome.rejected')} ${rejected}  ${say.label('outcome.forecast')} ${forecast ?? '–'}`,
  ),
  ...rules.map(
    ({ code, sent, rejected, trust }) =>
      `${code}  ${rejected}/${sent}  ${say.label(`outcome.trust.${trust}`)}`,
  ),
];

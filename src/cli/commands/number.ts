import { systemClock } from '#core/system-clock';
import { certificateTypes } from '#domain/certificate/type';
import { typeOfCode } from '#domain/certificate/vocabularies';
import { checkNumber } from '#domain/number/check-number';
import { formatNumber } from '#domain/number/format-number';
import { type Command, findingLine, sayerFor, statusOf } from '../command.ts';
import { readArguments, UsageError } from '../options.ts';

export const number: Command = {
  usage: 'KIND VALUE',
  about: { 'zh-CN': '检查一个证件号码', en: 'checks one certificate number' },
  run: async (args) => {
    const { common, positionals } = readArguments(args, {});
    const [code = '', value, ...rest] = positionals;
    const kind = typeOfCode(code);
    if (kind === undefined || value === undefined || rest.length > 0)
      throw new UsageError(`KIND: ${certificateTypes.join(' ')}`);
    const say = sayerFor(common);
    const report = checkNumber(kind, value, { today: systemClock(common.today).today() });
    const lines = [
      `${say.certificate(kind)}  ${formatNumber(kind, report.compact)}  ${report.valid ? '✓' : '✗'}`,
      ...report.findings.map((finding) => findingLine(say, finding)),
      ...report.suggestions.map((suggestion) => `  ? ${formatNumber(kind, suggestion)}`),
    ];
    return { json: report, lines, status: statusOf(report.findings) };
  },
};

import { fileSource } from '#core/bundle/byte-source';
import { verifyBundle } from '#core/bundle/verify-bundle';
import { type Command, sayerFor } from '../command.ts';
import { readArguments, UsageError } from '../options.ts';

export const verify: Command = {
  usage: 'FILE.zip',
  about: { 'zh-CN': '离线核对提交包的每个字节', en: 'proves a bundle offline, to the byte' },
  run: async (args) => {
    const { common, positionals } = readArguments(args, {});
    const [file, ...rest] = positionals;
    if (file === undefined || rest.length > 0) throw new UsageError('FILE.zip');
    const source = await fileSource(file);
    const verdict = await verifyBundle(source).finally(() => source.close());
    const say = sayerFor(common);
    const lines = verdict.ok
      ? [`✓ ${verdict.items}`]
      : verdict.problems.map((problem) => `✗ ${say.problem(problem)}`);
    return { json: verdict, lines, status: verdict.ok ? 0 : 1 };
  },
};

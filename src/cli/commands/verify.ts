import { verifyBundle } from '#core/bundle/verify-bundle';
import { readFileWithin } from '#core/grants';
import { type Command, sayerFor } from '../command.ts';
import { readArguments, UsageError } from '../options.ts';

/** Bundles hold many pictures; this is what fits comfortably into memory. */
const maxBundleBytes = 1024 * 1024 * 1024;

export const verify: Command = {
  usage: 'FILE.zip',
  about: { 'zh-CN': '离线核对提交包的每个字节', en: 'proves a bundle offline, to the byte' },
  run: async (args) => {
    const { common, positionals } = readArguments(args, {});
    const [file, ...rest] = positionals;
    if (file === undefined || rest.length > 0) throw new UsageError('FILE.zip');
    const verdict = await verifyBundle(await readFileWithin(file, maxBundleBytes));
    const say = sayerFor(common);
    const lines = verdict.ok
      ? [`✓ ${verdict.items}`]
      : verdict.problems.map((problem) => `✗ ${say.problem(problem)}`);
    return { json: verdict, lines, status: verdict.ok ? 0 : 1 };
  },
};

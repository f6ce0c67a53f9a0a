import { resolve } from 'node:path';
import type { BundleView } from '#contract/views';
import type { Desk } from '#core/open-desk';
import { type Command, findingLine, sayerFor, withDesk } from '../command.ts';
import { type Common, readArguments, UsageError } from '../options.ts';

export const bundle: Command = {
  usage: '[TEMPLATE…|--ready] --out FILE.zip',
  about: { 'zh-CN': '导出提交包', en: 'submission bundle' },
  run: async (args) => {
    const { common, positionals, values } = readArguments(args, {
      ready: { type: 'boolean' },
      out: { type: 'string' },
    });
    if (values.out === undefined || (positionals.length === 0) !== (values.ready === true))
      throw new UsageError('TEMPLATE… | --ready, --out FILE.zip');
    const file = resolve(values.out);
    return withDesk(common, async (desk) => {
      const view = await buildBundleView(
        desk,
        common,
        positionals.length === 0 ? undefined : [...positionals],
      );
      await desk.host.saveBundle(view.id, file);
      const say = sayerFor(common);
      const lines = [
        `${file}  ${view.items.length}  ${view.bytes} B  sha256 ${view.sha256}`,
        ...view.left.flatMap(({ name, reasons }) => [
          `✗ ${name}`,
          ...reasons.map((finding) => findingLine(say, finding)),
        ]),
      ];
      const { sha256, items, left } = view;
      // With --ready the rest is expected to stay out; templates that were asked for by name are not.
      return {
        json: { file, sha256, items, left },
        lines,
        status: values.ready || left.length === 0 ? 0 : 1,
      };
    });
  },
};

/** Builds a bundle, showing progress on standard error. Faults: nothing-ready and those of the desk. */
export const buildBundleView = async (
  { client }: Desk,
  common: Common,
  templates?: string[],
): Promise<BundleView> => {
  for await (const step of await client.bundles.build({ templates, target: common.target })) {
    if (step.kind === 'done') return step.bundle;
    if (!common.json && process.stderr.isTTY) process.stderr.write(`\r${step.done}/${step.total}`);
  }
  throw new Error('the bundle stream ended without a bundle');
};

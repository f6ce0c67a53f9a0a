import type { Desk } from '#core/open-desk';
import { type Answer, type Command, withDesk } from '../command.ts';
import { readArguments } from '../options.ts';
import { buildBundleView } from './bundle.ts';

export const demo: Command = {
  usage: '',
  about: {
    'zh-CN': '在空的工作台里放入样本并走完一遍',
    en: 'fills an empty desk with drawn samples and runs the whole job once',
  },
  run: async (args) => {
    const { common } = readArguments(args, {});
    const run = async (desk: Desk): Promise<Answer> => {
      const summary = await desk.client.desk.fillWithSamples();
      const view = await buildBundleView(desk, common);
      const verdict = await desk.client.bundles.verify({ bundle: view.id });
      const json = {
        ...summary,
        bundle: {
          id: view.id,
          sha256: view.sha256,
          bytes: view.bytes,
          items: view.items.length,
          left: view.left.length,
          ok: verdict.ok,
        },
      };
      const lines = Object.entries({
        ...summary,
        bundle: `${view.items.length} items, ${view.bytes} B, ${verdict.ok ? '✓' : '✗'}`,
      }).map(([name, value]) => `${name.padEnd(10)}${value}`);
      return { json, lines, status: verdict.ok ? 0 : 1 };
    };
    return withDesk(common, run, true);
  },
};

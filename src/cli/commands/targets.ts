import { findAssetsDir } from '#core/app-files';
import { loadTargets } from '#core/targets/load-targets';
import type { Command } from '../command.ts';
import { readArguments } from '../options.ts';

export const targets: Command = {
  usage: '',
  about: { 'zh-CN': '列出各注册商的规则包', en: 'lists the rule packs of registrars' },
  run: async (args) => {
    const { common } = readArguments(args, {});
    const { packs } = await loadTargets(findAssetsDir(), common.desk, () => undefined);
    const json = packs.map(({ id, name, registrar, channel, asOf, picture, sources }) => ({
      id,
      name: common.language === 'en' ? name.en : name.zh,
      registrar,
      channel,
      asOf,
      window: { formats: picture.accepts, minBytes: picture.minBytes, maxBytes: picture.maxBytes },
      sources: Object.values(sources),
    }));
    const lines = json.map(
      ({ id, name, window }) =>
        `${id.padEnd(16)}${name}  ${window.formats.join('/')}  ${window.minBytes}–${window.maxBytes}`,
    );
    return { json, lines, status: 0 };
  },
};

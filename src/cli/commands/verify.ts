import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BundleVerdict } from '#contract/views';
import { type ByteSource, fileSource } from '#core/bundle/byte-source';
import { verifySealed } from '#core/bundle/verify-sealed';
import { type Command, sayerFor } from '../command.ts';
import { type Common, readArguments, UsageError } from '../options.ts';
import { openingSecret } from '../secrets.ts';

export const verify: Command = {
  usage: 'FILE.zip',
  about: {
    'zh-CN': '离线核对提交包的每个字节；加密的提交包从提示、--secret-fd N 或环境变量 SHIMING_SECRET 读取密码',
    en: 'proves a bundle offline, to the byte; the password of a sealed one comes from a prompt, --secret-fd N or SHIMING_SECRET',
  },
  run: async (args) => {
    const { common, positionals } = readArguments(args, {});
    const [file, ...rest] = positionals;
    if (file === undefined || rest.length > 0) throw new UsageError('FILE.zip');
    const source = await fileSource(file);
    const say = sayerFor(common);
    const verdict = await prove(common, source).finally(() => source.close());
    const lines = verdict.ok
      ? [`✓ ${verdict.items}`]
      : verdict.problems.map((problem) => `✗ ${say.problem(problem)}`);
    return { json: verdict, lines, status: verdict.ok ? 0 : 1 };
  },
};

/** A sealed one is unpacked beside the system's temporary files, under a key of this process alone. */
const prove = async (common: Common, source: ByteSource): Promise<BundleVerdict> => {
  const scratch = await mkdtemp(join(tmpdir(), 'shiming-verify-'));
  try {
    const verdict = await verifySealed(source, null, scratch);
    if (verdict.problems[0]?.code !== 'password-needed') return verdict;
    const secret = await openingSecret(common, ['passphrase']);
    return secret ? await verifySealed(source, secret.text.trim(), scratch) : verdict;
  } finally {
    await rm(scratch, { recursive: true, force: true });
  }
};

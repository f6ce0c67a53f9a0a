import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { Command } from '../command.ts';
import { readArguments } from '../options.ts';

export const serve: Command = {
  usage: '[--port N] [--no-open]',
  about: { 'zh-CN': '在浏览器窗口里打开工作台', en: 'the window in a browser' },
  run: async (args) => {
    const { common, values } = readArguments(args, {
      port: { type: 'string' },
      'no-open': { type: 'boolean' },
    });
    const host = spawn(
      process.execPath,
      [
        serveFile(),
        ...['--desk', common.desk, '--lang', common.language],
        ...(values.port === undefined ? [] : ['--port', values.port]),
        ...(common.today === undefined ? [] : ['--today', common.today]),
        ...(values['no-open'] ? ['--no-open'] : []),
      ],
      { stdio: 'inherit' },
    );
    // Ctrl C reaches both; this process waits for the host to finish what it writes.
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => host.kill(signal));
    const code = await new Promise<number>((resolve, reject) => {
      host.once('error', reject);
      host.once('exit', (exit) => resolve(exit ?? 0));
    });
    // The host itself wrote the one line with its address.
    return { json: undefined, lines: [], status: code === 0 ? 0 : 2 };
  },
};

/** Hosts do not import each other: the web host is a program of its own, beside this one as source or as bundle. */
const serveFile = (): string =>
  fileURLToPath(
    new URL(import.meta.url.endsWith('.ts') ? '../../web/serve.ts' : './serve.js', import.meta.url),
  );

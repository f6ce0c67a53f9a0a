/** The web host as a process of its own, as specs start it. */
import { type ChildProcess, spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { serveEntry } from '../../tests/entries.ts';

/** The day on which every spec happens: samples and waiting times depend on it. */
export const today = '2026-11-23';

/** Starts the web host on a free port and waits for its line `{"url": …}`. */
export const startHost = async (
  dir: string,
  lang: string,
  reads = false,
  more: { readonly cwd?: string; readonly env?: NodeJS.ProcessEnv } = {},
): Promise<{ host: ChildProcess; url: string }> => {
  const host = spawn(
    process.execPath,
    [
      serveEntry,
      '--desk',
      dir,
      '--port',
      '0',
      '--no-open',
      '--no-backup',
      ...(reads ? [] : ['--no-reading']),
      '--today',
      today,
      '--lang',
      lang,
    ],
    {
      ...more,
      stdio: ['ignore', 'pipe', 'inherit'],
    },
  );
  for await (const line of createInterface({ input: host.stdout! })) {
    const { url } = JSON.parse(line) as { url: string };
    return { host, url };
  }
  throw new Error('the web host ended before it was ready');
};

export const stopHost = (host: ChildProcess): Promise<void> =>
  new Promise((resolve) => {
    if (host.exitCode !== null || host.signalCode !== null) return resolve();
    host.once('exit', () => resolve());
    host.kill('SIGTERM');
  });

/** The web host of the pictures: on a free port, over a desk of its own. */
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { createInterface } from 'node:readline';
import { dayOfPictures, startVariable } from './day.ts';

export type Host = { readonly url: string; stop(): Promise<void> };

/** Every picture shows the desk on this day, with changes of this day. */
const today = ['--today', dayOfPictures];
const clockFrom = (time: string) => ({
  ...process.env,
  [startVariable]: `${dayOfPictures}T${time}`,
  NODE_OPTIONS: `${process.env['NODE_OPTIONS'] ?? ''} --import ${new URL('fixed-clock.ts', import.meta.url)}`,
});

/** Its first line is `{"url": …}`. */
export const startHost = async (desk: string): Promise<Host> => {
  const host = spawn(
    process.execPath,
    ['src/web/serve.ts', '--desk', desk, '--port', '0', '--no-open', ...today],
    { stdio: ['ignore', 'pipe', 'inherit'], env: clockFrom('10:05') },
  );
  for await (const line of createInterface({ input: host.stdout })) {
    const { url } = JSON.parse(line) as { url: string };
    return { url, stop: () => ended(host) };
  }
  throw new Error('the web host ended before it was ready');
};

const ended = async (host: ChildProcess): Promise<void> => {
  if (host.exitCode !== null) return;
  const exit = new Promise((done) => host.once('exit', done));
  host.kill('SIGTERM');
  await exit;
};

/** Fills a desk with the samples, and bundles what is ready. */
export const fillDesk = (desk: string): void => {
  const { status, stderr } = spawnSync(
    process.execPath,
    ['src/cli/main.ts', 'demo', '--desk', desk, '--json', ...today],
    { encoding: 'utf8', env: clockFrom('09:30') },
  );
  if (status !== 0) throw new Error(stderr);
};

/** The command line as a person or a script runs it: a process of its own. */
import { spawn } from 'node:child_process';
import { cliEntry } from '../entries.ts';

export type Ran = { readonly status: number | null; readonly stdout: string; readonly stderr: string };

/** Runs `shiming …`; never shows a stack trace, whatever happens. */
export const runCli = (args: readonly string[], env: NodeJS.ProcessEnv = {}, input = ''): Promise<Ran> =>
  new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [cliEntry, ...args], { env: { ...process.env, ...env } });
    // A verb that reads nothing may be gone before it is written.
    child.stdin.on('error', () => undefined).end(input);
    let stdout = '';
    let stderr = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      stdout += text;
    });
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      stderr += text;
    });
    child.once('error', reject);
    child.once('close', (status) => resolve({ status, stdout, stderr }));
  });

/** With `--json`: the one document on standard output. */
export const runJson = async (args: readonly string[], env: NodeJS.ProcessEnv = {}, input = '') => {
  const { status, stdout, stderr } = await runCli([...args, '--json'], env, input);
  return { status, json: JSON.parse(stdout) as never, stderr };
};

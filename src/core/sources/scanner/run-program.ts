/** Runs a program of the system that speaks to a scanner: without a shell, with bounded output, and ended when nobody waits for it. */
import { type ChildProcess, spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { Fault } from '#contract/faults';

/** Milliseconds between asking a program to end and ending it. */
const patience = 700;
/** Characters of what a program says that are kept. */
const mostSaid = 256 * 1024;

export type Program = { readonly file: string; readonly args: readonly string[] };

export type Ran = {
  /** Exit status; null where a signal ended it. */
  readonly status: number | null;
  readonly out: string;
  readonly err: string;
};

type Running = {
  readonly signal: AbortSignal;
  readonly environment?: Readonly<Record<string, string>>;
  /** Each line of its standard output as it comes. */
  readonly onLine?: (line: string) => void;
};

/** What the program needs of ours: where things lie, and plain English answers. */
const environmentOf = (more: Readonly<Record<string, string>> = {}): NodeJS.ProcessEnv => {
  const kept = [
    ...['PATH', 'HOME', 'TMPDIR', 'TEMP', 'USERPROFILE', 'LOCALAPPDATA', 'APPDATA'],
    ...['SystemRoot', 'windir', 'ProgramData', 'ProgramFiles', 'CommonProgramFiles'],
  ];
  const own = Object.fromEntries(kept.map((name) => [name, process.env[name]]));
  return { ...own, LC_ALL: 'C', LANGUAGE: 'C', ...more };
};

/**
 * null where the program is not installed. Asked to stop it gets SIGINT, and SIGKILL where it does not end by itself; answers only when
 * it has ended. Faults: cancelled, scanner-denied (it may not be run).
 */
export const runProgram = async (
  { file, args }: Program,
  { signal, environment, onLine }: Running,
): Promise<Ran | null> => {
  if (signal.aborted) throw new Fault('cancelled');
  const child = spawn(file, args, {
    env: environmentOf(environment),
    stdio: ['ignore', 'pipe', 'pipe'],
    windowsHide: true,
  });
  const out = collect();
  const err = collect();
  const lines = createInterface({ input: child.stdout }).on('line', (line) => {
    out.add(`${line}\n`);
    onLine?.(line);
  });
  const said = new Promise<void>((resolve) => lines.once('close', resolve));
  child.stderr.setEncoding('utf8').on('data', err.add);
  let isAsked = false;
  const stop = (): void => {
    if (isAsked) return;
    isAsked = true;
    child.kill('SIGINT');
    const late = setTimeout(() => child.kill('SIGKILL'), patience);
    child.once('close', () => clearTimeout(late));
  };
  signal.addEventListener('abort', stop, { once: true });
  try {
    const status = await ended(child);
    if (status === 'missing') return null;
    await said;
    if (signal.aborted) throw new Fault('cancelled');
    return { status, out: out.text(), err: err.text() };
  } finally {
    signal.removeEventListener('abort', stop);
  }
};

const ended = (child: ChildProcess): Promise<number | null | 'missing'> =>
  new Promise((resolve, reject) => {
    child.once('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') resolve('missing');
      else if (error.code === 'EACCES') reject(new Fault('scanner-denied', {}, { cause: error }));
      else reject(error);
    });
    child.once('close', (status) => resolve(status));
  });

const collect = () => {
  let kept = '';
  return {
    add: (part: string): void => {
      if (kept.length < mostSaid) kept += part.slice(0, mostSaid - kept.length);
    },
    text: () => kept,
  };
};

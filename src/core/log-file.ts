/** The desk's log: one JSON object a line, ids and codes only, so that an incident number leads somewhere. Five files of a megabyte. */
import { appendFile, mkdir, readFile, rename, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Log } from './ports/log.ts';

export type LogEntry = {
  readonly level: Parameters<Log>[0];
  readonly event: string;
  readonly data?: Parameters<Log>[2];
};

export type LogFile = {
  /** Never throws and never waits: a log that cannot be written is no reason to stop. */
  write(entry: LogEntry): void;
  /** Resolves when everything so far is on disk, or could not be written. */
  settled(): Promise<void>;
};

const mostBytes = 1_000_000;
const mostFiles = 5;

/** Writes below `desk/logs`. A desk folder that is not there (yet, or any more) is not made: its lines are let go. */
export const openLogFile = (desk: string, now: () => Date = () => new Date()): LogFile => {
  const folder = join(desk, 'logs');
  let last: Promise<void> = Promise.resolve();
  return {
    write: ({ level, event, data }) => {
      const line = `${JSON.stringify({ at: now().toISOString(), level, event, ...data })}\n`;
      last = last.then(() => append(folder, line)).catch(() => undefined);
    },
    settled: () => last,
  };
};

/** The newest lines, oldest first; none when there is no log. */
export const lastLines = async (desk: string, most: number): Promise<string[]> => {
  const text = await readFile(fileOf(join(desk, 'logs'), 0), 'utf8').catch(() => '');
  return text.split('\n').filter(Boolean).slice(-most);
};

const fileOf = (folder: string, age: number): string =>
  join(folder, age === 0 ? 'desk.log' : `desk.${age}.log`);

const append = async (folder: string, line: string): Promise<void> => {
  await mkdir(folder, { mode: 0o700 }).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'EEXIST') throw error;
  });
  const newest = fileOf(folder, 0);
  const size = await stat(newest).then(
    (info) => info.size,
    () => 0,
  );
  if (size > 0 && size + line.length > mostBytes) await shift(folder);
  await appendFile(newest, line, { mode: 0o600 });
};

/** Each file becomes the next older one; the oldest is written over. */
const shift = async (folder: string): Promise<void> => {
  for (let age = mostFiles - 2; age >= 0; age--)
    await rename(fileOf(folder, age), fileOf(folder, age + 1)).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== 'ENOENT') throw error;
    });
};

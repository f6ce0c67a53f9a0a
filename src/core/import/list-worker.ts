/** Spreadsheets are read and written in a thread of their own: the core stays free to answer, and a hostile file costs one list. */
import { Piscina } from 'piscina';
import { Fault } from '#contract/faults';
import type { ListFormat } from '../ports/list-files.ts';
import type { ReadingChoice, Table } from '../ports/tables.ts';
import type { ReadTable } from './table.ts';
import type { ListTask } from './worker.ts';

export type ListWorker = {
  /** Faults: list-unreadable, list-too-long. */
  read(
    source: { readonly bytes: Uint8Array } | { readonly text: string },
    choice?: ReadingChoice,
  ): Promise<Table>;
  write(
    format: ListFormat,
    header: readonly string[],
    rows: readonly (readonly string[])[],
  ): Promise<Uint8Array>;
  close(): Promise<void>;
};

/** Longest time for one list; 50,000 rows take a tenth of it. */
const timeLimit = 120_000;

export const createListWorker = (): ListWorker => {
  let pool: Piscina | null = null;
  const run = async <T>(task: ListTask): Promise<T> => {
    pool ??= new Piscina({
      filename: workerFile(),
      name: 'run',
      minThreads: 0,
      maxThreads: 1,
      idleTimeout: 10_000,
      resourceLimits: { maxOldGenerationSizeMb: 2048 },
    });
    return (await pool.run(task, { signal: AbortSignal.timeout(timeLimit) })) as T;
  };
  return {
    read: async (source, choice = {}) => {
      const task: ListTask =
        'text' in source
          ? { kind: 'paste', text: source.text }
          : { kind: 'read', bytes: source.bytes, choice };
      const read = await run<ReadTable>(task).catch((cause: unknown) => {
        // Out of memory or time: whatever the file is, it is no list for this desk.
        throw new Fault('list-unreadable', { reason: 'damaged' }, { cause });
      });
      if (read.ok) return read.table;
      if (read.reason === 'too-long')
        throw new Fault('list-too-long', { rows: read.rows, columns: read.columns });
      throw new Fault('list-unreadable', { reason: read.reason, ...read.data });
    },
    write: (format, header, rows) => run<Uint8Array>({ kind: 'write', format, header, rows }),
    close: async () => {
      await pool?.close({ force: true });
    },
  };
};

/** Beside this file as a source; a file of its own beside the bundle in the packaged app. */
const workerFile = (): string =>
  new URL(import.meta.url.endsWith('.ts') ? './worker.ts' : './list-worker.js', import.meta.url).href;

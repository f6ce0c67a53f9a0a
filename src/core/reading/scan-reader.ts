/**
 * Keeps scans read: at once where a person waits, the rest behind everything else, newest templates first. What was read is kept with
 * the bytes; nothing of it is ever logged.
 */
import { availableParallelism } from 'node:os';
import { setImmediate } from 'node:timers/promises';
import { faultOf } from '#contract/fault-of';
import { Fault, type FaultCode } from '#contract/faults';
import type { ImageWork } from '../ports/imaging.ts';
import type { Log } from '../ports/log.ts';
import type { Reader, ReadOutcome } from '../ports/reader.ts';
import type { ReadablePage, Readings } from '../ports/readings.ts';
import type { ScanReader } from '../ports/scan-reader.ts';
import type { Vault } from '../ports/vault.ts';

export type ScanReaderOptions = {
  readonly readings: Readings;
  readonly reader: Pick<Reader, 'read' | 'version'>;
  readonly vault: Pick<Vault, 'get'>;
  readonly log: Log;
  /** Quiet time, in milliseconds, after which it reads by itself; null: only when it is asked. */
  readonly after: number | null;
  /** Calls back after every change of the store. */
  readonly onChange: (listener: () => void) => void;
};

/** Faults that every further scan would have, too. */
const ofThePlace: ReadonlySet<FaultCode> = new Set([
  'reading-unavailable',
  'cancelled',
  'desk-gone',
  'disk-failing',
  'disk-full',
]);

/** Between a scan that came and its reading: whatever a person does next with it goes before. */
const shortly = 500;

export const createScanReader = (options: ScanReaderOptions): ScanReader => {
  const { readings, reader, vault, log, after } = options;
  const { version } = reader;
  const closing = new AbortController();
  /** By page: who asks for what is being read already waits for the same. */
  const inHand = new Map<string, Promise<void>>();
  let isUnavailable = false;
  let isRunning = false;
  /** Something was changed since the walk through the desk began. */
  let isStale = false;
  let isSaving = false;
  let timer: NodeJS.Timeout | undefined;

  const save = (page: ReadablePage, outcome: ReadOutcome | null): void => {
    isSaving = true;
    try {
      readings.save(page, version, outcome?.ok ? outcome.reading : null);
    } finally {
      isSaving = false;
    }
  };

  const readNow = async (page: ReadablePage, urgency: Urgency): Promise<void> => {
    if (readings.has(page, version)) return;
    const bytes = await bytesOf(vault, page.vaultId);
    const scan = bytes && { bytes, page: page.page, password: page.password };
    const outcome = scan && (await reader.read(scan, { urgency, signal: closing.signal }));
    closing.signal.throwIfAborted();
    save(page, outcome);
    isUnavailable = false;
  };

  const read = (page: ReadablePage, urgency: Urgency): Promise<void> => {
    const key = keyOf(page);
    const known = inHand.get(key);
    if (known) return known;
    const work = readNow(page, urgency)
      .catch((error: unknown) => {
        if (closing.signal.aborted) throw new Fault('cancelled', {}, { cause: error });
        isUnavailable ||= faultOf(error).code === 'reading-unavailable';
        throw error;
      })
      .finally(() => inHand.delete(key));
    inHand.set(key, work);
    return work;
  };

  /** What concerns one file alone keeps no other waiting. */
  const readUnasked = async (page: ReadablePage): Promise<void> => {
    try {
      await read(page, 'batch');
    } catch (error) {
      const { code } = faultOf(error);
      if (closing.signal.aborted || ofThePlace.has(code)) throw error;
      log('warn', 'scan-not-read', { code });
    }
  };

  /** Every part of the desk, from the newest template on; answers can be given between two. */
  async function* parts(): AsyncGenerator<readonly ReadablePage[]> {
    for (let below: number | null = null; ; ) {
      const part = readings.unread(version, below);
      yield part.pages;
      if (part.below === null) return;
      below = part.below;
      await setImmediate();
      closing.signal.throwIfAborted();
    }
  }

  const readAll = async (): Promise<void> => {
    do {
      isStale = false;
      for await (const pages of parts()) await fewAtOnce(pages, readUnasked);
    } while (isStale);
  };

  const run = async (): Promise<void> => {
    if (isRunning || isUnavailable) return;
    isRunning = true;
    try {
      await readAll();
    } catch (error) {
      // It goes on at the next change, unless nothing can be read here at all.
      if (!closing.signal.aborted) log('warn', 'reading-stopped', { code: faultOf(error).code });
    } finally {
      isRunning = false;
    }
  };

  const runWhenQuiet = (): void => {
    if (after === null || closing.signal.aborted) return;
    isStale = true;
    if (isRunning || isUnavailable) return;
    clearTimeout(timer);
    timer = setTimeout(() => void run(), after);
    timer.unref();
  };
  options.onChange(() => {
    if (!isSaving) runWhenQuiet();
  });
  runWhenQuiet();

  return {
    progress: async () => {
      const waiting = new Set<string>();
      for await (const pages of parts()) for (const page of pages) waiting.add(keyOf(page));
      return { waiting: waiting.size, isUnavailable };
    },
    readTemplate: async (id, { signal } = {}) => {
      const pages = readings.unreadOf(id, version);
      await untilAborted(
        fewAtOnce(pages, (page) => read(page, 'click')),
        signal,
      );
    },
    readPages: (pages, { signal } = {}) =>
      untilAborted(
        fewAtOnce(pages, (page) => read(page, 'batch')),
        signal,
      ),
    readMany: async (templates, { signal, onRead = () => undefined } = {}) => {
      const pages = new Map<string, ReadablePage>();
      const add = (some: readonly ReadablePage[]) => {
        for (const page of some) pages.set(keyOf(page), page);
      };
      if (templates === null) for await (const some of parts()) add(some);
      else for (const id of templates) add(readings.unreadOf(id, version));
      let done = 0;
      onRead(done, pages.size);
      const work = fewAtOnce([...pages.values()], async (page) => {
        signal?.throwIfAborted();
        await read(page, 'click');
        onRead(++done, pages.size);
      });
      await untilAborted(work, signal);
    },
    noteScan: (page) => {
      if (after === null || isUnavailable) return;
      setTimeout(
        () => {
          // Its trouble is told when somebody asks for the reading; until then the scan waits like any other.
          if (!closing.signal.aborted) read(page, 'click').catch(() => undefined);
        },
        Math.min(after, shortly),
      ).unref();
    },
    close: () => {
      clearTimeout(timer);
      closing.abort();
    },
  };
};

type Urgency = NonNullable<ImageWork['urgency']>;

const keyOf = ({ vaultId, page }: ReadablePage): string => `${vaultId} ${page}`;

/** null where they are damaged or gone, which their scan says by itself. */
const bytesOf = async (vault: Pick<Vault, 'get'>, id: string): Promise<Uint8Array | null> => {
  try {
    return await vault.get(id, 'scan');
  } catch (error) {
    if (error instanceof Fault && error.code === 'store-damaged') return null;
    throw error;
  }
};

/** No more scans lie in memory than there are readers. */
const mostAtOnce = Math.max(1, Math.min(4, availableParallelism()));

const fewAtOnce = async <T>(items: readonly T[], work: (item: T) => Promise<void>): Promise<void> => {
  const left = items[Symbol.iterator]();
  const hand = async (): Promise<void> => {
    for (const item of left) await work(item);
  };
  await Promise.all(Array.from({ length: Math.min(mostAtOnce, items.length) }, hand));
};

/** The work goes on for others. */
const untilAborted = async (work: Promise<void>, signal: AbortSignal | undefined): Promise<void> => {
  // Nobody may be left to hear of it.
  work.catch(() => undefined);
  const left = Promise.withResolvers<never>();
  const onAbort = (): void => left.reject(new Fault('cancelled', {}, { cause: signal?.reason }));
  if (signal?.aborted) onAbort();
  signal?.addEventListener('abort', onAbort, { once: true });
  try {
    await Promise.race([work, left.promise]);
  } finally {
    signal?.removeEventListener('abort', onAbort);
  }
};

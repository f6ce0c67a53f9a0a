/** The pages of a folder while a program writes them. */
import type { PageFolder } from './page-folder.ts';

/**
 * Yields pages as they are added until `run` has ended, then what it threw. Whoever stops reading stops the program; either way the
 * folder is gone when this has ended.
 */
export async function* whileRunning(
  folder: PageFolder,
  run: (stop: AbortSignal) => Promise<void>,
  signal: AbortSignal,
): AsyncGenerator<Uint8Array> {
  const left = new AbortController();
  const outcome = run(AbortSignal.any([signal, left.signal])).then(
    () => null,
    (error: unknown) => ({ error }),
  );
  void outcome.then(() => folder.end());
  try {
    for await (const page of folder.pages()) {
      if (signal.aborted) break;
      yield page;
    }
    const failed = await outcome;
    if (failed) throw failed.error;
  } finally {
    left.abort();
    await outcome;
    await folder.remove();
  }
}

/** How far long work is, on standard error where a person sits there; and the way to stop it. */
import type { UpdateStep } from '#core/ports/updates';
import { sayerFor } from './command.ts';
import type { Common } from './options.ts';

export const showSteps = (common: Common): ((step: UpdateStep) => void) => {
  if (common.json || !process.stderr.isTTY) return () => undefined;
  const say = sayerFor(common);
  return ({ step, done, total }) =>
    void process.stderr.write(`\r${say.label(`backupStep.${step}`)} ${done}/${total}   `);
};

/** Ctrl+C stops the work, which takes away what it has written; pressed once more it ends the program at once. */
export const untilStopped = async <T>(work: (signal: AbortSignal) => Promise<T>): Promise<T> => {
  const controller = new AbortController();
  const stop = (): void => controller.abort();
  process.once('SIGINT', stop);
  try {
    return await work(controller.signal);
  } finally {
    process.off('SIGINT', stop);
  }
};

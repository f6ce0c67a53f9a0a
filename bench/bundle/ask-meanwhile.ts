/** How long a cheap question waits for its answer while something large is done. */

/** Asks every ten milliseconds until `work` is done; milliseconds of each answer, the shortest first. */
export const askMeanwhile = async <T>(
  ask: () => Promise<unknown>,
  work: () => Promise<T>,
): Promise<{ readonly result: T; readonly waits: readonly number[] }> => {
  const waits: number[] = [];
  let isOver = false;
  const asking = (async () => {
    while (!isOver) {
      const begun = performance.now();
      await ask();
      waits.push(performance.now() - begun);
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
  })();
  try {
    const result = await work();
    return { result, waits: waits.sort((a, b) => a - b) };
  } finally {
    isOver = true;
    await asking;
  }
};

/** Peak of the resident set above what it is now, in MB; looked at every 20 milliseconds. */
export const watchMemory = (): (() => number) => {
  globalThis.gc?.();
  const before = process.memoryUsage.rss();
  let peak = before;
  const timer = setInterval(() => {
    peak = Math.max(peak, process.memoryUsage.rss());
  }, 20);
  return () => {
    clearInterval(timer);
    return (Math.max(peak, process.memoryUsage.rss()) - before) / 1_000_000;
  };
};

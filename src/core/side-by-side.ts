/** Several pieces of work at once, what they tell as one stream. */

/**
 * Works through `items` in their order, `width` of them at once. Ends with the first failure; however it ends, also when its reader
 * leaves, what still runs is told to stop and waited for.
 */
export async function* sideBySide<Item, Event>(
  items: readonly Item[],
  width: number,
  work: (item: Item, tell: (event: Event) => void, stop: AbortSignal) => Promise<void>,
  signal?: AbortSignal,
): AsyncGenerator<Event> {
  const stop = new AbortController();
  const until = signal ? AbortSignal.any([signal, stop.signal]) : stop.signal;
  const told: Event[] = [];
  let wake = Promise.withResolvers<void>();
  const tell = (event: Event): void => {
    told.push(event);
    wake.resolve();
  };
  const waiting = [...items];
  const lane = async (): Promise<void> => {
    for (let item = waiting.shift(); item !== undefined; item = waiting.shift()) {
      until.throwIfAborted();
      await work(item, tell, until);
    }
  };
  const lanes = Array.from({ length: Math.min(width, items.length) }, lane);
  let isOver = false;
  const over = Promise.all(lanes).finally(() => {
    isOver = true;
    wake.resolve();
  });
  // Its failure is thrown below, when everything told before it has been read.
  over.catch(() => undefined);
  try {
    while (!isOver || told.length > 0) {
      const event = told.shift();
      if (event === undefined) {
        await wake.promise;
        wake = Promise.withResolvers<void>();
      } else yield event;
    }
    await over;
  } finally {
    stop.abort();
    waiting.length = 0;
    await Promise.allSettled(lanes);
  }
}

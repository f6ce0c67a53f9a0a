import type { DeskContext } from '../ports/desk-context.ts';
import { takeItem } from './take-item.ts';

/** What is being done for an item: the next call for it waits, whether that was cancelled, failed or done, and then finds out. */
const inWork = new Map<string, Promise<unknown>>();

/** As `takeItem`, behind whatever is being done for the item. */
export const takeInTurn = async (
  context: DeskContext,
  id: string,
  password: string,
  signal: AbortSignal | undefined,
): Promise<void> => {
  const before = inWork.get(id) ?? Promise.resolve();
  const work = before.then(() => takeItem(context, id, password, signal));
  const ended = work.catch(() => undefined);
  inWork.set(id, ended);
  void ended.then(() => inWork.get(id) === ended && inWork.delete(id));
  await work;
};

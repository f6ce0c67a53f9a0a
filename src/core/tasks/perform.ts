/** The worker's side of tasks. It knows no definition: a process without the key loads only what it works with. */
import type { KindOf, ResultOf, Task } from './kinds.ts';
import type { WorkerKind } from './task.ts';

/** How a worker does its tasks: one function for each of its kinds. */
export type Performers<Worker extends WorkerKind, More extends readonly unknown[]> = {
  readonly [Kind in KindOf<Worker>]: (task: Task<Kind>, ...more: More) => Promise<ResultOf<Kind>>;
};

/** Does a task by its kind's function. */
export const performBy = <Worker extends WorkerKind, More extends readonly unknown[]>(
  performers: Performers<Worker, More>,
  task: Task<KindOf<Worker>>,
  ...more: More
): Promise<ResultOf<KindOf<Worker>>> => {
  const perform = performers[task.kind] as (
    task: Task<KindOf<Worker>>,
    ...more: More
  ) => Promise<ResultOf<KindOf<Worker>>>;
  return perform(task, ...more);
};

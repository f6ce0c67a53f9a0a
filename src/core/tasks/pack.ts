/** How tasks and their results become frames. Processes without the key load this: it knows no kind, and checks nothing. */
import type { Frame } from '../sandbox/frames.ts';
import type { Answer } from '../sandbox/protocol.ts';
import type { ResultOf, Task, TaskKind } from './kinds.ts';
import type { TaskFile } from './task.ts';

/** The task with its files' bytes beside it. */
export const packTask = ({ kind, files, input }: Task): Frame => {
  const parts: Uint8Array<ArrayBuffer>[] = [];
  const named = Object.entries<TaskFile>(files).map(([name, { bytes, ...rest }]) => {
    // Nothing here shares memory with another thread.
    parts.push(bytes as Uint8Array<ArrayBuffer>);
    return [name, rest];
  });
  return { head: JSON.stringify({ kind, files: named, input }), parts };
};

/** What `packTask` made, for a worker that does such tasks: the core is believed. */
export const unpackTask = <Kind extends TaskKind>({ head, parts }: Frame): Task<Kind> => {
  const { kind, files, input } = JSON.parse(head);
  const named = (files as [string, object][]).map(([name, rest], at) => [
    name,
    { ...rest, bytes: parts[at] },
  ]);
  return { kind, files: Object.fromEntries(named), input } as Task<Kind>;
};

/** The bytes of a result go beside it. */
export const packAnswer = (answer: Answer<ResultOf<TaskKind>>): Frame => {
  if (answer.kind !== 'done' || !('bytes' in answer.result))
    return { head: JSON.stringify(answer), parts: [] };
  const { bytes, ...result } = answer.result;
  return { head: JSON.stringify({ ...answer, result }), parts: [bytes as Uint8Array<ArrayBuffer>] };
};

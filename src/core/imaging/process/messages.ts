/** What the core and an imaging process say to each other, and how it becomes frames. */
import type { ScanSource } from '../../ports/imaging.ts';
import type { Frame } from '../../sandbox/frames.ts';
import type { Answer } from '../../sandbox/protocol.ts';
import type { Result, Task } from '../task.ts';

export type ImagingAnswer = Answer<Result>;

/** The task with its scans' bytes beside it. */
export const packTask = (task: Task): Frame => {
  const parts: Uint8Array<ArrayBuffer>[] = [];
  const without = ({ bytes, ...rest }: ScanSource): object => {
    // Nothing here shares memory with another thread.
    parts.push(bytes as Uint8Array<ArrayBuffer>);
    return rest;
  };
  const head =
    task.kind === 'prepare'
      ? {
          ...task,
          input: {
            ...task.input,
            scans: Object.entries(task.input.scans).map(([id, scan]) => [id, without(scan)]),
          },
        }
      : { ...task, scan: without(task.scan) };
  return { head: JSON.stringify(head), parts };
};

/** What `packTask` made: the core is believed. */
export const unpackTask = ({ head, parts }: Frame): Task => {
  const task = JSON.parse(head);
  if (task.kind !== 'prepare') return { ...task, scan: { ...task.scan, bytes: parts[0] } };
  const scans = (task.input.scans as [string, object][]).map(([id, scan], index) => [
    id,
    { ...scan, bytes: parts[index] },
  ]);
  return { ...task, input: { ...task.input, scans: Object.fromEntries(scans) } };
};

export const packAnswer = (answer: ImagingAnswer): Frame => {
  if (answer.kind !== 'done' || !('bytes' in answer.result))
    return { head: JSON.stringify(answer), parts: [] };
  const { bytes, ...result } = answer.result;
  return { head: JSON.stringify({ ...answer, result }), parts: [bytes as Uint8Array<ArrayBuffer>] };
};

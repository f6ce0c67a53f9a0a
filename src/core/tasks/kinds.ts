/** Every task that a process without the key does; a new one is a file beside this and a row here (docs/extending/task.md). */
import { findText } from './find-text.ts';
import { inspect } from './inspect.ts';
import { prepare } from './prepare.ts';
import { preview } from './preview.ts';
import { raster } from './raster.ts';
import { read } from './read.ts';
import type { TaskDefinition, TaskTypes, WorkerKind } from './task.ts';

export const taskKinds = {
  inspect,
  prepare,
  preview,
  raster,
  read,
  'find-text': findText,
} as const;

type Kinds = typeof taskKinds;
export type TaskKind = keyof Kinds;
/** The kinds that one kind of worker does. */
export type KindOf<Worker extends WorkerKind> = {
  [Kind in TaskKind]: Kinds[Kind]['worker'] extends Worker ? Kind : never;
}[TaskKind];

type TypesOf<Kind extends TaskKind> = NonNullable<Kinds[Kind]['types']>;

/** A task with its files by name. */
export type Task<Kind extends TaskKind = TaskKind> = {
  [One in Kind]: {
    readonly kind: One;
    readonly files: Readonly<Record<string, TypesOf<One>['file']>>;
    readonly input: TypesOf<One>['input'];
  };
}[Kind];

export type ResultOf<Kind extends TaskKind> = { [One in Kind]: TypesOf<One>['output'] }[Kind];

export type ImagingTask = Task<KindOf<'imaging'>>;
export type ImagingResult = ResultOf<KindOf<'imaging'>>;
export type ReadingTask = Task<KindOf<'reading'>>;
export type ReadingResult = ResultOf<KindOf<'reading'>>;

/** What is known of a kind, whichever it is. */
export const definitionOf = (kind: TaskKind): TaskDefinition<TaskTypes> =>
  taskKinds[kind] as unknown as TaskDefinition<TaskTypes>;

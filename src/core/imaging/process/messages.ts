/** What the core and an imaging process say to each other, and how it becomes frames. What comes back is believed only as far as its shape holds. */
import { z } from 'zod';
import { findingCatalogue } from '#domain/finding/catalogue';
import { imageTypes } from '#domain/picture/picture';
import { stages } from '#domain/picture/stages';
import type { ScanSource } from '../../context.ts';
import type { Result, Task } from '../perform-task.ts';
import { type Frame, FrameError } from './frames.ts';

/** What an error says, as data. */
const defectSchema = z.object({ name: z.string(), message: z.string(), stack: z.string() });
export type Defect = z.infer<typeof defectSchema>;

/** A finding's rows are known; what a sentence shows stays data. */
const findingSchema = z.looseObject({
  code: z.string().refine((code) => Object.hasOwn(findingCatalogue, code)),
  level: z.enum(['stop', 'warn', 'note']),
  at: z.looseObject({}),
  data: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.array(z.string())])),
  requirements: z.array(z.string()),
  foresees: z.array(z.string()),
  repairs: z.array(z.unknown()),
});
const count = z.int().min(0);
const picture = { type: z.enum(imageTypes), width: count, height: count, bytes: count };
const findings = z.array(findingSchema);
const refusal = z.looseObject({ ok: z.literal(false), findings: findings.min(1) });
/** By the kind of the task; the bytes of a picture come beside it. */
const resultSchemas = {
  inspect: z.union([
    refusal,
    z.looseObject({
      ok: z.literal(true),
      findings,
      facts: z.looseObject({ ...picture, pages: count, page: count, papers: z.array(z.looseObject({})) }),
    }),
  ]),
  prepare: z.union([
    refusal,
    z.looseObject({ ok: z.literal(true), findings, facts: z.looseObject(picture) }),
  ]),
  preview: z.union([refusal, z.looseObject({ ok: z.literal(true) })]),
} as const;

const answerSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('stage'), stage: z.enum(stages) }),
  /** `resident`: bytes that the process holds now. */
  z.object({ kind: z.literal('done'), result: z.unknown(), resident: z.number() }),
  /** The task threw: a defect of the program, not of a file. */
  z.object({ kind: z.literal('defect'), defect: defectSchema }),
  /** The process cannot work at all. */
  z.object({ kind: z.literal('unfit'), defect: defectSchema }),
  /** The process ends itself now. */
  z.object({ kind: z.literal('ends'), why: z.string().max(100) }),
]);
export type Answer =
  | Exclude<z.infer<typeof answerSchema>, { kind: 'done' }>
  | { readonly kind: 'done'; readonly result: Result; readonly resident: number };

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

/** The scans that a task reads. */
export const scansOf = (task: Task): readonly ScanSource[] =>
  task.kind === 'prepare' ? Object.values(task.input.scans) : [task.scan];

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

export const packAnswer = (answer: Answer): Frame => {
  if (answer.kind !== 'done' || !('bytes' in answer.result))
    return { head: JSON.stringify(answer), parts: [] };
  const { bytes, ...result } = answer.result;
  return { head: JSON.stringify({ ...answer, result }), parts: [bytes as Uint8Array<ArrayBuffer>] };
};

/** An answer to a task of this kind. Throws FrameError for anything else. */
export const readAnswer = ({ head, parts }: Frame, kind: Task['kind']): Answer => {
  const answer = answerSchema.safeParse(parseJson(head));
  if (!answer.success) throw new FrameError('no answer');
  if (answer.data.kind !== 'done') return answer.data;
  const { resident, result } = answer.data;
  const read = resultSchemas[kind].safeParse(result);
  if (!read.success) throw new FrameError('no answer to this task');
  const hasBytes = read.data.ok && kind !== 'inspect';
  if (parts.length !== (hasBytes ? 1 : 0)) throw new FrameError('bytes without a picture, or the reverse');
  const whole = hasBytes ? { ...read.data, bytes: parts[0] } : read.data;
  return { kind: 'done', resident, result: whole as unknown as Result };
};

const parseJson = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    throw new FrameError('no JSON');
  }
};

export const defectOf = (error: unknown): Defect =>
  error instanceof Error
    ? { name: error.name, message: error.message, stack: error.stack ?? '' }
    : { name: 'Error', message: String(error), stack: '' };

/** An error again, with the stack of where it was thrown. */
export const errorOf = ({ name, message, stack }: Defect): Error =>
  Object.assign(new Error(message), { name, stack });

/** The core's reading of what an imaging process says: believed only as far as its shape holds. */
import { z } from 'zod';
import { findingCatalogue } from '#domain/finding/catalogue';
import { imageTypes } from '#domain/picture/picture';
import { stages } from '#domain/picture/stages';
import { type LayerLine, mostLayerChars, mostLayerLines } from '#domain/reading/text-layer';
import { type Frame, FrameError } from '../../sandbox/frames.ts';
import type { Result, Task } from '../task.ts';
import type { ImagingAnswer } from './messages.ts';

/** A finding's rows are known; what a sentence shows stays data. */
const findingSchema = z.looseObject({
  code: z.string().refine((code) => Object.hasOwn(findingCatalogue, code)),
  level: z.enum(['stop', 'warn', 'note']),
  at: z.looseObject({}),
  data: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null(), z.array(z.string())])),
  requirements: z.array(z.string()),
  foresees: z.array(z.string()),
  repairs: z.array(z.unknown()),
});
const count = z.int().min(0);
const picture = { type: z.enum(imageTypes), width: count, height: count, bytes: count };
const findings = z.array(findingSchema);
const refusal = z.looseObject({ ok: z.literal(false), findings: findings.min(1) });
const fraction = z.number().min(-1).max(2);
const corner = z.tuple([fraction, fraction]);
const layerLine = z.object({
  chars: z.array(z.object({ char: z.string().min(1).max(2), from: fraction, to: fraction })).min(1),
  place: z.tuple([corner, corner, corner, corner]),
}) satisfies z.ZodType<LayerLine>;
const layer = z
  .array(layerLine)
  .max(mostLayerLines)
  .refine((lines) => lines.reduce((sum, { chars }) => sum + chars.length, 0) <= mostLayerChars);
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
  raster: z.union([refusal, z.looseObject({ ok: z.literal(true), width: count, height: count, layer })]),
} as const;

const defect = z.object({ name: z.string(), message: z.string(), stack: z.string() });
const answerSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('stage'), stage: z.enum(stages) }),
  z.object({ kind: z.literal('done'), result: z.unknown(), resident: z.number() }),
  z.object({ kind: z.literal('defect'), defect: defect }),
  z.object({ kind: z.literal('unfit'), defect: defect }),
  z.object({ kind: z.literal('ends'), why: z.string().max(100) }),
]);
/** An answer to a task of this kind. Throws FrameError for anything else. */
export const readAnswer = ({ head, parts }: Frame, kind: Task['kind']): ImagingAnswer => {
  const answer = answerSchema.safeParse(parseJson(head));
  if (!answer.success) throw new FrameError('no answer');
  if (answer.data.kind !== 'done') return answer.data;
  const { resident, result } = answer.data;
  const read = resultSchemas[kind].safeParse(result);
  if (!read.success) throw new FrameError('no answer to this task');
  const hasBytes = read.data.ok && kind !== 'inspect';
  if (parts.length !== (hasBytes ? 1 : 0)) throw new FrameError('bytes without a picture, or the reverse');
  if (kind === 'raster' && read.data.ok && !isRaster(read.data, parts[0]!))
    throw new FrameError('pixels of another size');
  const whole = hasBytes ? { ...read.data, bytes: parts[0] } : read.data;
  return { kind: 'done', resident, result: whole as unknown as Result };
};

const isRaster = (said: Readonly<Record<string, unknown>>, { length }: Uint8Array): boolean =>
  length === Number(said['width']) * Number(said['height']) * 3;

const parseJson = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    throw new FrameError('no JSON');
  }
};

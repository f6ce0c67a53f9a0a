/** What the core and a reader say to each other, and how it becomes frames. */
import { z } from 'zod';
import { readingSchema, textBoxesSchema } from '#contract/reading';
import { stages } from '#domain/picture/stages';
import type { Corners } from '#domain/plan/plan';
import type { Reading } from '#domain/reading/reading';
import type { LayerLine } from '#domain/reading/text-layer';
import type { Raster } from '../../imaging/raster.ts';
import { type Frame, FrameError } from '../../sandbox/frames.ts';
import type { Answer } from '../../sandbox/protocol.ts';

/** Pixels to read, or only to find text on, and the text that their file says they show; the core has looked at its shape. */
export type Task = {
  readonly kind: 'read' | 'find-text';
  readonly picture: Raster;
  readonly layer: readonly LayerLine[];
};
export type Result = Reading | { readonly boxes: readonly Corners[] };
export type ReaderAnswer = Answer<Result>;

export const packTask = ({ kind, picture: { width, height, data }, layer }: Task): Frame => ({
  head: JSON.stringify({ kind, width, height, layer }),
  // Nothing here shares memory with another thread.
  parts: [data as Uint8Array<ArrayBuffer>],
});

/** What `packTask` made: the core is believed. */
export const unpackTask = ({ head, parts }: Frame): Task => {
  const { kind, layer, ...size } = JSON.parse(head);
  return { kind, layer, picture: { ...size, data: parts[0] } };
};

export const packAnswer = (answer: ReaderAnswer): Frame => ({ head: JSON.stringify(answer), parts: [] });

const defect = z.object({ name: z.string(), message: z.string(), stack: z.string() });
const answerSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('stage'), stage: z.enum(stages) }),
  z.object({
    kind: z.literal('done'),
    result: z.union([readingSchema, z.object({ boxes: textBoxesSchema })]),
    resident: z.number(),
  }),
  z.object({ kind: z.literal('defect'), defect }),
  z.object({ kind: z.literal('unfit'), defect }),
  z.object({ kind: z.literal('ends'), why: z.string().max(100) }),
]);

/** Believed only as far as its shape holds. Throws FrameError for anything else. */
export const readAnswer = ({ head }: Frame): ReaderAnswer => {
  let said: unknown;
  try {
    said = JSON.parse(head);
  } catch {
    throw new FrameError('no JSON');
  }
  const answer = answerSchema.safeParse(said);
  if (!answer.success) throw new FrameError('no answer');
  return answer.data as ReaderAnswer;
};

/** The core's reading of what a process without the key says: believed only as far as its shape holds. */
import { z } from 'zod';
import { stages } from '#domain/picture/stages';
import { type Frame, FrameError } from '../sandbox/frames.ts';
import type { Answer } from '../sandbox/protocol.ts';
import { definitionOf, type ResultOf, type TaskKind } from './kinds.ts';

const defect = z.object({ name: z.string(), message: z.string(), stack: z.string() });
const answerSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('stage'), stage: z.enum(stages) }),
  z.object({ kind: z.literal('done'), result: z.unknown(), resident: z.number() }),
  z.object({ kind: z.literal('defect'), defect }),
  z.object({ kind: z.literal('unfit'), defect }),
  z.object({ kind: z.literal('ends'), why: z.string().max(100) }),
]);

/** An answer to a task of this kind. Throws FrameError for anything else. */
export const readAnswer = <Kind extends TaskKind>(
  { head, parts }: Frame,
  kind: Kind,
): Answer<ResultOf<Kind>> => {
  const answer = answerSchema.safeParse(parseJson(head));
  if (!answer.success) throw new FrameError('no answer');
  if (answer.data.kind !== 'done') return answer.data;
  const { resident, result } = answer.data;
  return { kind: 'done', resident, result: definitionOf(kind).read(result, parts) as ResultOf<Kind> };
};

const parseJson = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    throw new FrameError('no JSON');
  }
};

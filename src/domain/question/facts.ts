/** What only a person can say of a template: the desk asks, and never answers by itself. */
import { type QuestionId, questionIds } from './answer.ts';

/** Path of a field that holds such a fact. */
export type FactPath = 'emailVerified' | `questions.${QuestionId}`;

export const factPaths: readonly FactPath[] = [
  'emailVerified',
  ...questionIds.map((id) => `questions.${id}` as const),
];

export const isFact = (path: string): path is FactPath => (factPaths as readonly string[]).includes(path);

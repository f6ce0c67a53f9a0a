/** The answers to what only a person knows, in the line of its finding: the desk asks and never answers by itself. */
import { ToggleButton } from 'react-aria-components';
import type { Finding } from '#domain/finding/finding';
import { isNo, isYes } from '#domain/question/answer';
import { type FactPath, isFact } from '#domain/question/facts';
import { readField, type TemplateFields } from '#domain/template/fields';
import { useSayer } from '../../app/language.tsx';
import { useText } from '../../app/use-text.ts';
import { Kbd } from '../../parts/button.tsx';

export type FactAnswer = 'yes' | 'no';

/** Keys that answer, in the order in which the answers stand. */
export const factKeys: Readonly<Record<FactAnswer, string>> = { yes: '1', no: '2' };

/** The fact that a finding asks for; null for any other finding. */
export const factOf = ({ at }: Finding): FactPath | null =>
  'field' in at && isFact(at.field) ? at.field : null;

/** What stands in the field now. */
const answerIn = (fields: TemplateFields, path: FactPath): FactAnswer | null => {
  const value = readField(fields, path);
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  return isYes(String(value)) ? 'yes' : isNo(String(value)) ? 'no' : null;
};

/** An answer as its field holds it. */
export const heldAs = (path: FactPath, answer: FactAnswer): boolean | string =>
  path === 'emailVerified' ? answer === 'yes' : answer;

type AnswersProps = {
  readonly path: FactPath;
  readonly fields: TemplateFields;
  /** The keys are shown where they act. */
  readonly isSelected: boolean;
  readonly onAnswer: (answer: FactAnswer) => void;
};

export const FactAnswers = ({ path, fields, isSelected, onAnswer }: AnswersProps) => {
  const t = useText();
  const say = useSayer();
  const now = answerIn(fields, path);
  return (
    <fieldset className="fact-answers" aria-label={say.field(path)}>
      {(['yes', 'no'] as const).map((answer) => (
        <ToggleButton
          key={answer}
          className="fact-answer"
          isSelected={now === answer}
          onChange={() => onAnswer(answer)}
        >
          {t(`answer.${answer}`)}
          {isSelected ? <Kbd>{factKeys[answer]}</Kbd> : null}
        </ToggleButton>
      ))}
    </fieldset>
  );
};

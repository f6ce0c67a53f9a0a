/** What only a person can answer, and the filing's own data once there is one. */
import { certificateTypes } from '#domain/certificate/type';
import { answeredOn, isNo, isYes, type QuestionId, questionsFor } from '#domain/question/answer';
import { useSayer } from '../../app/language.tsx';
import { useText } from '../../app/use-text.ts';
import { Choice } from '../../parts/choice.tsx';
import { YesNo } from '../../parts/yes-no.tsx';
import { FieldRow, TextRow } from './field-row.tsx';
import { useForm } from './form-context.ts';

export const Questions = () => {
  const { fields } = useForm();
  return (
    <>
      <div className="field-questions">
        {questionsFor(fields.holderKind).map((id) => (
          <Question key={id} id={id} />
        ))}
      </div>
      {isYes(fields.questions.icpFiling) ? <FilingRows /> : null}
    </>
  );
};

const Question = ({ id }: { readonly id: QuestionId }) => {
  const t = useText();
  const say = useSayer();
  const { fields, edit, flush } = useForm();
  const answer = fields.questions[id];
  const path = `questions.${id}` as const;
  return (
    <FieldRow label="" paths={[path]}>
      <YesNo
        id={`field-${path}`}
        name={say.field(path)}
        value={isYes(answer) ? 'yes' : isNo(answer) ? 'no' : null}
        yes={t('answer.yes')}
        no={t('answer.no')}
        note={answeredOn(answer) ?? ''}
        onChange={(value) => {
          edit(path, value);
          flush();
        }}
      />
    </FieldRow>
  );
};

const FilingRows = () => {
  const t = useText();
  const say = useSayer();
  const { fields, edit } = useForm();
  return (
    <>
      <TextRow path="filing.name" label={say.field('filing.name')} />
      <FieldRow label={say.field('filing.type')} htmlFor="field-filing.type" paths={['filing.type']}>
        <Choice
          id="field-filing.type"
          className="wide"
          name={say.field('filing.type')}
          placeholder={t('form.choose')}
          value={fields.filing.type}
          groups={[
            {
              name: '',
              items: certificateTypes.map((type) => ({
                id: type,
                name: say.certificate(type),
                detail: type,
              })),
            },
          ]}
          onChange={(type) => edit('filing.type', type)}
        />
      </FieldRow>
      <TextRow path="filing.number" label={say.field('filing.number')} className="num" />
    </>
  );
};

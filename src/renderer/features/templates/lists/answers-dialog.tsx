/** Answers the questions of many templates at once, where they are open. Nothing is answered by itself: each answer is chosen. */
import { useState } from 'react';
import type { Chosen } from '#contract/lists';
import type { FactAnswers } from '#contract/many';
import { useDesk } from '../../../app/desk.tsx';
import { useSayer } from '../../../app/language.tsx';
import { useText } from '../../../app/use-text.ts';
import { YesNo } from '../../../parts/yes-no.tsx';
import { ManyDialog } from './many-dialog.tsx';
import { useLook } from './use-look.ts';

export const AnswersDialog = ({
  chosen,
  onClose,
}: {
  readonly chosen: Chosen;
  readonly onClose: () => void;
}) => {
  const t = useText();
  const say = useSayer();
  const { client } = useDesk();
  const [answers, setAnswers] = useState<FactAnswers>({});
  const looked = useLook(JSON.stringify(chosen), (signal) =>
    client.templates.openFacts({ chosen }, { signal }),
  );
  const open = looked.seen?.open ?? null;
  const isAnswered = Object.keys(answers).length > 0;
  return (
    <ManyDialog
      title={t('many.answerTitle', { n: (open?.total ?? 0).toLocaleString('en-US') })}
      looked={looked}
      count={isAnswered ? (open?.items.length ?? 0) : 0}
      acceptName={t('many.answer')}
      accept={(signal) =>
        client.templates.answerMany({ items: [...(open?.items ?? [])], answers }, { signal })
      }
      doneText={({ changed }) => t('many.answered', { n: changed.toLocaleString('en-US') })}
      onClose={onClose}
    >
      {open === null ? (
        <p role="status">{t('bulk.working')}</p>
      ) : open.facts.length === 0 ? (
        <p role="status">{t('many.nothingOpen')}</p>
      ) : (
        <>
          <p>{t('many.answerMore')}</p>
          <ul className="open-facts">
            {open.facts.map(({ path, templates }) => (
              <li key={path}>
                <YesNo
                  id={`many-${path}`}
                  name={say.field(path)}
                  value={answers[path] ?? null}
                  yes={t('answer.yes')}
                  no={t('answer.no')}
                  note={t('many.openIn', { n: templates.toLocaleString('en-US') })}
                  onChange={(answer) => setAnswers({ ...answers, [path]: answer })}
                />
              </li>
            ))}
          </ul>
        </>
      )}
    </ManyDialog>
  );
};

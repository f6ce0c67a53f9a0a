/** Answers the questions of many templates at once, where they are open. Nothing is answered by itself: each answer is chosen. */
import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import type { Chosen } from '#contract/lists';
import type { FactAnswers } from '#contract/many';
import { useDesk } from '../../../app/desk.tsx';
import { useSayer } from '../../../app/language.tsx';
import { useText } from '../../../app/use-text.ts';
import { Kbd } from '../../../parts/button.tsx';
import { YesNo } from '../../../parts/yes-no.tsx';
import { factKeys } from '../../template/fact-answers.tsx';
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
  const list = useRef<HTMLUListElement>(null);
  const hasCome = open !== null;
  useEffect(() => {
    if (hasCome) focusQuestion(list.current, 0);
  }, [hasCome]);
  const isLast = useRef(false);
  useEffect(() => {
    if (!isLast.current || !isAnswered) return;
    isLast.current = false;
    document.querySelector<HTMLElement>('.bulk-dialog .button.primary')?.focus();
  });
  /** 1 and 2 answer the question with the focus and lead to the next one; behind the last, to the button that notes them. */
  const onKeyDown = (event: KeyboardEvent) => {
    const answer = (['yes', 'no'] as const).find((one) => factKeys[one] === event.key);
    const rows = [...(list.current?.children ?? [])];
    const at = rows.findIndex((row) => row.contains(document.activeElement));
    const fact = open?.facts[at];
    if (!answer || !fact) return;
    event.preventDefault();
    setAnswers({ ...answers, [fact.path]: answer });
    if (at + 1 < rows.length) focusQuestion(list.current, at + 1);
    // It can be pressed as soon as the first answer is drawn.
    else isLast.current = true;
  };
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
          <p className="quiet">
            <Kbd isRead>{factKeys.yes}</Kbd> {t('answer.yes')} <Kbd isRead>{factKeys.no}</Kbd>{' '}
            {t('answer.no')}
          </p>
          <ul ref={list} className="open-facts" onKeyDown={onKeyDown}>
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

/** Its answer that is chosen, else its first. */
const focusQuestion = (list: HTMLElement | null, at: number): void => {
  const row = list?.children[at];
  const input = row?.querySelector<HTMLElement>('input:checked') ?? row?.querySelector<HTMLElement>('input');
  input?.focus();
  row?.scrollIntoView({ block: 'nearest' });
};

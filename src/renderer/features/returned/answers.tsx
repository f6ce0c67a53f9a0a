/** What reviewers answered before to the submissions of one template. */

import { officeDay } from '#domain/date/office-day';
import type { Outcome } from '#domain/outcome/outcome';
import { useSayer } from '../../app/language.tsx';
import { useTargetName } from '../../app/use-target-name.ts';
import { useText } from '../../app/use-text.ts';
import { BackIcon, ClockIcon, SealIcon } from '../../look/icons.tsx';

export const AnswerHistory = ({ outcomes }: { readonly outcomes: readonly Outcome[] }) => {
  const t = useText();
  const say = useSayer();
  const nameOf = useTargetName();
  if (outcomes.length === 0) return null;
  return (
    <section className="answers" aria-label={t('returned.history')}>
      <h3>{t('returned.history')}</h3>
      <ol>
        {outcomes.map((outcome) => (
          <li key={`${outcome.sentAt}-${outcome.answeredAt}`}>
            <p>
              <ResultWords result={outcome.result} />{' '}
              <span className="quiet tabular">
                {outcome.answeredAt ? `${officeDay(outcome.answeredAt)} · ` : ''}
                {t('returned.sent', { day: officeDay(outcome.sentAt), target: nameOf(outcome.target) })}
              </span>
            </p>
            {outcome.failures[0] ? <p>{say.failure(outcome.failures[0])}</p> : null}
            {outcome.message ? <blockquote>{outcome.message}</blockquote> : null}
          </li>
        ))}
      </ol>
    </section>
  );
};

const ResultWords = ({ result }: { readonly result: Outcome['result'] }) => {
  const t = useText();
  if (result === null)
    return (
      <b className="ink-note">
        <ClockIcon /> {t('returned.waiting')}
      </b>
    );
  return result === 'verified' ? (
    <b className="ink-good">
      <SealIcon /> {t('state.verified')}
    </b>
  ) : (
    <b className="ink-stop">
      <BackIcon /> {t('state.rejected')}
    </b>
  );
};

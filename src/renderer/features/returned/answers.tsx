/** What reviewers answered before: for one template its submissions, over all of them what each finding foresaw. */

import { useQuery } from '@tanstack/react-query';
import { faultOf } from '#contract/fault-of';
import type { Outcome } from '#contract/views';
import { officeDay } from '#domain/date/office-day';
import { useDesk } from '../../app/desk.tsx';
import { useLanguage, useSayer } from '../../app/language.tsx';
import { useTargets } from '../../app/queries.ts';
import { useText } from '../../app/use-text.ts';
import { BackIcon, ClockIcon, SealIcon } from '../../look/icons.tsx';
import { Skeleton, Trouble } from '../../parts/states.tsx';
import { ruleCountsQuery } from './queries.ts';

export const AnswerHistory = ({ outcomes }: { readonly outcomes: readonly Outcome[] }) => {
  const t = useText();
  const say = useSayer();
  const language = useLanguage();
  const targets = useTargets();
  if (outcomes.length === 0) return null;
  const nameOf = (id: string): string =>
    targets.find((pack) => pack.id === id)?.name[language === 'en' ? 'en' : 'zh'] ?? id;
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

export const OutcomeTable = () => {
  const t = useText();
  const say = useSayer();
  const { data, error, refetch } = useQuery(ruleCountsQuery(useDesk()));
  if (error) return <Trouble fault={faultOf(error)} onRetry={() => void refetch()} />;
  if (!data) return <Skeleton lines={4} />;
  return (
    <section className="outcomes" aria-label={t('returned.outcomes')}>
      <h2>{t('returned.outcomes')}</h2>
      <p className="quiet">{t(data.length === 0 ? 'returned.noOutcomes' : 'returned.outcomesLead')}</p>
      {data.length > 0 ? (
        <table>
          <thead>
            <tr>
              <th scope="col">{t('returned.rule')}</th>
              <th scope="col">{t('returned.sentCount')}</th>
              <th scope="col">{t('returned.verifiedCount')}</th>
              <th scope="col">{t('returned.rejectedCount')}</th>
              <th scope="col">{t('returned.foresawCount')}</th>
            </tr>
          </thead>
          <tbody className="tabular">
            {data.map((row) => (
              <tr key={row.code}>
                <th scope="row">{say.rule(row.code)}</th>
                <td>{row.sent}</td>
                <td>{row.verified}</td>
                <td>{row.rejected}</td>
                <td>{row.foresaw > 0 ? <b>{row.foresaw}</b> : 0}</td>
              </tr>
            ))}
          </tbody>
        </table>
      ) : null}
    </section>
  );
};

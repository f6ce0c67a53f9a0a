/** What a message means: the likeliest failure with its suspects and steps, and what it may be besides. */
import { type KeyboardEvent, useRef } from 'react';
import { addWorkingDays, type Holidays, isWorkingDay } from '#domain/calendar/working-days';
import type { Finding } from '#domain/finding/finding';
import type { Explanation } from '#domain/guide/explain';
import { useLanguage, useSayer } from '../../app/language.tsx';
import { useStatus } from '../../app/queries.ts';
import { useText } from '../../app/use-text.ts';
import { CalendarIcon, NoteIcon } from '../../look/icons.tsx';
import { dayKind, dayWords } from '../../parts/day-words.ts';
import { LevelIcon } from '../../parts/level.tsx';
import { goToPlace } from './go-to-place.ts';

type MeaningProps = {
  readonly explanations: readonly Explanation[];
  readonly holidays: Holidays;
  /** The template that it is about; null in general. */
  readonly template: string | null;
};

export const Meaning = ({ explanations, holidays, template }: MeaningProps) => {
  const t = useText();
  const say = useSayer();
  const [best, ...others] = explanations;
  if (!best)
    return (
      <p className="meaning-none">
        <NoteIcon className="ink-note" /> {t('returned.nothing')}
      </p>
    );
  const guide = say.guide(best.id);
  return (
    <div className="meaning">
      {template ? null : <p className="quiet">{t('returned.general')}</p>}
      <section aria-label={t('returned.likely')}>
        <p className="meaning-kind">
          {t('returned.likely')} <span className="num quiet">{best.id}</span>
          {best.taught ? <span className="quiet"> {t('returned.teach.byOffice')}</span> : null}
        </p>
        <h2>{say.failure(best.id)}</h2>
        <p className="meaning-text">{guide.means}</p>
      </section>
      {template ? <Suspects suspects={best.suspects} template={template} /> : null}
      <section aria-label={t('returned.steps')}>
        <h3>{t('returned.steps')}</h3>
        <ol className="repair-steps">
          {best.suspects.length > 0 ? <li>{t('returned.fixFirst', { n: best.suspects.length })}</li> : null}
          {guide.steps.map((step) => (
            <li key={step}>{step}</li>
          ))}
          {/* The steps of a paper that is new say so themselves. */}
          {best.again === 'after-issue' ? null : <li>{t(`returned.again.${best.again}`)}</li>}
        </ol>
        {/* Ten days after which issue, only a template can say. */}
        {best.again === 'after-issue' && template === null ? null : (
          <Earliest explanation={best} holidays={holidays} />
        )}
      </section>
      {others.length > 0 ? (
        <section aria-label={t('returned.alsoLikely')}>
          <h3>{t('returned.alsoLikely')}</h3>
          <ul className="meaning-others">
            {others.map(({ id, suspects }) => (
              <li key={id}>
                <b>{say.failure(id)}</b> <span className="num quiet">{id}</span>
                {suspects.length > 0 ? <LevelIcon level={suspects[0]!.level} /> : null}
                <span className="quiet">{say.guide(id).means}</span>
              </li>
            ))}
          </ul>
        </section>
      ) : null}
    </div>
  );
};

/** Arrows choose, Enter goes to the field or the picture. */
const Suspects = ({
  suspects,
  template,
}: {
  readonly suspects: readonly Finding[];
  readonly template: string;
}) => {
  const t = useText();
  const say = useSayer();
  const list = useRef<HTMLUListElement>(null);
  const onKeyDown = (event: KeyboardEvent) => {
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (step === 0) return;
    event.preventDefault();
    const buttons = [...(list.current?.querySelectorAll('button') ?? [])];
    buttons[buttons.indexOf(document.activeElement as HTMLButtonElement) + step]?.focus();
  };
  return (
    <section aria-label={t('returned.suspects')}>
      <h3>{t('returned.suspects')}</h3>
      {suspects.length === 0 ? <p className="quiet">{t('returned.noSuspects')}</p> : null}
      <ul ref={list} className="suspects" onKeyDown={onKeyDown}>
        {suspects.map((finding) => (
          <li key={`${finding.code}-${JSON.stringify(finding.at)}`}>
            <button type="button" onClick={() => goToPlace(template, finding.at)}>
              <LevelIcon level={finding.level} />
              <span>
                <span className="unseen">{t(`level.${finding.level}`)}</span>
                {say.finding(finding)} <span className="quiet">{say.place(finding)}</span>
              </span>
              <span className="suspect-go">{t('findings.go')}</span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
};

/** The first day, and from when somebody reviews it where offices rest on that day. */
const Earliest = ({
  explanation: { earliest },
  holidays,
}: {
  readonly explanation: Explanation;
  readonly holidays: Holidays;
}) => {
  const t = useText();
  const language = useLanguage();
  const today = useStatus()?.today ?? '';
  if (earliest === null) return null;
  const words = (day: string) => dayWords(language, day, today);
  const kind = dayKind(earliest, holidays);
  return (
    <p className="earliest">
      <CalendarIcon />
      <b className="tabular">
        {earliest === today ? t('returned.earliestNow') : t('returned.earliest', { day: words(earliest) })}
      </b>
      {isWorkingDay(earliest, holidays) ? null : (
        <span className="quiet">
          {t('returned.restDay', {
            why: t(kind === 'holiday' ? 'returned.holiday' : 'returned.weekend'),
            day: words(addWorkingDays(earliest, 1, holidays)),
          })}
        </span>
      )}
    </p>
  );
};

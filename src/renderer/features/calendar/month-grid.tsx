/** A small month: how much lies on each day, and which days are off. Arrows move, Page keys turn, Enter shows the day. */
import { type KeyboardEvent, useRef, useState } from 'react';
import type { Holidays } from '#domain/calendar/working-days';
import { addDays, type CalendarDate } from '#domain/date/calendar-date';
import { useLanguage } from '../../app/language.tsx';
import { useText } from '../../app/use-text.ts';
import { DownIcon } from '../../look/icons.tsx';
import { IconButton } from '../../parts/button.tsx';
import { dayKind, dayWords } from '../../parts/day-words.ts';
import { addMonths, weeksOfMonth } from './agenda-rows.ts';

type MonthProps = {
  readonly today: CalendarDate;
  readonly counts: ReadonlyMap<CalendarDate, number>;
  readonly holidays: Holidays;
  readonly onDay: (day: CalendarDate) => void;
};

export const MonthGrid = ({ today, counts, holidays, onDay }: MonthProps) => {
  const t = useText();
  const language = useLanguage();
  const [day, setDay] = useState(today);
  const table = useRef<HTMLTableElement>(null);
  const month = day.slice(0, 7);
  const weeks = weeksOfMonth(day);
  const locale = language === 'en' ? 'en-GB' : language;
  const format = (options: Intl.DateTimeFormatOptions, of: CalendarDate): string =>
    new Intl.DateTimeFormat(locale, { ...options, timeZone: 'UTC' }).format(new Date(`${of}T00:00:00Z`));
  const move = (to: CalendarDate) => {
    setDay(to);
    requestAnimationFrame(() => table.current?.querySelector<HTMLElement>('[tabindex="0"]')?.focus());
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const step = { ArrowRight: 1, ArrowLeft: -1, ArrowDown: 7, ArrowUp: -7 }[event.key];
    const turn = { PageDown: 1, PageUp: -1 }[event.key];
    if (step !== undefined) move(addDays(day, step));
    else if (turn !== undefined) move(addMonths(day, turn));
    else return;
    event.preventDefault();
  };
  return (
    <section className="month" aria-label={t('calendar.month')}>
      <header>
        <IconButton
          size="small"
          name={t('calendar.previous')}
          icon={<DownIcon className="turned-back" />}
          onPress={() => setDay(addMonths(day, -1))}
        />
        <h2 className="tabular">{format({ year: 'numeric', month: 'long' }, day)}</h2>
        <IconButton
          size="small"
          name={t('calendar.next')}
          icon={<DownIcon className="turned-on" />}
          onPress={() => setDay(addMonths(day, 1))}
        />
      </header>
      <table ref={table} onKeyDown={onKeyDown}>
        <thead>
          <tr>
            {weeks[0]?.map((one) => (
              <th key={one} scope="col">
                {format({ weekday: 'narrow' }, one)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody className="tabular">
          {weeks.map((week) => (
            <tr key={week[0]}>
              {week.map((one) => {
                const count = counts.get(one) ?? 0;
                const kind = dayKind(one, holidays);
                const words = dayWords(language, one, today);
                return (
                  <td key={one}>
                    <button
                      type="button"
                      className={`month-day ${kind} ${one.startsWith(month) ? '' : 'other'} ${one === today ? 'today' : ''}`}
                      tabIndex={one === day ? 0 : -1}
                      onClick={() => {
                        setDay(one);
                        onDay(one);
                      }}
                    >
                      <span className="unseen">
                        {[
                          count > 0 ? t('calendar.dayCount', { day: words, n: count }) : words,
                          ...(kind ? [t(`calendar.${kind}`)] : []),
                        ].join(' ')}
                      </span>
                      <span aria-hidden="true">{Number(one.slice(8))}</span>
                      {kind === 'holiday' || kind === 'worked' ? (
                        <i aria-hidden="true">{t(`calendar.${kind}`).slice(0, 1)}</i>
                      ) : null}
                      {count > 0 ? <b aria-hidden="true">{count > 999 ? '999+' : count}</b> : null}
                    </button>
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
      {holidays.years[day.slice(0, 4)] ? null : (
        <p className="quiet">{t('calendar.laterYears', { year: day.slice(0, 4) })}</p>
      )}
    </section>
  );
};

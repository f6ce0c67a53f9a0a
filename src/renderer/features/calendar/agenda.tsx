/** Days ahead with their items, virtual and by page. Arrows move, Enter opens the template. */
import { useVirtualizer } from '@tanstack/react-virtual';
import { type KeyboardEvent, type Ref, useImperativeHandle, useRef, useState } from 'react';
import type { CalendarQuery } from '#contract/calendar';
import type { CalendarItem } from '#contract/views';
import type { CalendarKind } from '#domain/calendar/calendar-template';
import type { Holidays } from '#domain/calendar/working-days';
import type { CalendarDate } from '#domain/date/calendar-date';
import { useLanguage, useSayer } from '../../app/language.tsx';
import { goTo, openTemplate } from '../../app/routes.ts';
import { type Say, useText } from '../../app/use-text.ts';
import { BackIcon, ClockIcon, GoodIcon, StopIcon, WarnIcon } from '../../look/icons.tsx';
import { dayKind, dayWords } from '../../parts/day-words.ts';
import { type AgendaDay, countRows, rowAt } from './agenda-rows.ts';
import { useCalendarItems } from './queries.ts';

const looks: Readonly<Record<CalendarKind, readonly [tone: string, icon: typeof StopIcon]>> = {
  ready: ['good', GoodIcon],
  'answer-from': ['note', ClockIcon],
  'answer-due': ['warn', ClockIcon],
  'retry-from': ['good', BackIcon],
  'retry-until': ['warn', BackIcon],
  'names-on-hold': ['stop', StopIcon],
  'certificate-ends-soon': ['warn', WarnIcon],
  'certificate-ends': ['stop', StopIcon],
};

export type AgendaHandle = { goToDay(day: CalendarDate): void };

type AgendaProps = {
  readonly agenda: readonly AgendaDay[];
  /** Range and kinds of what is shown. */
  readonly query: CalendarQuery;
  readonly today: CalendarDate;
  readonly holidays: Holidays;
  readonly handle: Ref<AgendaHandle>;
};

const rowId = (index: number): string => `agenda-row-${index}`;

export const Agenda = ({ agenda, query, today, holidays, handle }: AgendaProps) => {
  const t = useText();
  const box = useRef<HTMLDivElement>(null);
  const [wanted, setWanted] = useState(1);
  const rows = countRows(agenda);
  const active = Math.max(0, Math.min(wanted, rows - 1));
  const grid = useVirtualizer({
    count: rows,
    getScrollElement: () => box.current,
    estimateSize: (index) => (rowAt(agenda, index)?.kind === 'day' ? 36 : 32),
    overscan: 12,
  });
  const shown = grid.getVirtualItems().map((place) => ({ ...place, row: rowAt(agenda, place.index)! }));
  const here = rowAt(agenda, active);
  const itemAt = useCalendarItems(
    query,
    [...shown.map(({ row }) => row), ...(here ? [here] : [])].flatMap((row) =>
      row.kind === 'item' ? [row.item] : [],
    ),
  );
  const move = (to: number) => {
    const next = Math.max(0, Math.min(rows - 1, to));
    setWanted(next);
    grid.scrollToIndex(next);
  };
  useImperativeHandle(handle, () => ({
    goToDay: (day) => {
      const at = agenda.find((one) => one.day >= day)?.row;
      if (at === undefined) return;
      setWanted(Math.min(at + 1, rows - 1));
      grid.scrollToIndex(at, { align: 'start' });
      box.current?.focus();
    },
  }));
  const open = (index: number) => {
    const row = rowAt(agenda, index);
    const item = row?.kind === 'item' ? itemAt(row.item) : undefined;
    if (item) goTo(openTemplate(item.template));
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1, PageDown: 15, PageUp: -15 }[event.key];
    if (step !== undefined) {
      const next = active + step;
      // A line that only names a day is passed over.
      move(rowAt(agenda, next)?.kind === 'day' ? next + Math.sign(step) : next);
    } else if (event.key === 'Home') move(1);
    else if (event.key === 'End') move(rows - 1);
    else if (event.key === 'Enter') open(active);
    else return;
    event.preventDefault();
  };
  return (
    <div
      ref={box}
      className="agenda scrolls"
      role="grid"
      aria-label={t('calendar.agenda')}
      aria-rowcount={rows}
      aria-activedescendant={rowId(active)}
      tabIndex={0}
      onKeyDown={onKeyDown}
    >
      <div role="rowgroup" style={{ height: grid.getTotalSize() }}>
        {shown.map(({ index, start, size, row }) => {
          const style = { transform: `translateY(${start}px)`, height: size };
          return row.kind === 'day' ? (
            <div
              key={row.day.day}
              role="row"
              aria-rowindex={index + 1}
              id={rowId(index)}
              className="agenda-day"
              style={style}
            >
              <DayWords day={row.day} today={today} holidays={holidays} />
            </div>
          ) : (
            <div
              key={row.item}
              role="row"
              aria-rowindex={index + 1}
              id={rowId(index)}
              className={`agenda-item ${index === active ? 'active' : ''}`}
              style={style}
              onClick={() => open(index)}
            >
              <ItemWords item={itemAt(row.item)} isFar={row.day.isFar} today={today} />
            </div>
          );
        })}
      </div>
    </div>
  );
};

const DayWords = ({
  day,
  today,
  holidays,
}: {
  readonly day: AgendaDay;
  readonly today: CalendarDate;
  readonly holidays: Holidays;
}) => {
  const t = useText();
  const language = useLanguage();
  const kind = dayKind(day.day, holidays);
  const ahead = aheadWords(t, day.ahead, day.work);
  return (
    <span role="gridcell" className="agenda-day-words">
      <b className="tabular">{dayWords(language, day.day, today)}</b>
      {kind ? <span className={`day-kind ${kind}`}>{t(`calendar.${kind}`)}</span> : null}
      <span className="quiet tabular">{ahead}</span>
    </span>
  );
};

const daysOfYear = 365.25;

const aheadWords = (t: Say, ahead: number, work: number | null): string => {
  if (ahead === 0) return t('calendar.today');
  if (ahead === 1) return t('calendar.tomorrow');
  if (work !== null) return t('calendar.inDaysWork', { n: ahead, work });
  return ahead < 2 * daysOfYear
    ? t('calendar.inDays', { n: ahead })
    : t('calendar.inYears', { n: Math.floor(ahead / daysOfYear) });
};

type ItemProps = {
  readonly item: CalendarItem | undefined;
  readonly isFar: boolean;
  readonly today: CalendarDate;
};

const ItemWords = ({ item, isFar, today }: ItemProps) => {
  const t = useText();
  const say = useSayer();
  const language = useLanguage();
  if (!item) return <span role="gridcell" aria-busy="true" />;
  const { kind, name, names, first = '', from } = item;
  const [tone, Icon] = looks[kind];
  const isSoon = from !== undefined && from <= today;
  const mayFail =
    from === undefined
      ? ''
      : t(isSoon ? 'calendar.mayFailNow' : 'calendar.mayFail', { day: dayWords(language, from, today) });
  return (
    <>
      <span role="gridcell" className={`agenda-kind ${isFar ? 'far' : `ink-${tone}`}`}>
        <Icon /> <span className="first-capital">{say.label(`calendar.${kind}`)}</span>
      </span>
      <span role="gridcell" className="as-typed clip">
        {name || t('template.unnamed')}
      </span>
      <span role="gridcell" className={`clip ${isSoon ? 'ink-warn' : 'quiet'}`}>
        {names === undefined ? mayFail : say.domains(names, first)}
      </span>
    </>
  );
};

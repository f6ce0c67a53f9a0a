/** Days ahead with their items, virtual. Arrows move, Enter opens the template. */
import { useVirtualizer } from '@tanstack/react-virtual';
import { type KeyboardEvent, type Ref, useImperativeHandle, useRef, useState } from 'react';
import type { CalendarKind } from '#domain/calendar/template-calendar';
import type { Holidays } from '#domain/calendar/working-days';
import type { CalendarDate } from '#domain/date/calendar-date';
import { useLanguage, useSayer } from '../../app/language.tsx';
import { goTo, openTemplate } from '../../app/routes.ts';
import { type Say, useText } from '../../app/use-text.ts';
import { BackIcon, ClockIcon, GoodIcon, StopIcon, WarnIcon } from '../../look/icons.tsx';
import { dayKind, dayWords } from '../../parts/day-words.ts';
import type { AgendaRow } from './agenda-rows.ts';

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
  readonly rows: readonly AgendaRow[];
  readonly today: CalendarDate;
  readonly holidays: Holidays;
  readonly handle: Ref<AgendaHandle>;
};

const rowId = (index: number): string => `agenda-row-${index}`;

export const Agenda = ({ rows, today, holidays, handle }: AgendaProps) => {
  const t = useText();
  const box = useRef<HTMLDivElement>(null);
  const [wanted, setWanted] = useState(1);
  const active = Math.max(0, Math.min(wanted, rows.length - 1));
  const grid = useVirtualizer({
    count: rows.length,
    getScrollElement: () => box.current,
    estimateSize: (index) => (rows[index]?.kind === 'day' ? 36 : 32),
    overscan: 12,
  });
  const move = (to: number) => {
    const next = Math.max(0, Math.min(rows.length - 1, to));
    setWanted(next);
    grid.scrollToIndex(next);
  };
  useImperativeHandle(handle, () => ({
    goToDay: (day) => {
      const at = rows.findIndex((row) => row.kind === 'day' && row.day >= day);
      if (at < 0) return;
      setWanted(Math.min(at + 1, rows.length - 1));
      grid.scrollToIndex(at, { align: 'start' });
      box.current?.focus();
    },
  }));
  const open = (index: number) => {
    const row = rows[index];
    if (row?.kind === 'item') goTo(openTemplate(row.item.template));
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1, PageDown: 15, PageUp: -15 }[event.key];
    if (step !== undefined) {
      const next = active + step;
      // A line that only names a day is passed over.
      move(rows[next]?.kind === 'day' ? next + Math.sign(step) : next);
    } else if (event.key === 'Home') move(1);
    else if (event.key === 'End') move(rows.length - 1);
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
      aria-rowcount={rows.length}
      aria-activedescendant={rowId(active)}
      tabIndex={0}
      onKeyDown={onKeyDown}
    >
      <div role="rowgroup" style={{ height: grid.getTotalSize() }}>
        {grid.getVirtualItems().map(({ index, start, size }) => {
          const row = rows[index]!;
          const style = { transform: `translateY(${start}px)`, height: size };
          return row.kind === 'day' ? (
            <div
              key={row.day}
              role="row"
              aria-rowindex={index + 1}
              id={rowId(index)}
              className="agenda-day"
              style={style}
            >
              <DayWords row={row} today={today} holidays={holidays} />
            </div>
          ) : (
            <div
              key={`${row.item.template}-${row.item.kind}`}
              role="row"
              aria-rowindex={index + 1}
              id={rowId(index)}
              className={`agenda-item ${index === active ? 'active' : ''}`}
              style={style}
              onClick={() => open(index)}
            >
              <ItemWords kind={row.item.kind} name={row.item.name} isFar={row.isFar} />
            </div>
          );
        })}
      </div>
    </div>
  );
};

const DayWords = ({
  row,
  today,
  holidays,
}: {
  readonly row: Extract<AgendaRow, { kind: 'day' }>;
  readonly today: CalendarDate;
  readonly holidays: Holidays;
}) => {
  const t = useText();
  const language = useLanguage();
  const kind = dayKind(row.day, holidays);
  const ahead = aheadWords(t, row.ahead, row.work);
  return (
    <span role="gridcell" className="agenda-day-words">
      <b className="tabular">{dayWords(language, row.day, today)}</b>
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

type ItemProps = { readonly kind: CalendarKind; readonly name: string; readonly isFar: boolean };

const ItemWords = ({ kind, name, isFar }: ItemProps) => {
  const t = useText();
  const say = useSayer();
  const [tone, Icon] = looks[kind];
  return (
    <>
      <span role="gridcell" className={`agenda-kind ${isFar ? 'far' : `ink-${tone}`}`}>
        <Icon /> <span className="first-capital">{say.label(`calendar.${kind}`)}</span>
      </span>
      <span role="gridcell" className="as-typed clip">
        {name || t('template.unnamed')}
      </span>
    </>
  );
};

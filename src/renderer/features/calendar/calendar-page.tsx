/** What may go out today, what waits, what ends: days ahead of all templates. */
import { useQuery } from '@tanstack/react-query';
import { useMemo, useRef, useState } from 'react';
import { ToggleButton, ToggleButtonGroup } from 'react-aria-components';
import type { CalendarQuery } from '#contract/calendar';
import { faultOf } from '#contract/fault-of';
import type { CalendarKind } from '#domain/calendar/calendar-template';
import { useDesk } from '../../app/desk.tsx';
import { useSayer } from '../../app/language.tsx';
import { useStatus } from '../../app/queries.ts';
import { writeRoute } from '../../app/routes.ts';
import { useText } from '../../app/use-text.ts';
import { GoodIcon, SaveIcon } from '../../look/icons.tsx';
import { Button } from '../../parts/button.tsx';
import { saveFile } from '../../parts/save-file.ts';
import { Empty, Skeleton, Trouble } from '../../parts/states.tsx';
import { tell } from '../../parts/toasts.tsx';
import { Agenda, type AgendaHandle } from './agenda.tsx';
import { agendaDays, shownKinds } from './agenda-rows.ts';
import { MonthGrid } from './month-grid.tsx';
import { calendarQuery } from './queries.ts';
import './calendar.css';

export const CalendarPage = () => {
  const t = useText();
  const say = useSayer();
  const desk = useDesk();
  const today = useStatus()?.today ?? '';
  const agenda = useRef<AgendaHandle>(null);
  const [kinds, setKinds] = useState<ReadonlySet<CalendarKind>>(new Set());
  const [isWhole, setIsWhole] = useState(false);
  // In their own order, so that the same choice is the same question.
  const chosen = useMemo(() => shownKinds.filter((kind) => kinds.size === 0 || kinds.has(kind)), [kinds]);
  const query = useMemo<CalendarQuery>(
    () => ({ kinds: chosen, ...(isWhole ? { to: null } : {}) }),
    [chosen, isWhole],
  );
  const { data, error, refetch } = useQuery(calendarQuery(desk, query));
  const days = useMemo(
    () => (data ? agendaDays(data.days, chosen, today, data.holidays) : []),
    [data, chosen, today],
  );
  const counts = useMemo(() => new Map(days.map(({ day, items }) => [day, items])), [days]);
  const save = async () => {
    try {
      const { to, kinds: wanted } = { to: undefined, ...query };
      // Whoever asks for no kind gets all, with the day from which a certificate may be refused.
      const parts = await desk.client.calendar.file({ to, ...(kinds.size > 0 ? { kinds: wanted } : {}) });
      let name = '';
      const texts: string[] = [];
      for await (const part of parts)
        if (part.kind === 'name') name = part.name;
        else texts.push(part.text);
      saveFile(name, texts, 'text/calendar');
      tell({ level: 'good', text: t('calendar.exported') });
    } catch (problem) {
      tell({ level: 'stop', text: say.fault(faultOf(problem)) });
    }
  };
  const countOf = (kind: CalendarKind): number =>
    data?.days.reduce((sum, day) => sum + (day.counts[kind] ?? 0), 0) ?? 0;
  return (
    <main className="calendar">
      <header className="page-head calendar-head">
        <h1>{t('calendar.title')}</h1>
        <ToggleButtonGroup
          aria-label={t('calendar.filter')}
          className="filters"
          selectionMode="multiple"
          selectedKeys={kinds}
          onSelectionChange={(keys) => setKinds(new Set([...keys] as CalendarKind[]))}
        >
          {shownKinds.map((kind) => (
            <ToggleButton key={kind} id={kind} className="filter">
              <span className="filter-name first-capital">{say.label(`calendar.${kind}`)}</span>{' '}
              <span className="tabular">{data ? countOf(kind).toLocaleString('en-US') : ''}</span>
            </ToggleButton>
          ))}
        </ToggleButtonGroup>
        <Button icon={<SaveIcon />} isDisabled={days.length === 0} onPress={() => void save()}>
          {t('calendar.export')}
        </Button>
      </header>
      {error ? <Trouble fault={faultOf(error)} onRetry={() => void refetch()} /> : null}
      {!data && !error ? <Skeleton lines={12} /> : null}
      {data ? (
        <div className="calendar-body">
          <section className="calendar-days" aria-label={t('calendar.agenda')}>
            {data.ready > 0 ? (
              <p className="calendar-ready">
                <span className="ink-good">
                  <GoodIcon /> {t('calendar.ready', { n: data.ready })}
                </span>
                <a href={writeRoute({ page: 'bundles' })}>{t('calendar.showReady')}</a>
              </p>
            ) : null}
            {days.length > 0 ? (
              <Agenda agenda={days} query={query} today={today} holidays={data.holidays} handle={agenda} />
            ) : (
              <Empty title={t(kinds.size > 0 ? 'calendar.noneOfKind' : 'calendar.none')} />
            )}
            {data.later > 0 || isWhole ? (
              <p className="calendar-later">
                <Button size="small" look="quiet" onPress={() => setIsWhole(!isWhole)}>
                  {isWhole ? t('calendar.onlyYear') : t('calendar.showLater', { n: data.later })}
                </Button>
              </p>
            ) : null}
          </section>
          <MonthGrid
            today={today}
            counts={counts}
            holidays={data.holidays}
            onDay={(day) => agenda.current?.goToDay(day)}
          />
        </div>
      ) : null}
    </main>
  );
};

/** What may go out today, what waits, what ends: days ahead of all templates. */
import { useQuery } from '@tanstack/react-query';
import { useMemo, useRef, useState } from 'react';
import { ToggleButton, ToggleButtonGroup } from 'react-aria-components';
import { faultOf } from '#contract/fault-of';
import { type CalendarKind, calendarKinds } from '#domain/calendar/template-calendar';
import { useDesk } from '../../app/desk.tsx';
import { useSayer } from '../../app/language.tsx';
import { useStatus } from '../../app/queries.ts';
import { writeRoute } from '../../app/routes.ts';
import { useText } from '../../app/use-text.ts';
import { GoodIcon, SaveIcon } from '../../look/icons.tsx';
import { Button } from '../../parts/button.tsx';
import { saveText } from '../../parts/save-text.ts';
import { Empty, Skeleton, Trouble } from '../../parts/states.tsx';
import { tell } from '../../parts/toasts.tsx';
import { Agenda, type AgendaHandle } from './agenda.tsx';
import { agendaRows } from './agenda-rows.ts';
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
  const { data, error, refetch } = useQuery(calendarQuery(desk));
  const shown = useMemo(
    () => data?.items.filter(({ kind }) => kinds.size === 0 || kinds.has(kind)) ?? [],
    [data, kinds],
  );
  const rows = useMemo(() => (data ? agendaRows(shown, today, data.holidays) : []), [shown, today, data]);
  const counts = useMemo(() => {
    const days = new Map<string, number>();
    for (const { day } of shown) days.set(day, (days.get(day) ?? 0) + 1);
    return days;
  }, [shown]);
  const save = async () => {
    try {
      const { name, text } = await desk.client.calendar.file(kinds.size > 0 ? { kinds: [...kinds] } : {});
      saveText(name, text, 'text/calendar');
      tell({ level: 'good', text: t('calendar.exported') });
    } catch (problem) {
      tell({ level: 'stop', text: say.fault(faultOf(problem)) });
    }
  };
  const countOf = (kind: CalendarKind): number =>
    data?.items.filter((item) => item.kind === kind).length ?? 0;
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
          {calendarKinds.map((kind) => (
            <ToggleButton key={kind} id={kind} className="filter">
              <span className="filter-name first-capital">{say.label(`calendar.${kind}`)}</span>{' '}
              <span className="tabular">{data ? countOf(kind).toLocaleString('en-US') : ''}</span>
            </ToggleButton>
          ))}
        </ToggleButtonGroup>
        <Button icon={<SaveIcon />} isDisabled={shown.length === 0} onPress={() => void save()}>
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
            {rows.length > 0 ? (
              <Agenda rows={rows} today={today} holidays={data.holidays} handle={agenda} />
            ) : (
              <Empty title={t(kinds.size > 0 ? 'calendar.noneOfKind' : 'calendar.none')} />
            )}
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

/** The names of a template with their states: a table that keys work in, and one bar that sets those that are ticked, or all. */
import { type KeyboardEvent, useMemo, useState } from 'react';
import { ToggleButton, ToggleButtonGroup } from 'react-aria-components';
import { type DomainCounts, type DomainState, domainStates } from '#domain/domain-name/domain-state';
import { useStatus } from '../../app/queries.ts';
import { type Say, useText } from '../../app/use-text.ts';
import { BackIcon, ClockIcon, PlusIcon, SealIcon, StopIcon } from '../../look/icons.tsx';
import { Button } from '../../parts/button.tsx';
import { Choice } from '../../parts/choice.tsx';
import { RowTick } from '../../parts/row-tick.tsx';
import { useFixedRows } from '../../parts/use-fixed-rows.ts';
import { type ShownDomain, useDomainRows, useSetDomains } from './use-domains.ts';
import './domain-states.css';

const looks: Readonly<Record<DomainState, readonly [tone: string, icon: typeof StopIcon]>> = {
  'not-submitted': ['quiet', PlusIcon],
  'in-review': ['ink-note', ClockIcon],
  verified: ['ink-good', SealIcon],
  rejected: ['ink-stop', BackIcon],
  'on-hold': ['ink-stop', StopIcon],
};

const rowHeight = 28;

type StatesProps = { readonly template: string; readonly counts: DomainCounts };

export const DomainStates = ({ template, counts }: StatesProps) => {
  const t = useText();
  const [shown, setShown] = useState<DomainState | 'all'>('all');
  const [ticked, setTicked] = useState<ReadonlySet<string>>(new Set());
  const filter = shown !== 'all' && counts[shown] === 0 ? 'all' : shown;
  return (
    <section className="domain-states" aria-label={t('names.title')}>
      <h2>{t('names.title')}</h2>
      <ToggleButtonGroup
        aria-label={t('names.filter')}
        className="filters"
        selectionMode="single"
        disallowEmptySelection
        selectedKeys={[filter]}
        onSelectionChange={([state]) => {
          if (!state) return;
          setShown(state as DomainState | 'all');
          setTicked(new Set());
        }}
      >
        {(['all', ...domainStates] as const).map((state) => {
          const n = state === 'all' ? counts.total : counts[state];
          return n === 0 ? null : (
            <ToggleButton key={state} id={state} className="filter">
              {state === 'all' ? t('filter.all') : t(`state.${state}`)}{' '}
              <span className="tabular">{n.toLocaleString('en-US')}</span>
            </ToggleButton>
          );
        })}
      </ToggleButtonGroup>
      <SetBar
        template={template}
        of={filter}
        count={filter === 'all' ? counts.total : counts[filter]}
        ticked={ticked}
      />
      <NameTable template={template} filter={filter} ticked={ticked} onTick={setTicked} />
    </section>
  );
};

type SetBarProps = {
  readonly template: string;
  readonly of: DomainState | 'all';
  readonly count: number;
  readonly ticked: ReadonlySet<string>;
};

const SetBar = ({ template, of, count, ticked }: SetBarProps) => {
  const t = useText();
  const today = useStatus()?.today ?? '';
  const [state, setState] = useState<DomainState | 'registered'>('in-review');
  const [day, setDay] = useState('');
  const set = useSetDomains(template);
  const n = ticked.size || count;
  const groups = useMemo(
    () => [
      {
        name: '',
        items: [
          ...domainStates.map((id) => ({ id, name: t(`state.${id}`) })),
          { id: 'registered', name: t('names.registered') },
        ],
      },
    ],
    [t],
  );
  const on = day || today;
  const run = () =>
    void set(
      ticked.size > 0 ? { names: [...ticked] } : { of },
      state === 'registered' ? { registeredOn: on } : { state, on },
    );
  return (
    <div className="names-bar">
      <Choice
        name={t('names.what')}
        value={state}
        groups={groups}
        onChange={(to) => setState(to as DomainState | 'registered')}
      />
      <input
        type="date"
        className="box num"
        aria-label={t('names.on')}
        value={on}
        {...(state === 'registered' ? {} : { max: today })}
        onChange={(event) => setDay(event.target.value)}
      />
      <Button onPress={run}>{t(ticked.size > 0 ? 'names.setTicked' : 'names.setAll', { n })}</Button>
    </div>
  );
};

type TableProps = {
  readonly template: string;
  readonly filter: DomainState | 'all';
  readonly ticked: ReadonlySet<string>;
  readonly onTick: (ticked: ReadonlySet<string>) => void;
};

const rowId = (index: number): string => `name-row-${index}`;

const NameTable = ({ template, filter, ticked, onTick }: TableProps) => {
  const t = useText();
  const today = useStatus()?.today ?? '';
  const [total, setTotal] = useState(0);
  const [wanted, setWanted] = useState(0);
  const rows = useFixedRows(total, rowHeight);
  const names = useDomainRows(template, filter, rows);
  if (names.total !== total && names.total > 0) setTotal(names.total);
  const active = Math.max(0, Math.min(wanted, total - 1));
  const toggle = (index: number) => {
    const name = names.at(index)?.name;
    if (name === undefined) return;
    const next = new Set(ticked);
    if (!next.delete(name)) next.add(name);
    onTick(next);
  };
  const move = (to: number) => {
    const next = Math.max(0, Math.min(total - 1, to));
    setWanted(next);
    rows.reveal(next);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const step = {
      ArrowDown: 1,
      ArrowUp: -1,
      PageDown: rows.inSight(),
      PageUp: -rows.inSight(),
      Home: -total,
      End: total,
    }[event.key];
    if (step !== undefined) move(active + step);
    else if (event.key === ' ') toggle(active);
    else if (event.key === 'Escape' && ticked.size > 0) onTick(new Set());
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <div
      ref={rows.box}
      className="names-table scrolls"
      role="grid"
      aria-label={t('names.title')}
      aria-rowcount={total}
      aria-multiselectable="true"
      aria-activedescendant={rowId(active)}
      tabIndex={0}
      onKeyDown={onKeyDown}
    >
      <div role="rowgroup" style={{ height: rows.height }}>
        {Array.from({ length: rows.last - rows.first + 1 }, (_, at) => {
          const index = rows.first + at;
          const row = names.at(index);
          return (
            <div
              key={index}
              role="row"
              id={rowId(index)}
              aria-rowindex={index + 1}
              aria-selected={row ? ticked.has(row.name) : false}
              className={`names-row ${index === active ? 'active' : ''}`}
              style={{ transform: `translateY(${index * rowHeight}px)` }}
              onClick={() => setWanted(index)}
            >
              {row ? (
                <NameCells
                  row={row}
                  today={today}
                  isTicked={ticked.has(row.name)}
                  onToggle={() => toggle(index)}
                />
              ) : (
                <span role="gridcell" aria-busy="true" />
              )}
            </div>
          );
        })}
      </div>
    </div>
  );
};

type CellsProps = {
  readonly row: ShownDomain;
  readonly today: string;
  readonly isTicked: boolean;
  readonly onToggle: () => void;
};

const NameCells = ({ row, today, isTicked, onToggle }: CellsProps) => {
  const t = useText();
  const [tone, Icon] = looks[row.state];
  return (
    <>
      <RowTick name={t('names.tick', { name: row.name })} isSelected={isTicked} onToggle={onToggle} />
      <span role="gridcell" className="as-typed clip" title={row.name}>
        {row.name}
      </span>
      <span role="gridcell" className={`names-state ${tone}`}>
        <Icon /> {t(`state.${row.state}`)}
      </span>
      <span role="gridcell" className={`clip ${row.due ? 'ink-warn' : 'quiet'}`} title={row.message}>
        {dayLine(t, row, today)}
      </span>
    </>
  );
};

/** The one day of a name that matters most now. */
const dayLine = (t: Say, row: ShownDomain, today: string): string => {
  const near = (day: string): string => (day.slice(0, 4) === today.slice(0, 4) ? day.slice(5) : day);
  if (row.deletedOn !== '') return t('names.deleted', { day: near(row.deletedOn) });
  if (row.holdOn !== null)
    return t(row.holdOn < today ? 'names.holdPassed' : 'names.holdOn', { day: near(row.holdOn) });
  if (row.state === 'on-hold') return t('names.since', { day: near(row.heldOn) });
  return near(row.answeredOn || row.submittedOn);
};

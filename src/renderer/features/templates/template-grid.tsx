/** The virtual list: only the rows in sight exist, 100,000 behave like 100. Arrows move, Enter opens, Space selects. */

import { useVirtualizer } from '@tanstack/react-virtual';
import { type KeyboardEvent, type Ref, useEffect, useImperativeHandle, useRef, useState } from 'react';
import { faultOf } from '#contract/fault-of';
import type { CalendarDate } from '#domain/date/calendar-date';
import type { ListQuery } from '../../app/queries.ts';
import { useText } from '../../app/use-text.ts';
import { Empty, Skeleton, Trouble } from '../../parts/states.tsx';
import type { Selection } from './selection.ts';
import { rowId, TemplateLine } from './template-row.tsx';
import { type Rows, useRows } from './use-rows.ts';

const rowHeight = 52;

export type GridHandle = { focus(): void; readonly rows: Rows };

type GridProps = {
  readonly query: ListQuery;
  readonly open: string | null;
  readonly today: CalendarDate;
  readonly selection: Selection;
  readonly onOpen: (id: string) => void;
  readonly handle: Ref<GridHandle>;
};

export const TemplateGrid = ({ query, open, today, selection, onOpen, handle }: GridProps) => {
  const t = useText();
  const box = useRef<HTMLDivElement>(null);
  const [active, setActive] = useState(0);
  const anchor = useRef(0);
  const list = JSON.stringify([query.filter, query.search, query.sort]);
  const shownList = useRef(list);
  const [range, setRange] = useState({ first: 0, last: 30 });
  const rows = useRows(query, range.first, range.last);
  const grid = useVirtualizer({
    count: rows.total,
    getScrollElement: () => box.current,
    estimateSize: () => rowHeight,
    overscan: 8,
  });
  const items = grid.getVirtualItems();
  const first = items[0]?.index ?? 0;
  const last = items.at(-1)?.index ?? 30;

  useEffect(
    () => setRange((now) => (now.first === first && now.last === last ? now : { first, last })),
    [first, last],
  );
  // Another filter is another list: it starts at its top.
  useEffect(() => {
    if (shownList.current === list) return;
    shownList.current = list;
    setActive(0);
    box.current?.scrollTo({ top: 0 });
  }, [list]);
  useImperativeHandle(handle, () => ({ focus: () => box.current?.focus(), rows }));

  const move = (to: number) => {
    const next = Math.max(0, Math.min(rows.total - 1, to));
    setActive(next);
    grid.scrollToIndex(next);
    return next;
  };
  const toggle = async (index: number, extend: boolean) => {
    setActive(index);
    if (extend)
      selection.add(await rows.idsBetween(Math.min(anchor.current, index), Math.max(anchor.current, index)));
    else {
      anchor.current = index;
      const row = rows.rowAt(index);
      if (row) selection.toggle(row.id);
    }
  };
  const openAt = (index: number) => {
    setActive(index);
    anchor.current = index;
    const row = rows.rowAt(index);
    if (row) onOpen(row.id);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const page = Math.max(1, Math.floor((box.current?.clientHeight ?? 0) / rowHeight) - 1);
    const steps: Record<string, number> = {
      ArrowDown: 1,
      ArrowUp: -1,
      PageDown: page,
      PageUp: -page,
      Home: -rows.total,
      End: rows.total,
    };
    const step = steps[event.key];
    if (step !== undefined) {
      const next = move(active + step);
      if (event.shiftKey) void toggle(next, true);
      else anchor.current = next;
    } else if (event.key === 'Enter' && !event.ctrlKey && !event.metaKey) openAt(active);
    else if (event.key === ' ') void toggle(active, event.shiftKey);
    else if (event.key === 'a' && (event.ctrlKey || event.metaKey)) void rows.allIds().then(selection.add);
    else if (event.key === 'Escape' && selection.size > 0) selection.clear();
    else return;
    event.preventDefault();
  };

  if (!rows.head)
    return rows.error ? (
      <Trouble fault={faultOf(rows.error)} onRetry={rows.retry} />
    ) : (
      <Skeleton lines={12} />
    );
  if (rows.total === 0)
    return <Empty title={t(query.search ? 'templates.nothingFound' : 'templates.nothingHere')} />;
  return (
    <div
      ref={box}
      className="template-grid scrolls"
      role="grid"
      aria-label={t('rail.templates')}
      aria-rowcount={rows.total}
      aria-multiselectable="true"
      aria-activedescendant={rowId(active)}
      tabIndex={0}
      onKeyDown={onKeyDown}
    >
      <div role="rowgroup" style={{ height: grid.getTotalSize() }}>
        {items.map((item) => {
          const row = rows.rowAt(item.index);
          return (
            <TemplateLine
              key={item.key}
              row={row}
              index={item.index}
              top={item.start}
              today={today}
              isOpen={row !== undefined && row.id === open}
              isActive={item.index === active}
              isSelected={row !== undefined && selection.has(row.id)}
              onOpen={openAt}
              onToggle={(index, extend) => void toggle(index, extend)}
            />
          );
        })}
      </div>
    </div>
  );
};

/** The virtual list: only the rows in sight exist, 100,000 behave like 100. Arrows move, Enter opens, Space selects. */

import {
  type KeyboardEvent,
  memo,
  type Ref,
  useCallback,
  useEffect,
  useImperativeHandle,
  useRef,
  useState,
} from 'react';
import { faultOf } from '#contract/fault-of';
import type { CalendarDate } from '#domain/date/calendar-date';
import { isMac, keyName } from '../../app/keys.ts';
import { type ListQuery, orderName, pageSize } from '../../app/queries.ts';
import { useOthers } from '../../app/stock.ts';
import { useText } from '../../app/use-text.ts';
import { Empty, Skeleton, Trouble } from '../../parts/states.tsx';
import { useFixedRows } from '../../parts/use-fixed-rows.ts';
import { isNarrowed } from './lists/narrow-bar.tsx';
import type { Selection } from './selection.ts';
import { rowId, TemplateLine } from './template-row.tsx';
import { useListHead, useRows } from './use-rows.ts';

const rowHeight = 52;

export type GridHandle = {
  /** false where it cannot be seen: a small window shows the list or the template. */
  focus(): boolean;
};

type GridProps = {
  readonly query: ListQuery;
  readonly open: string | null;
  readonly today: CalendarDate;
  readonly selection: Selection;
  readonly onSelectAll: () => void;
  readonly onOpen: (id: string) => void;
  /** From the start, as soon as its rows are there. */
  readonly takesFocus: boolean;
  readonly handle: Ref<GridHandle>;
};

/** Drawn again only when something in it changes: a letter typed into the search is none of its business before the list answers. */
export const TemplateGrid = memo(
  ({ query, open, today, selection, onSelectAll, onOpen, takesFocus, handle }: GridProps) => {
    const t = useText();
    const others = useOthers();
    const [active, setActive] = useState(0);
    const anchor = useRef(0);
    const list = orderName(query);
    const shownList = useRef(list);
    const head = useListHead(query);
    const total = head.data?.total ?? 0;
    const grid = useFixedRows(total, rowHeight);
    const rows = useRows(query, head, grid.first, grid.last);
    // Another filter is another list: it starts at its top.
    useEffect(() => {
      if (shownList.current === list) return;
      shownList.current = list;
      setActive(0);
      grid.toTop();
    });
    useImperativeHandle(handle, () => ({ focus: grid.focus }));
    const waits = useRef<'not yet' | 'waits' | 'no'>(takesFocus ? 'not yet' : 'no');
    useEffect(() => {
      if (waits.current === 'no') return;
      // Who has gone elsewhere while the rows came stays there.
      const isElsewhere = waits.current === 'waits' && document.activeElement !== document.body;
      waits.current = isElsewhere || grid.focus() ? 'no' : 'waits';
    });

    // Who walks from template to template without the list finds its place there again.
    const followed = useRef(open);
    useEffect(() => {
      if (followed.current === open) return;
      for (let index = grid.first - pageSize; index <= grid.last + pageSize; index += 1) {
        if (open === null || rows.rowAt(index)?.id !== open) continue;
        followed.current = open;
        anchor.current = index;
        setActive(index);
        grid.reveal(index);
        return;
      }
      if (open === null) followed.current = open;
    });

    const move = (to: number) => {
      const next = Math.max(0, Math.min(total - 1, to));
      setActive(next);
      grid.reveal(next);
      return next;
    };
    const toggle = async (index: number, extend: boolean) => {
      setActive(index);
      if (extend)
        selection.add(
          await rows.idsBetween(Math.min(anchor.current, index), Math.max(anchor.current, index)),
        );
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
    const latest = useRef({ openAt, toggle });
    latest.current = { openAt, toggle };
    const onOpenRow = useCallback((index: number) => latest.current.openAt(index), []);
    const onToggleRow = useCallback(
      (index: number, extend: boolean) => void latest.current.toggle(index, extend),
      [],
    );
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.altKey) return;
      const page = Math.max(1, grid.inSight() - 1);
      const steps: Record<string, number> = {
        ArrowDown: 1,
        ArrowUp: -1,
        PageDown: page,
        PageUp: -page,
        Home: -total,
        End: total,
      };
      const step = steps[event.key];
      if (step !== undefined) {
        const next = move(active + step);
        if (event.shiftKey) void toggle(next, true);
        else anchor.current = next;
      } else if (event.key === 'Enter' && !event.ctrlKey && !event.metaKey) openAt(active);
      else if (event.key === ' ') void toggle(active, event.shiftKey);
      else if (keyName(event.nativeEvent, isMac()) === 'mod+a') onSelectAll();
      else if (event.key === 'Escape' && selection.size > 0) selection.clear();
      else return;
      event.preventDefault();
    };

    if (!head.data)
      return head.error ? (
        <Trouble fault={faultOf(head.error)} onRetry={() => void head.refetch()} />
      ) : (
        <Skeleton lines={12} />
      );
    if (total === 0)
      return (
        <Empty
          title={t(query.search || isNarrowed(query) ? 'templates.nothingFound' : 'templates.nothingHere')}
        />
      );
    return (
      <div
        ref={grid.box}
        className="template-grid scrolls"
        role="grid"
        aria-label={t('rail.templates')}
        aria-rowcount={total}
        aria-multiselectable="true"
        aria-activedescendant={rowId(active)}
        tabIndex={0}
        onKeyDown={onKeyDown}
      >
        <div role="rowgroup" style={{ height: grid.height }}>
          {Array.from({ length: grid.last - grid.first + 1 }, (_, at) => grid.first + at).map((index) => {
            const row = rows.rowAt(index);
            return (
              <TemplateLine
                key={index}
                row={row}
                index={index}
                top={index * rowHeight}
                today={today}
                isOpen={row !== undefined && row.id === open}
                isActive={index === active}
                isSelected={row !== undefined && selection.has(row.id)}
                others={row && others.get(row.id)}
                onOpen={onOpenRow}
                onToggle={onToggleRow}
              />
            );
          })}
        </div>
      </div>
    );
  },
);

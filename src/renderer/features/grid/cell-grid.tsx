/** The templates of the list as a spreadsheet: only the rows in sight exist, cells are edited in place by the form's rules. */
import { type Ref, useCallback, useEffect, useImperativeHandle, useMemo, useRef, useState } from 'react';
import { isCellPath } from '#contract/grid-columns';
import type { ListQuery } from '../../app/queries.ts';
import { useText } from '../../app/use-text.ts';
import { Button } from '../../parts/button.tsx';
import { useFixedRows } from '../../parts/use-fixed-rows.ts';
import { hintsId } from '../template/field-row.tsx';
import type { Selection } from '../templates/selection.ts';
import type { GridHandle } from '../templates/template-grid.tsx';
import type { ListOrder } from '../templates/use-list-order.ts';
import { CellFoot } from './cell-foot.tsx';
import { CellInput, type CellInputHandle } from './cell-input.tsx';
import { CellLine, cellId } from './cell-line.tsx';
import { useColumnName } from './cell-words.ts';
import { edgesOf, rowPixels, tickWidth } from './columns.ts';
import { ColumnsDialog } from './columns-dialog.tsx';
import { GridHead } from './grid-head.tsx';
import { gridKeys } from './grid-keys.ts';
import { gridPointer } from './grid-pointer.ts';
import { firstCell, isBlock, moved, type Place, rangeOf } from './marks.ts';
import { PasteDialog } from './paste-dialog.tsx';
import { useBlockWork } from './use-block-work.ts';
import { useCellRows } from './use-cell-rows.ts';
import { useChoices } from './use-choices.ts';
import { useColumns } from './use-columns.ts';
import { useEditing } from './use-editing.ts';
import { useGridActions } from './use-grid-actions.ts';

const headHeight = 30;

export type GridProps = {
  readonly query: ListQuery;
  readonly order: ListOrder;
  readonly ids: readonly string[];
  /** How many templates the list has now. */
  readonly total: number;
  readonly open: string | null;
  /** Somebody has just turned to it. */
  readonly takesFocus: boolean;
  readonly selection: Selection;
  readonly onQuery: (query: ListQuery) => void;
  readonly onOpen: (id: string) => void;
  readonly handle: Ref<GridHandle>;
};

export const CellGrid = ({
  query,
  order: { order, renew },
  total,
  open,
  takesFocus,
  selection,
  onQuery,
  onOpen,
  handle,
  ids,
}: GridProps) => {
  const t = useText();
  const columnName = useColumnName();
  const columns = useColumns();
  const { shown } = columns;
  const rowHeight = rowPixels[columns.rows];
  const edges = useMemo(() => edgesOf(shown), [shown]);
  const paths = useMemo(() => shown.map(({ column }) => column), [shown]);
  const element = useRef<HTMLElement | null>(null);
  const input = useRef<CellInputHandle>(null);
  const rows = useFixedRows(ids.length, rowHeight, headHeight);
  const rowAt = useCellRows(order, paths, rows.first, rows.last);
  const [kept, setMarks] = useState(firstCell);
  const [isChoosingColumns, setChoosingColumns] = useState(false);
  // Another list may be shorter, and columns may have gone.
  const size = { rows: ids.length, columns: shown.length, page: Math.max(1, rows.inSight() - 1) };
  const marks = {
    active: moved(kept, kept.active, false, size).active,
    anchor: moved(kept, kept.anchor, false, size).active,
  };
  const { active } = marks;
  const range = rangeOf(marks);
  const column = shown[active.column]?.column;
  const row = active.row < 0 ? undefined : rowAt(active.row);
  const path = column && isCellPath(column) ? column : null;
  const edit = useEditing(row && path ? { row, path } : null, useChoices(column ?? 'standing'));
  const { editing } = edit;
  const work = useBlockWork(ids, shown, marks);
  const tickAnchor = useRef(0);

  useImperativeHandle(handle, () => ({ focus: () => input.current?.focus() ?? false }));

  useEffect(() => {
    if (takesFocus) input.current?.focus();
  }, [takesFocus]);

  const revealColumn = (at: number): void => {
    const box = element.current;
    if (!box || at === 0) return;
    const frozen = tickWidth + (edges[1] ?? 0);
    const [left, right] = [tickWidth + edges[at]!, tickWidth + edges[at + 1]!];
    if (left < box.scrollLeft + frozen) box.scrollLeft = left - frozen;
    else if (right > box.scrollLeft + box.clientWidth) box.scrollLeft = right - box.clientWidth;
  };
  const go = (to: Place, extend = false): void => {
    const next = moved(marks, to, extend, size);
    setMarks(next);
    if (next.active.row >= 0) rows.reveal(next.active.row);
    revealColumn(next.active.column);
  };

  const sort = (at: number): void => {
    const by = shown[at]?.column;
    if (by === undefined) return;
    const { by: now, ...rest } = query;
    if (now?.column !== by) onQuery({ ...rest, by: { column: by, down: false } });
    else if (!now.down) onQuery({ ...rest, by: { column: by, down: true } });
    else onQuery(rest);
  };

  const tick = (index: number, withShift: boolean): void => {
    const from = withShift ? Math.min(tickAnchor.current, index) : index;
    const to = withShift ? Math.max(tickAnchor.current, index) : index;
    if (withShift) selection.add(ids.slice(from, to + 1));
    else selection.toggle(ids[index]!);
    if (!withShift) tickAnchor.current = index;
  };
  const tickMarked = (): void => {
    const chosen = ids.slice(Math.max(0, range.top), range.bottom + 1);
    if (chosen.length === 1) selection.toggle(chosen[0]!);
    else selection.add(chosen);
  };
  const latest = useRef({ tick });
  latest.current = { tick };
  const onTick = useCallback(
    (index: number, withShift: boolean) => latest.current.tick(index, withShift),
    [],
  );

  const onKeyDown = gridKeys({
    marks,
    size,
    shown,
    path,
    isEditing: editing !== null,
    go,
    begin: () => void edit.begin(),
    finish: (to) => {
      if (!edit.finish()) return;
      go(to);
      input.current?.focus();
    },
    cancel: () => {
      edit.cancel();
      input.current?.focus();
    },
    sort,
    changeColumns: columns.change,
    open: () => onOpen(ids[Math.max(0, active.row)]!),
    tick: tickMarked,
    unmark: () => setMarks({ active, anchor: active }),
    selectAll: () => selection.add(ids),
    unselect: selection.size > 0 ? selection.clear : null,
    work,
  });

  const pointer = gridPointer(active, {
    go: (to, extend) => {
      edit.finish();
      go(to, extend);
      input.current?.focus();
    },
    drag: (to) => go(to, true),
    begin: () => void edit.begin(),
  });

  // Who comes back from a template stands on its row.
  const wasOpen = useRef(open);
  useEffect(() => {
    const before = wasOpen.current;
    wasOpen.current = open;
    if (open !== null || before === null) return;
    const at = ids.indexOf(before);
    if (at >= 0) {
      setMarks((now) => ({
        active: { ...now.active, row: at },
        anchor: { ...now.active, row: at },
      }));
      rows.reveal(at);
    }
    input.current?.focus();
  });
  // Another list begins at its top; who sorts by one heading after the other stays with them.
  const list = order?.version ?? 0;
  const shownList = useRef(list);
  useEffect(() => {
    if (shownList.current === list) return;
    shownList.current = list;
    setMarks((now) => {
      const top = { row: Math.min(0, now.active.row), column: now.active.column };
      return { active: top, anchor: top };
    });
    rows.toTop();
  });
  const isSeen = open === null;
  useGridActions(isSeen, () => setChoosingColumns(true), renew);

  const box = useCallback(
    (found: HTMLElement | null) => {
      element.current = found;
      return rows.box(found);
    },
    [rows.box],
  );
  const isFrozen = active.column === 0;
  const cellStyle = {
    insetInlineStart: tickWidth + (isFrozen ? (element.current?.scrollLeft ?? 0) : edges[active.column]!),
    top: headHeight + Math.max(0, active.row) * rowHeight,
    minWidth: shown[active.column]?.width,
    minHeight: rowHeight,
  };
  const changed = total - ids.length;
  return (
    <div className={`cell-grid rows-${columns.rows}`}>
      <div ref={box} className="cell-scroll scrolls">
        <div
          role="grid"
          id="cells"
          aria-label={t('grid.name')}
          aria-rowcount={ids.length + 1}
          aria-colcount={shown.length + 1}
          aria-multiselectable="true"
          style={{ width: tickWidth + edges.at(-1)! }}
          {...pointer}
        >
          <GridHead
            columns={shown}
            by={query.by}
            active={active.row < 0 ? active.column : -1}
            onSort={(at) => {
              edit.finish();
              sort(at);
              input.current?.focus();
            }}
            onColumns={columns.change}
          />
          <div role="rowgroup" className="cell-body" style={{ height: rows.height }}>
            {Array.from({ length: rows.last - rows.first + 1 }, (_, at) => rows.first + at).map((index) => {
              const isMarked = index >= range.top && index <= range.bottom && isBlock(marks);
              return (
                <CellLine
                  key={index}
                  id={ids[index]!}
                  row={rowAt(index)}
                  index={index}
                  top={index * rowHeight}
                  columns={shown}
                  active={index === active.row ? active.column : -1}
                  from={isMarked ? range.left : -1}
                  to={isMarked ? range.right : -1}
                  isSelected={selection.has(ids[index]!)}
                  onTick={onTick}
                />
              );
            })}
          </div>
        </div>
        <CellInput
          id={isSeen && path ? `field-${path}` : 'cell-input'}
          name={column ? columnName(column) : t('grid.name')}
          activeCell={cellId(active.row, active.column)}
          editing={editing}
          style={cellStyle}
          describedBy={path ? hintsId(path) : undefined}
          onText={edit.type}
          onKeyDown={onKeyDown}
          onPaste={(event) => {
            const text = event.clipboardData.getData('text/plain');
            if (editing || text === '') return;
            event.preventDefault();
            work.paste(text);
          }}
          onLeave={edit.finish}
          handle={input}
        />
      </div>
      <CellFoot row={isSeen ? row : null} column={column} isEditing={editing !== null}>
        {changed !== 0 ? (
          <Button size="small" onPress={renew}>
            {t('grid.renew', { n: Math.abs(changed).toLocaleString('en-US') })}
          </Button>
        ) : null}
        <span className="quiet cell-foot-keys">{t(active.row < 0 ? 'grid.headHint' : 'grid.cellHint')}</span>
        <Button size="small" look="quiet" onPress={() => setChoosingColumns(true)}>
          {t('grid.columns')}
        </Button>
      </CellFoot>
      {isChoosingColumns ? (
        <ColumnsDialog columns={columns} onClose={() => setChoosingColumns(false)} />
      ) : null}
      {work.asked ? <PasteDialog asked={work.asked} onClose={work.close} /> : null}
    </div>
  );
};

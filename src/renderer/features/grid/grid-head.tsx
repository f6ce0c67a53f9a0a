/** The headings: sorted by them, dragged by their edges; by keys the grid leads here above its first row. */
import { type PointerEvent, useRef } from 'react';
import type { ShownColumns } from '#contract/schemas';
import type { ListQuery } from '../../app/queries.ts';
import { useText } from '../../app/use-text.ts';
import { DownIcon } from '../../look/icons.tsx';
import { cellId } from './cell-line.tsx';
import { useColumnName } from './cell-words.ts';
import { tickWidth, withWidth } from './columns.ts';

export const GridHead = ({
  columns,
  by,
  active,
  onSort,
  onColumns,
}: {
  readonly columns: ShownColumns;
  readonly by: ListQuery['by'];
  /** The heading where keys go, -1 for none. */
  readonly active: number;
  readonly onSort: (at: number) => void;
  readonly onColumns: (next: ShownColumns) => void;
}) => {
  const t = useText();
  const name = useColumnName();
  return (
    <div role="rowgroup" className="cell-head">
      <div role="row" aria-rowindex={1} className="cell-heads">
        <span role="columnheader" aria-colindex={1} className="cell-tick" aria-label={t('grid.ticks')} />
        {columns.map(({ column, width }, at) => {
          const isBy = by?.column === column;
          return (
            <span
              key={column}
              role="columnheader"
              id={cellId(-1, at)}
              aria-colindex={at + 2}
              aria-sort={isBy ? (by.down ? 'descending' : 'ascending') : 'none'}
              className={`cell heading ${at === 0 ? 'frozen' : ''} ${at === active ? 'active' : ''}`}
              style={at === 0 ? { width, insetInlineStart: tickWidth } : { width }}
              title={name(column)}
              onClick={() => onSort(at)}
            >
              <span className="clip">{name(column)}</span>
              {isBy ? <DownIcon className={by.down ? '' : 'up'} /> : null}
              <Edge width={width} onWidth={(next) => onColumns(withWidth(columns, at, next))} />
            </span>
          );
        })}
      </div>
    </div>
  );
};

/** The right edge of a heading. */
const Edge = ({ width, onWidth }: { readonly width: number; readonly onWidth: (width: number) => void }) => {
  const drag = useRef<{ readonly x: number; readonly width: number } | null>(null);
  return (
    <span
      className="cell-edge"
      onClick={(event) => event.stopPropagation()}
      onPointerDown={(event: PointerEvent<HTMLElement>) => {
        event.preventDefault();
        event.currentTarget.setPointerCapture(event.pointerId);
        drag.current = { x: event.clientX, width };
      }}
      onPointerMove={(event) => {
        if (drag.current) onWidth(drag.current.width + event.clientX - drag.current.x);
      }}
      // At the end of a drag, and when the system takes the pointer away.
      onLostPointerCapture={() => {
        drag.current = null;
      }}
    />
  );
};

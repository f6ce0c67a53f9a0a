/** The templates of the list as pictures: only the tiles in sight exist. Arrows move, Enter opens, Space selects, Z looks large. */
import {
  type KeyboardEvent,
  type Ref,
  useCallback,
  useEffect,
  useImperativeHandle,
  useRef,
  useState,
} from 'react';
import { isMac, keyName } from '../../app/keys.ts';
import { type ListQuery, useStatus } from '../../app/queries.ts';
import { useSaveSettings } from '../../app/use-save-settings.ts';
import { useText } from '../../app/use-text.ts';
import { useFixedRows } from '../../parts/use-fixed-rows.ts';
import type { Order } from '../templates/list-order.ts';
import type { Selection } from '../templates/selection.ts';
import type { GridHandle } from '../templates/template-grid.tsx';
import { GalleryFoot } from './gallery-foot.tsx';
import { columnsIn, rowPixels, type TileSize, tileAfter, tileGap } from './layout.ts';
import { LookLarge } from './look-large.tsx';
import { TemplateTile, tileId } from './tile.tsx';
import { useComeBack, useKeepFocus, useStay } from './use-board-place.ts';
import { useGalleryActions } from './use-gallery-actions.ts';
import { useTiles } from './use-tiles.ts';

/** Rows of tiles that exist above and below those in sight. */
const around = 2;

export type GalleryProps = {
  readonly query: ListQuery;
  readonly order: Order;
  /** Whether these are all; the first ones only, while the others are on their way. */
  readonly isWhole: boolean;
  readonly renew: () => void;
  /** The first tiles are here, or there is nothing to wait for. */
  readonly onBegun: () => void;
  /** How many templates the list has now. */
  readonly total: number;
  /** Rows are being checked again. */
  readonly isStale: boolean;
  readonly open: string | null;
  /** Somebody has just turned to it. */
  readonly takesFocus: boolean;
  readonly selection: Selection;
  readonly onSelectAll: () => void;
  readonly onOpen: (id: string) => void;
  readonly handle: Ref<GridHandle>;
};

export const Gallery = (props: GalleryProps) => {
  const {
    order,
    isWhole,
    renew,
    onBegun,
    total,
    isStale,
    open,
    takesFocus,
    selection,
    onSelectAll,
    onOpen,
    handle,
  } = props;
  const t = useText();
  const size: TileSize = useStatus()?.settings.tiles ?? 'small';
  const save = useSaveSettings();
  const [width, setWidth] = useState(0);
  const [kept, setActive] = useState(0);
  const [isLooking, setLooking] = useState(false);
  const anchor = useRef(0);
  const { ids } = order;
  // Another list may be shorter.
  const active = Math.min(kept, ids.length - 1);
  const columns = columnsIn(width, size);
  const rows = useFixedRows(Math.ceil(ids.length / columns), rowPixels(size), tileGap, around);
  const last = Math.min(ids.length, (rows.last + 1) * columns) - 1;
  const { tileAt, isTroubled } = useTiles(order, rows.first * columns, last, isStale);

  const hasBegun = isTroubled || tileAt(0) !== undefined;
  useEffect(() => {
    if (hasBegun) onBegun();
  }, [hasBegun, onBegun]);

  useImperativeHandle(handle, () => ({ focus: rows.focus }));
  const now = useRef({ rows, active, columns, ids });
  now.current = { rows, active, columns, ids };
  const show = useCallback((index: number) => {
    setActive(index);
    now.current.rows.reveal(Math.floor(index / now.current.columns));
  }, []);
  useEffect(() => {
    if (takesFocus) now.current.rows.focus();
  }, [takesFocus]);
  // Tiles that stand otherwise than before: the one that is worked on stays in sight.
  useEffect(() => {
    if (columns > 0 && size) show(now.current.active);
  }, [columns, size, show]);

  useStay(order, active, show, rows.toTop);
  useComeBack(open, ids, (index) => {
    if (index >= 0) show(index);
    anchor.current = Math.max(0, index);
    rows.focus();
  });

  useKeepFocus(selection.size, rows.focus);

  const toggle = (index: number, extend: boolean): void => {
    setActive(index);
    if (extend)
      return selection.add(ids.slice(Math.min(anchor.current, index), Math.max(anchor.current, index) + 1));
    anchor.current = index;
    selection.toggle(ids[index]!);
  };
  const openAt = (index: number): void => {
    setActive(index);
    anchor.current = index;
    onOpen(ids[index]!);
  };
  const board = { count: ids.length, columns, rows: rows.inSight() };
  const press = (index: number, how: 'open' | 'extend' | 'toggle' | 'look'): void => {
    if (how === 'open') openAt(index);
    else if (how === 'look') {
      setActive(index);
      anchor.current = index;
      setLooking(true);
    } else toggle(index, how === 'extend');
  };
  const latest = useRef(press);
  latest.current = press;
  const onPress = useCallback<typeof press>((index, how) => latest.current(index, how), []);

  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.altKey) return;
    const to = tileAfter(event.key, active, board);
    if (to !== null) {
      show(to);
      if (event.shiftKey) toggle(to, true);
      else anchor.current = to;
    } else if (event.key === 'Enter' && !event.ctrlKey && !event.metaKey) openAt(active);
    else if (event.key === ' ') toggle(active, event.shiftKey);
    else if (keyName(event.nativeEvent, isMac()) === 'mod+a') onSelectAll();
    else if (event.key === 'Escape' && selection.size > 0) selection.clear();
    else return;
    event.preventDefault();
  };
  const turnSize = (): void => void save({ tiles: size === 'small' ? 'large' : 'small' });
  useGalleryActions(open === null, { look: () => setLooking(true), turnSize, renew });

  const { box } = rows;
  const measured = useCallback(
    (found: HTMLElement | null) => {
      const leave = box(found);
      if (!found) return leave;
      // Under an open template the board has no width: it keeps the one that it had.
      const look = () => found.clientWidth > 0 && setWidth(found.clientWidth);
      look();
      const watch = new ResizeObserver(look);
      watch.observe(found);
      return () => {
        watch.disconnect();
        if (typeof leave === 'function') leave();
      };
    },
    [box],
  );
  const isInSight = (index: number): boolean => {
    const row = Math.floor(index / columns);
    return open === null && row >= rows.sight.from && row <= rows.sight.to;
  };
  return (
    <div className={`gallery tiles-${size}`}>
      <div
        ref={measured}
        className="gallery-board scrolls"
        role="listbox"
        aria-label={t('gallery.name')}
        aria-multiselectable="true"
        aria-activedescendant={tileId(active)}
        tabIndex={0}
        onKeyDown={onKeyDown}
      >
        <div role="none" className="gallery-rows" style={{ height: rows.height + tileGap }}>
          {width === 0
            ? null
            : Array.from({ length: rows.last - rows.first + 1 }, (_, at) => rows.first + at).map((row) => (
                <div
                  key={row}
                  role="none"
                  className="gallery-row"
                  style={{
                    transform: `translateY(${row * rowPixels(size) + tileGap}px)`,
                    gridTemplateColumns: `repeat(${columns}, minmax(0, 1fr))`,
                  }}
                >
                  {Array.from(
                    { length: Math.min(columns, ids.length - row * columns) },
                    (_, at) => row * columns + at,
                  ).map((index) => (
                    <TemplateTile
                      key={ids[index]}
                      tile={tileAt(index)}
                      index={index}
                      total={isWhole ? ids.length : total}
                      size={size}
                      isInSight={isInSight(index)}
                      isActive={index === active}
                      isSelected={selection.has(ids[index]!)}
                      onPress={onPress}
                    />
                  ))}
                </div>
              ))}
        </div>
      </div>
      <GalleryFoot
        tile={open === null ? tileAt(active) : null}
        size={size}
        changed={isWhole ? total - ids.length : 0}
        onRenew={renew}
        onSize={(next) => void save({ tiles: next })}
      />
      {isLooking ? (
        <LookLarge
          tileAt={tileAt}
          at={active}
          board={board}
          isSelected={selection.has(ids[active]!)}
          onMove={(to) => {
            show(to);
            anchor.current = to;
          }}
          onToggle={() => toggle(active, false)}
          onOpen={() => {
            setLooking(false);
            openAt(active);
          }}
          onClose={() => setLooking(false)}
        />
      ) : null}
    </div>
  );
};

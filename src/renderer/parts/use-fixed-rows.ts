/** Which rows of a long list with rows of one height exist: those in sight and a few around. Costs the same for ten rows and for a million. */
import { type RefCallback, useCallback, useRef, useState } from 'react';
import { flushSync } from 'react-dom';

/** Rows that exist above and below those in sight. */
const usualAround = 8;

export type FixedRows = {
  /** For the element that scrolls. */
  readonly box: RefCallback<HTMLElement>;
  /** Indexes of the rows that exist, `last` inclusive; `last` is -1 for an empty list. */
  readonly first: number;
  readonly last: number;
  /** Indexes of the rows in sight, `to` not included, as of the last scroll. */
  readonly sight: { readonly from: number; readonly to: number };
  /** Pixels. */
  readonly height: number;
  /** Scrolls no further than needed to bring a row into sight. */
  reveal(index: number): void;
  toTop(): void;
  /** false where it cannot be seen. */
  focus(): boolean;
  /** Whole rows that fit in sight. */
  inSight(): number;
};

/** `head`: pixels at the top of the box that stay while rows scroll under them. */
export const useFixedRows = (count: number, rowHeight: number, head = 0, around = usualAround): FixedRows => {
  const element = useRef<HTMLElement | null>(null);
  /** What is in sight, in rows; measured by events, so that no render forces a layout. */
  const [sight, setSight] = useState({ from: 0, to: 15 });
  const latest = useRef(sight);

  const box = useCallback(
    (found: HTMLElement | null) => {
      element.current = found;
      if (!found) return;
      const look = (): boolean => {
        const from = Math.floor(found.scrollTop / rowHeight);
        const to = Math.ceil((found.scrollTop + found.clientHeight) / rowHeight);
        if (from === latest.current.from && to === latest.current.to) return false;
        latest.current = { from, to };
        return true;
      };
      // At once, before the frame with the new place is drawn.
      const onScroll = () => void (look() && flushSync(() => setSight(latest.current)));
      const size = new ResizeObserver(() => look() && setSight(latest.current));
      found.addEventListener('scroll', onScroll, { passive: true });
      size.observe(found);
      return () => {
        element.current = null;
        found.removeEventListener('scroll', onScroll);
        size.disconnect();
      };
    },
    [rowHeight],
  );

  return {
    box,
    // A list that became shorter is drawn before its scroll event tells where it stands now.
    first: Math.max(0, Math.min(sight.from, count - (sight.to - sight.from)) - around),
    last: Math.min(count, sight.to + around) - 1,
    sight,
    height: count * rowHeight,
    reveal: (index) => {
      const { current } = element;
      if (!current) return;
      const top = index * rowHeight;
      const { scrollTop } = current;
      const room = current.clientHeight - head;
      if (top < scrollTop) current.scrollTop = top;
      // Of a row that is higher than its box the top is shown.
      else if (top + rowHeight > scrollTop + room) current.scrollTop = Math.min(top, top + rowHeight - room);
    },
    toTop: () => {
      // Asking where it stands would lay the page out once more.
      if (latest.current.from > 0) element.current?.scrollTo({ top: 0 });
    },
    focus: () => {
      element.current?.focus();
      return element.current !== null && document.activeElement === element.current;
    },
    inSight: () => Math.max(1, Math.floor(((element.current?.clientHeight ?? 0) - head) / rowHeight)),
  };
};

/** The place on the board is kept, whatever becomes of list, selection and open template. */
import { useEffect, useRef } from 'react';
import type { Order } from '../templates/list-order.ts';

/** Another list begins at its top; the same one in another order keeps the tile that is worked on. */
export const useStay = (
  { version, ids }: Order,
  active: number,
  show: (index: number) => void,
  toTop: () => void,
): void => {
  const shown = useRef({ version, id: ids[active] });
  useEffect(() => {
    const before = shown.current;
    if (before.version === version) {
      before.id = ids[active];
      return;
    }
    const at = before.id === undefined ? -1 : ids.indexOf(before.id);
    shown.current = { version, id: ids[Math.max(0, at)] };
    show(Math.max(0, at));
    if (at < 0) toTop();
  });
};

/** Who comes back from a template stands on its tile; -1 for one that the list no longer holds. */
export const useComeBack = (
  open: string | null,
  ids: readonly string[],
  come: (index: number) => void,
): void => {
  const wasOpen = useRef(open);
  useEffect(() => {
    const before = wasOpen.current;
    wasOpen.current = open;
    if (open === null && before !== null) come(ids.indexOf(before));
  });
};

/** What held the focus may go with the selection, such as a button of its bar: then the board takes it. */
export const useKeepFocus = (selected: number, focus: () => boolean): void => {
  const before = useRef(selected);
  const newest = useRef(focus);
  newest.current = focus;
  useEffect(() => {
    const hasGone = before.current > 0 && selected === 0;
    before.current = selected;
    if (!hasGone) return;
    // A dialog gives the focus back a frame after it has closed.
    let frame = requestAnimationFrame(() => {
      frame = requestAnimationFrame(() => {
        if (document.activeElement === document.body) newest.current();
      });
    });
    return () => cancelAnimationFrame(frame);
  }, [selected]);
};

/**
 * Everything that can be done, as data. Pages put in what they offer while they are shown; palette, shortcut sheet, menus and
 * key hints read the same list, and one listener runs it by key.
 */
import { useEffect, useRef, useSyncExternalStore } from 'react';
import { isMac, keyName, worksWhileTyping } from './keys.ts';
import type { TextKey } from './use-text.ts';

/** Where an action belongs in the shortcut sheet. */
export const actionGroups = [
  'app',
  'go',
  'templates',
  'grid',
  'gallery',
  'template',
  'workshop',
  'intake',
  'bundles',
  'returned',
  'calendar',
  'settings',
] as const;
export type ActionGroup = (typeof actionGroups)[number];

export type Action = {
  /** Unique; menus of the host name actions by it. */
  readonly id: string;
  readonly group: ActionGroup;
  readonly text: TextKey;
  readonly values?: Readonly<Record<string, string | number>>;
  /** Keys as in `keys.ts`; the first is shown. */
  readonly keys?: readonly string[];
  /** Default: it can be done. */
  readonly can?: () => boolean;
  /** Whether it acts although a dialog is open. Default: no. */
  readonly overDialogs?: boolean;
  /** Whether the key belongs to what has the focus, e.g. a text field's own undo. */
  readonly yields?: (target: EventTarget | null) => boolean;
  /** Without it the key is only told in the sheet, e.g. what arrows do in a list. */
  run?(): void;
};

const sources = new Map<object, readonly Action[]>();
const listeners = new Set<() => void>();
let all: readonly Action[] = [];

const put = (owner: object, actions: readonly Action[] | null): void => {
  if (actions) sources.set(owner, actions);
  else sources.delete(owner);
  all = [...sources.values()].flat();
  for (const listener of listeners) listener();
};

/** Offers actions while the calling part of the page is shown; what they do is always the newest. */
export const useActions = (actions: readonly Action[]): void => {
  const newest = useRef(actions);
  newest.current = actions;
  const owner = useRef({});
  const known = useRef('');
  // Only what is shown of them decides whether the list is a new one.
  const shape = JSON.stringify(actions.map(({ id, text, values, keys }) => [id, text, values, keys]));
  useEffect(() => {
    if (known.current === shape) return;
    known.current = shape;
    put(
      owner.current,
      newest.current.map((action, index) => ({
        ...action,
        can: () => newest.current[index]?.can?.() ?? true,
        ...(action.run ? { run: () => newest.current[index]?.run?.() } : {}),
      })),
    );
  });
  useEffect(() => {
    const own = owner.current;
    return () => {
      known.current = '';
      put(own, null);
    };
  }, []);
};

const subscribe = (listener: () => void): (() => void) => {
  listeners.add(listener);
  return () => void listeners.delete(listener);
};

export const useAllActions = (): readonly Action[] => useSyncExternalStore(subscribe, () => all);

/** Runs an action by its id, as menus of the host do; nothing where it cannot be done now. */
export const runAction = (id: string): void => {
  const action = all.find((one) => one.id === id);
  if (action && (action.can?.() ?? true)) action.run?.();
};

/** Toasts are dialogs too, but they stand beside the work and stop nobody. */
export const modal = '.shade, .workshop-shade';

const isTick = (target: HTMLElement): boolean =>
  target instanceof HTMLInputElement && target.type === 'checkbox';

export const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement &&
  (target.isContentEditable || (/^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName) && !isTick(target)));

/** The one listener; used once, in the frame. */
export const useActionKeys = (): void => {
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.isComposing) return;
      const keys = keyName(event, isMac());
      if (keys === '' || (isTyping(event.target) && !worksWhileTyping(keys))) return;
      const inDialog = document.querySelector(modal) !== null;
      // Later parts of the page stand before the frame's own.
      const action = all.findLast(
        (one) =>
          one.run &&
          one.keys?.includes(keys) &&
          (one.overDialogs || !inDialog) &&
          !one.yields?.(event.target) &&
          (one.can?.() ?? true),
      );
      if (!action) return;
      event.preventDefault();
      action.run?.();
    };
    addEventListener('keydown', onKeyDown);
    return () => removeEventListener('keydown', onKeyDown);
  }, []);
};

/**
 * The order of a list, as keys of its templates. Read as far as somebody walks along it and kept until anything changes: the next
 * letter of a search walks the same way, and crossing from SQLite to here row by row takes most of the time of a search.
 */
import type { ListScope } from '../ports/templates.ts';

/** Read at first; each further stretch is as long as everything before it, up to some ten milliseconds. */
const [shortest, longest] = [1_000, 10_000];

export type ListOrder = {
  /** A walk along the order as it stands now; gives the key at a place, undefined behind the end. Nothing may be written meanwhile. */
  walk(scope: ListScope): (place: number) => number | undefined;
  /** Reads one stretch ahead; false when everything is here. */
  warm(scope: ListScope): boolean;
};

type Known = {
  readonly name: string;
  readonly version: number | null;
  readonly keys: number[];
  isWhole: boolean;
};

/** `version` changes with everything that is written; null while what is read may still be taken back. */
export const openOrder = (
  version: () => number | null,
  read: (scope: ListScope, offset: number, limit: number) => readonly number[],
): ListOrder => {
  let known: Known | null = null;
  const orderOf = (scope: ListScope): Known => {
    const name = `${scope.filter} ${scope.sort}`;
    const now = version();
    const fits = known !== null && known.name === name && now !== null && known.version === now;
    const order: Known = fits ? known! : { name, version: now, keys: [], isWhole: false };
    known = order;
    return order;
  };
  const readOn = (order: Known, scope: ListScope): void => {
    const limit = Math.min(longest, Math.max(shortest, order.keys.length));
    const more = read(scope, order.keys.length, limit);
    for (const key of more) order.keys.push(key);
    order.isWhole = more.length < limit;
  };
  return {
    walk: (scope) => {
      const order = orderOf(scope);
      return (place) => {
        while (place >= order.keys.length && !order.isWhole) readOn(order, scope);
        return order.keys[place];
      };
    },
    warm: (scope) => {
      const order = orderOf(scope);
      if (!order.isWhole) readOn(order, scope);
      return !order.isWhole;
    },
  };
};

/** Keeps of a list what colleagues handed to this desk. */
import type { Narrow } from '#contract/schemas';
import type { Store } from './open-store.ts';
import type { FoundKeys } from './template-search.ts';

/** The same answer for the same finding and the same errands, as its counts hang on it. */
export const openErrandNarrowing = ({ db }: Pick<Store, 'db'>) => {
  // What one hands to oneself is done.
  const mine = db
    .prepare<[], number>(
      `SELECT r.key FROM stock_errands e JOIN template_rows r ON r.id = e.template_id
       WHERE e.by_desk <> e.to_desk
         AND e.to_desk = (SELECT json_extract(value, '$.desk') FROM settings WHERE name = 'stock')
       ORDER BY r.key`,
    )
    .pluck();
  const known = new WeakMap<FoundKeys, { readonly name: string; readonly kept: FoundKeys }>();
  return (found: FoundKeys, errand: Narrow['errand']): FoundKeys => {
    if (errand === undefined) return found;
    // An errand comes and goes without any change of a template.
    const all = mine.all();
    const name = all.join(' ');
    const before = known.get(found);
    if (before?.name === name) return before.kept;
    const keys = new Set(all);
    const kept = found.filter((key) => keys.has(key));
    known.set(found, { name, kept });
    return kept;
  };
};

/** Keeps of a list what was made, changed or handed over within some days. */
import type { Narrow } from '#contract/schemas';
import { addDays } from '#domain/date/calendar-date';
import { officeDayStart } from '#domain/date/office-day';
import type { Store } from './open-store.ts';
import type { FoundKeys } from './template-search.ts';

type Days = NonNullable<Narrow['days']>;

const [earliest, latest] = ['', '9999'];

/** Keys of templates with a time from `from` on and before `to`. */
const keysBy: Readonly<Record<Days['of'], string>> = {
  created: 'SELECT key FROM template_rows WHERE created_at >= ? AND created_at < ?',
  changed: 'SELECT key FROM template_rows WHERE updated_at >= ? AND updated_at < ?',
  submitted:
    'SELECT DISTINCT t.key FROM outcomes o JOIN templates t ON t.id = o.template_id WHERE o.sent_at >= ? AND o.sent_at < ?',
};

/** The same answer for the same finding, as its counts hang on it. */
export const openDayNarrowing = ({ db }: Pick<Store, 'db'>) => {
  const known = new WeakMap<FoundKeys, Map<string, FoundKeys>>();
  return (found: FoundKeys, days: Days | undefined): FoundKeys => {
    if (days === undefined) return found;
    const ofFound = known.get(found) ?? new Map<string, FoundKeys>();
    known.set(found, ofFound);
    const name = JSON.stringify([days.of, days.from, days.to]);
    const before = ofFound.get(name);
    if (before) return before;
    const keys = new Set(
      db
        .prepare<[string, string], number>(keysBy[days.of])
        .pluck()
        .all(
          days.from ? officeDayStart(days.from) : earliest,
          // The last day is part of them.
          days.to ? officeDayStart(addDays(days.to, 1)) : latest,
        ),
    );
    const kept = found.filter((key) => keys.has(key));
    ofFound.set(name, kept);
    return kept;
  };
};

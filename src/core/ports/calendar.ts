/** The days of all templates, read by range. */
import type { CalendarItem } from '#contract/views';
import type { CalendarKind } from '#domain/calendar/calendar-template';
import type { CalendarDate } from '#domain/date/calendar-date';

/** Days `from` to `to`, both included, of these kinds. */
export type CalendarRange = {
  readonly from: CalendarDate;
  readonly to: CalendarDate;
  readonly kinds: readonly CalendarKind[];
};

export type DayCount = { readonly day: CalendarDate; readonly kind: CalendarKind; readonly n: number };
/** Where an item stands in the order of days, kinds and templates. */
export type CalendarPlace = readonly [day: string, kind: string, key: number];

export type Calendar = {
  /** How many there are of each kind on each day that has any, earliest first. */
  counts(range: CalendarRange): readonly DayCount[];
  /** In order, from `offset` on. */
  page(range: CalendarRange, offset: number, limit: number): readonly CalendarItem[];
  /** In order, behind `after`; with where the last one stands, null behind the end. */
  next(
    range: CalendarRange,
    after: CalendarPlace,
    limit: number,
  ): { readonly items: readonly CalendarItem[]; readonly last: CalendarPlace | null };
};

/** How old the app is, told by the calendar alone: no network is asked whether there is a newer one. */
import { type CalendarDate, daysBetween } from '../date/calendar-date.ts';

/** Days in a month, on average. */
const month = 30.44;

/** From here on the window says it. Rule packs and holidays change at least once a year. */
export const oldAfterMonths = 6;

/** Whole months since the release; 0 also where the clock stands before it. */
export const monthsSince = (released: CalendarDate, today: CalendarDate): number =>
  Math.max(0, Math.floor(daysBetween(released, today) / month));

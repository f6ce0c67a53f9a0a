/** Days in words: month, day and weekday, and whether offices work. */
import { type Holidays, isWorkingDay } from '#domain/calendar/working-days';
import type { CalendarDate } from '#domain/date/calendar-date';
import type { Language } from '#text/language';

const formatOf = (locale: string): Intl.DateTimeFormat =>
  new Intl.DateTimeFormat(locale, { month: 'short', day: 'numeric', weekday: 'short', timeZone: 'UTC' });
const written: Readonly<Record<Language, Intl.DateTimeFormat>> = {
  'zh-CN': formatOf('zh-CN'),
  en: formatOf('en-GB'),
};

/** 11月25日周三, Wed, 25 Nov; with the year where it is not `today`'s. */
export const dayWords = (language: Language, day: CalendarDate, today: CalendarDate): string => {
  const text = written[language].format(new Date(`${day}T00:00:00Z`));
  return day.slice(0, 4) === today.slice(0, 4) ? text : `${day.slice(0, 4)} ${text}`;
};

/** Why an office does not work on a day, or that it does although it is a weekend; '' for an ordinary working day. */
export const dayKind = (day: CalendarDate, holidays: Holidays): 'holiday' | 'weekend' | 'worked' | '' => {
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay();
  const isWeekend = weekday === 0 || weekday === 6;
  if (isWorkingDay(day, holidays)) return isWeekend ? 'worked' : '';
  return holidays.years[day.slice(0, 4)]?.rest.includes(day) ? 'holiday' : isWeekend ? 'weekend' : 'holiday';
};

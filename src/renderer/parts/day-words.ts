/** Days in words: month, day and weekday, and whether offices work. */
import { type Holidays, isWorkingDay } from '#domain/calendar/working-days';
import type { CalendarDate } from '#domain/date/calendar-date';
import type { Language } from '#text/language';

const formatOf = (locale: string, more: Intl.DateTimeFormatOptions = {}): Intl.DateTimeFormat =>
  new Intl.DateTimeFormat(locale, {
    month: 'short',
    day: 'numeric',
    weekday: 'short',
    timeZone: 'UTC',
    ...more,
  });
const withYear = { year: 'numeric' } as const;
const written: Readonly<Record<Language, readonly [thisYear: Intl.DateTimeFormat, Intl.DateTimeFormat]>> = {
  'zh-CN': [formatOf('zh-CN'), formatOf('zh-CN', withYear)],
  en: [formatOf('en-GB'), formatOf('en-GB', withYear)],
};

/** 11月25日周三, Wed, 25 Nov; with the year where it is not `today`'s. */
export const dayWords = (language: Language, day: CalendarDate, today: CalendarDate): string => {
  const [short, long] = written[language];
  const format = day.slice(0, 4) === today.slice(0, 4) ? short : long;
  return format.format(new Date(`${day}T00:00:00Z`));
};

/** Why an office does not work on a day, or that it does although it is a weekend; '' for an ordinary working day. */
export const dayKind = (day: CalendarDate, holidays: Holidays): 'holiday' | 'weekend' | 'worked' | '' => {
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay();
  const isWeekend = weekday === 0 || weekday === 6;
  if (isWorkingDay(day, holidays)) return isWeekend ? 'worked' : '';
  return holidays.years[day.slice(0, 4)]?.rest.includes(day) ? 'holiday' : isWeekend ? 'weekend' : 'holiday';
};

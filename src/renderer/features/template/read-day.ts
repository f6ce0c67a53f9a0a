/** Reads a day as people type it: 2026-03-08, 2026/3/8, 2026.3.8, 20260308, 2026年3月8日, 长期. */
import { type CalendarDate, isCalendarDate } from '#domain/date/calendar-date';

/** The day, `long-term`, or null when the text is neither. */
export const readDay = (text: string, allowLongTerm: boolean): CalendarDate | 'long-term' | null => {
  const trimmed = text.normalize('NFKC').trim();
  if (allowLongTerm && /^(长期|長期|long[- ]?term|permanent)$/i.test(trimmed)) return 'long-term';
  const parts =
    /^(\d{4})(\d{2})(\d{2})$/.exec(trimmed) ??
    /^(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*日?$/.exec(trimmed);
  if (!parts) return null;
  const [, year = '', month = '', day = ''] = parts;
  const date = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  return isCalendarDate(date) ? date : null;
};

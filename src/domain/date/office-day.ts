/** Days and times as the office counts them: registrars count in China, so it is Shanghai's calendar wherever the machine stands. */
import type { CalendarDate } from './calendar-date.ts';

/** China has had one offset since 1992, and no desk is older. An import asks thousands of times, and formats of the system are slow. */
const ahead = 8 * 3_600_000;
const inChina = (at: string): string => new Date(Date.parse(at) + ahead).toISOString();

/** The office's calendar day of an ISO time. */
export const officeDay = (at: string): CalendarDate => inChina(at).slice(0, 10);

/** The office's day and time of an ISO time: 2026-11-28 04:52. */
export const officeTime = (at: string): string => inChina(at).slice(0, 16).replace('T', ' ');

/** The ISO time at which a calendar day begins in China, which has had one offset since 1992. */
export const officeDayStart = (day: CalendarDate): string => new Date(`${day}T00:00:00+08:00`).toISOString();

/** What a template's findings add up to. */
import type { CalendarDate } from '../date/calendar-date.ts';
import { bySeverity, type Finding, type FindingCode } from '../finding/finding.ts';
import type { Readiness } from './state.ts';

export type CheckSummary = {
  readonly readiness: Readiness;
  readonly stops: number;
  readonly warns: number;
  /** First day on which it may go out, when it only waits. */
  readonly readyFrom: CalendarDate | null;
  /** Code of its most serious finding. */
  readonly worst: FindingCode | null;
};

/**
 * The first day on which a template may go out, and what it waits for; null when it is ready or when time alone does not help.
 * A `stop` finding whose data hold `readyFrom` needs only time; the latest of these days counts.
 */
export const earliestDay = (
  findings: readonly Finding[],
): { readonly day: CalendarDate; readonly because: readonly FindingCode[] } | null => {
  const stops = findings.filter((finding) => finding.level === 'stop');
  const days = stops.map((finding) => finding.data['readyFrom']).filter((day) => typeof day === 'string');
  const day = days.sort().at(-1);
  return day === undefined || days.length < stops.length
    ? null
    : { day, because: [...new Set(stops.map((finding) => finding.code))] };
};

/** Sums up findings. */
export const summarize = (findings: readonly Finding[]): CheckSummary => {
  const stops = findings.filter((finding) => finding.level === 'stop');
  const earliest = earliestDay(findings);
  return {
    readiness: stops.length === 0 ? 'ready' : earliest ? 'wait' : 'stop',
    stops: stops.length,
    warns: findings.filter((finding) => finding.level === 'warn').length,
    readyFrom: earliest?.day ?? null,
    worst: bySeverity(findings)[0]?.code ?? null,
  };
};

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
 * Sums up findings. A `stop` finding whose data hold `readyFrom` needs only time; when all stops are of that kind the
 * template waits until the latest of these days.
 */
export const summarize = (findings: readonly Finding[]): CheckSummary => {
  const stops = findings.filter((finding) => finding.level === 'stop');
  const days = stops.map((finding) => finding.data['readyFrom']).filter((day) => typeof day === 'string');
  const waits = stops.length > 0 && days.length === stops.length;
  return {
    readiness: stops.length === 0 ? 'ready' : waits ? 'wait' : 'stop',
    stops: stops.length,
    warns: findings.filter((finding) => finding.level === 'warn').length,
    readyFrom: waits ? (days.sort().at(-1) ?? null) : null,
    worst: bySeverity(findings)[0]?.code ?? null,
  };
};

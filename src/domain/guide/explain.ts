/** What a rejection means: which failure it is, and, for one template, what of it the desk can see now. */
import { addWorkingDays, type Holidays } from '../calendar/working-days.ts';
import type { CalendarDate } from '../date/calendar-date.ts';
import { bySeverity, type Finding } from '../finding/finding.ts';
import { type FailureRow, failureRow, type KnownFailure } from './failure-table.ts';
import { matchFailure } from './match-failure.ts';
import { matchTaught, type Taught } from './taught.ts';

export type Explanation = {
  readonly id: KnownFailure;
  readonly categories: FailureRow['categories'];
  /** 0 to 1. */
  readonly score: number;
  readonly again: FailureRow['again'];
  /** The sentence by which the office taught it; null where the desk knew. */
  readonly taught: Taught | null;
  /** Findings of the template that foresee this failure, most serious first; empty without a template. */
  readonly suspects: readonly Finding[];
  /** First day on which submitting again makes sense, as far as dates decide it; null where no day helps. */
  readonly earliest: CalendarDate | null;
};

/**
 * Ranked explanations of a pasted text, best first, at most five; none when it is like no published message. Takes any string.
 * `findings` are those that the rejected template has now.
 */
export const explainRejection = (
  text: string,
  today: CalendarDate,
  holidays: Holidays,
  findings: readonly Finding[] = [],
  taught: readonly Taught[] = [],
): readonly Explanation[] => {
  const told = matchTaught(text, taught);
  return matchFailure(text, taught)
    .slice(0, 5)
    .map(({ id, score }) => {
      const { categories, again } = failureRow(id);
      const suspects = bySeverity(findings.filter((finding) => finding.foresees.includes(id)));
      return {
        id,
        categories,
        score,
        again,
        taught: told.find(({ means }) => means === id) ?? null,
        suspects,
        earliest: earliestDay(again, today, holidays, findings),
      };
    });
};

/** R22: ten days after issue where the paper is new; R56: the next working day where only the registry may be late. */
const earliestDay = (
  again: FailureRow['again'],
  today: CalendarDate,
  holidays: Holidays,
  findings: readonly Finding[],
): CalendarDate | null => {
  if (again === 'other-name' || again === 'elsewhere' || again === 'not-needed') return null;
  const waits = findings.flatMap(({ data }) =>
    typeof data['readyFrom'] === 'string' ? [data['readyFrom']] : [],
  );
  const day = again === 'next-working-days' ? addWorkingDays(today, 1, holidays) : today;
  return [day, ...waits].sort().at(-1) ?? day;
};

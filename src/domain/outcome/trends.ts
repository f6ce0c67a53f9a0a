/**
 * What reviewers answered over time, against what the desk would have forecast on the day of submission, and which findings deserve trust.
 * Rates of few answers are drawn towards the middle (rule of succession), and differences are named only outside the Wilson interval
 * (E. B. Wilson, 1927, with z = 1.64: nine of ten).
 */
import { addDays, type CalendarDate } from '../date/calendar-date.ts';
import { findingCatalogue, findingCodes } from '../finding/catalogue.ts';
import type { FailureId, FindingCode } from '../finding/finding.ts';

/** One submission that was answered. */
export type Answered = {
  readonly sentOn: CalendarDate;
  readonly answeredOn: CalendarDate;
  readonly target: string;
  readonly customer: string;
  readonly findings: readonly FindingCode[];
  readonly isRejected: boolean;
  readonly failures: readonly FailureId[];
};

export type Share = { readonly key: string; readonly verified: number; readonly rejected: number };

/** A week of submissions, by its Monday. */
export type Week = Share & {
  /** Rejections that were to be expected, from answers that were there before each submission; null where there were too few. */
  readonly forecast: number | null;
};

/** Whether submissions with a finding come back more often than those without. */
export type Trust = 'heed' | 'harmless' | 'unclear';

export type RuleTrend = {
  readonly code: FindingCode;
  readonly sent: number;
  readonly rejected: number;
  /** Rejected for what it foresees. */
  readonly foresaw: number;
  /** Bounds of the share of rejections, 0 to 1. */
  readonly low: number;
  readonly high: number;
  readonly trust: Trust;
};

export type Trends = {
  readonly weeks: readonly Week[];
  readonly targets: readonly Share[];
  readonly customers: readonly Share[];
  readonly rules: readonly RuleTrend[];
};

/** Answers before a submission that a forecast needs. */
const leastKnown = 10;
const z = 1.64;
const mostCustomers = 20;

export const trendsOf = (answers: readonly Answered[]): Trends => ({
  weeks: weeksOf(answers),
  targets: sharesOf(answers, ({ target }) => target),
  customers: sharesOf(
    answers.filter(({ customer }) => customer !== ''),
    ({ customer }) => customer,
  ).slice(0, mostCustomers),
  rules: rulesOf(answers),
});

/** Most rejections first. */
const sharesOf = (answers: readonly Answered[], keyOf: (answer: Answered) => string): Share[] =>
  [...Map.groupBy(answers, keyOf)]
    .map(([key, own]) => shareOf(key, own))
    .toSorted((a, b) => b.rejected - a.rejected || b.verified - a.verified || (a.key < b.key ? -1 : 1));

const shareOf = (key: string, own: readonly Answered[]): Share => {
  const rejected = own.filter(({ isRejected }) => isRejected).length;
  return { key, verified: own.length - rejected, rejected };
};

/** Monday of the week of a day. */
export const mondayOf = (day: CalendarDate): CalendarDate =>
  addDays(day, -((new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7));

const weeksOf = (answers: readonly Answered[]): Week[] => {
  const byAnswer = answers.toSorted((a, b) => (a.answeredOn < b.answeredOn ? -1 : 1));
  const bySending = answers.toSorted((a, b) => (a.sentOn < b.sentOn ? -1 : 1));
  const tally = openTally();
  const expected = new Map<string, number | null>();
  let known = 0;
  for (const answer of bySending) {
    while (known < byAnswer.length && byAnswer[known]!.answeredOn < answer.sentOn)
      tally.add(byAnswer[known++]!);
    const week = mondayOf(answer.sentOn);
    const before = expected.get(week);
    const risk = known < leastKnown ? null : tally.riskOf(answer);
    expected.set(week, risk === null || before === null ? null : (before ?? 0) + risk);
  }
  return [...Map.groupBy(answers, ({ sentOn }) => mondayOf(sentOn))]
    .map(([week, own]) => ({ ...shareOf(week, own), forecast: rounded(expected.get(week) ?? null) }))
    .toSorted((a, b) => (a.key < b.key ? -1 : 1));
};

const rounded = (value: number | null): number | null =>
  value === null ? null : Math.round(value * 10) / 10;

/** What is known so far: how often submissions came back, with each finding and without any. */
const openTally = () => {
  const counts = new Map<FindingCode | 'none', { sent: number; rejected: number }>();
  const note = (key: FindingCode | 'none', isRejected: boolean): void => {
    const count = counts.get(key) ?? { sent: 0, rejected: 0 };
    count.sent += 1;
    if (isRejected) count.rejected += 1;
    counts.set(key, count);
  };
  const rateOf = (key: FindingCode | 'none'): number => {
    const { sent, rejected } = counts.get(key) ?? { sent: 0, rejected: 0 };
    return (rejected + 1) / (sent + 2);
  };
  return {
    add: (answer: Answered): void => {
      const told = telling(answer);
      if (told.length === 0) note('none', answer.isRejected);
      for (const code of told) note(code, answer.isRejected);
    },
    /** Of several findings the worst one counts. */
    riskOf: (answer: Answered): number => {
      const told = telling(answer).filter((code) => counts.has(code));
      return told.length === 0 ? rateOf('none') : Math.max(...told.map(rateOf));
    },
  };
};

/** Findings that foresee a failure; a code of an older version may be gone from the catalogue. */
const telling = ({ findings }: Answered): readonly FindingCode[] =>
  [...new Set(findings)].filter(
    (code) => findingCodes.includes(code) && findingCatalogue[code].foresees.length > 0,
  );

const rulesOf = (answers: readonly Answered[]): RuleTrend[] => {
  const whole = shareOf('', answers);
  const codes = new Set(answers.flatMap(telling));
  return [...codes]
    .map((code): RuleTrend => {
      const own = answers.filter(({ findings }) => findings.includes(code));
      const { verified, rejected } = shareOf(code, own);
      const [low, high] = wilson(rejected, own.length);
      const others = { sent: answers.length - own.length, rejected: whole.rejected - rejected };
      const foresees: readonly string[] = findingCatalogue[code].foresees;
      const foresaw = own.filter((one) => one.failures.some((id) => foresees.includes(id))).length;
      return {
        code,
        sent: verified + rejected,
        rejected,
        foresaw,
        low,
        high,
        trust: trustOf([low, high], wilson(others.rejected, others.sent)),
      };
    })
    .toSorted((a, b) => b.rejected - a.rejected || b.sent - a.sent || (a.code < b.code ? -1 : 1));
};

/** Both shares are seen in few answers: only intervals that lie apart tell anything. */
const trustOf = ([low, high]: Bounds, [otherLow, otherHigh]: Bounds): Trust =>
  low > otherHigh ? 'heed' : high < otherLow ? 'harmless' : 'unclear';

type Bounds = readonly [low: number, high: number];

/** Bounds of a share that was seen as `hits` of `of`. */
export const wilson = (hits: number, of: number): Bounds => {
  if (of === 0) return [0, 1];
  const share = hits / of;
  const middle = share + (z * z) / (2 * of);
  const spread = z * Math.sqrt((share * (1 - share)) / of + (z * z) / (4 * of * of));
  const scale = 1 + (z * z) / of;
  return [Math.max(0, (middle - spread) / scale), Math.min(1, (middle + spread) / scale)];
};

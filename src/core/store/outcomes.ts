/** What went out and what came back: one row for each submission, with the findings of that moment. */
import type { RuleCount } from '#contract/views';
import { officeDay } from '#domain/date/office-day';
import { findingCatalogue, findingCodes } from '#domain/finding/catalogue';
import type { FindingCode } from '#domain/finding/finding';
import { matchFailure } from '#domain/guide/match-failure';
import { matchTaught, type Taught } from '#domain/guide/taught';
import type { Outcome } from '#domain/outcome/outcome';
import type { Answered } from '#domain/outcome/trends';
import type { ReviewState } from '#domain/template/state';
import type { Store } from './open-store.ts';
import { openTaught } from './taught.ts';

type OutcomeRow = {
  key: number;
  target: string;
  sent_at: string;
  findings: string;
  result: string | null;
  answered_at: string | null;
  message: string;
  failures: string;
};

/** What the desk knows of a template when its state changes. */
export type Moment = {
  readonly at: string;
  readonly target: string;
  readonly findings: readonly FindingCode[];
  /** The reviewer's own words, where they were pasted. */
  readonly message: string;
};

export type Outcomes = {
  /** Newest first. */
  of(template: string): Outcome[];
  /** Called inside the transaction that sets the state. */
  record(template: string, to: ReviewState, moment: Moment): void;
  /** For each finding that was there when something went out: how often, and what came of it. */
  counts(): RuleCount[];
  /** Every submission that was answered, with the customer of its template. */
  answered(): Answered[];
  /** Rejections whose words nobody understood, most frequent first. */
  unknown(limit: number): { text: string; times: number }[];
  /** Reads messages anew that hold a sentence which was taught, or is no longer. */
  readAgain(changed: Taught): void;
};

export const openOutcomes = (store: Store): Outcomes => {
  const { db } = store;
  const taught = openTaught(store);
  const byTemplate = db.prepare<[string], OutcomeRow>(
    'SELECT * FROM outcomes WHERE template_id = ? ORDER BY key DESC',
  );
  const last = db.prepare<[string], OutcomeRow>(
    'SELECT * FROM outcomes WHERE template_id = ? ORDER BY key DESC LIMIT 1',
  );
  const insert = db.prepare(
    'INSERT INTO outcomes (template_id, target, sent_at, findings) VALUES (@template, @target, @at, @findings)',
  );
  const answer = db.prepare(
    'UPDATE outcomes SET result = @result, answered_at = @at, message = @message, failures = @failures WHERE key = @key',
  );
  const answered = db.prepare<[], Pick<OutcomeRow, 'findings' | 'result' | 'failures'>>(
    'SELECT findings, result, failures FROM outcomes WHERE result IS NOT NULL',
  );

  const told = db.prepare<[], Pick<OutcomeRow, 'key' | 'message'>>(
    `SELECT key, message FROM outcomes WHERE result = 'rejected' AND message <> ''`,
  );
  const understand = db.prepare('UPDATE outcomes SET failures = ? WHERE key = ?');
  const notUnderstood = db.prepare<[number], { text: string; times: number }>(
    `SELECT message AS text, count(*) AS times FROM outcomes
     WHERE result = 'rejected' AND message <> '' AND failures = '[]'
     GROUP BY message ORDER BY times DESC, max(key) DESC LIMIT ?`,
  );
  /** The likeliest failure of a message, as it is kept. */
  const failuresOf = (message: string): string => {
    const [best] = message === '' ? [] : matchFailure(message, taught.all());
    return JSON.stringify(best ? [best.id] : []);
  };

  const withCustomer = db.prepare<[], AnsweredRow>(
    `SELECT o.target, o.sent_at, o.answered_at, o.findings, o.result, o.failures, r.customer
     FROM outcomes o JOIN templates t ON t.id = o.template_id LEFT JOIN template_rows r ON r.key = t.key
     WHERE o.result IS NOT NULL AND o.answered_at IS NOT NULL`,
  );

  const send = (template: string, { at, target, findings }: Moment): void => {
    insert.run({ template, at, target, findings: JSON.stringify(findings) });
  };
  return {
    of: (template) => byTemplate.all(template).map(toOutcome),
    record: (template, to, moment) => {
      if (to === 'not-submitted') return;
      if (to === 'in-review') return send(template, moment);
      const before = last.get(template);
      // A rejection that was noted without its words gets them; anything else is another submission.
      const isSame =
        to === 'rejected' && before?.result === to && before.message === '' && moment.message !== '';
      if (before?.result !== null && !isSame) send(template, moment);
      answer.run({
        key: last.get(template)!.key,
        result: to,
        at: moment.at,
        message: moment.message,
        failures: to === 'rejected' ? failuresOf(moment.message) : '[]',
      });
    },
    counts: () => countRules(answered.all()),
    answered: () => withCustomer.all().map(toAnswered),
    unknown: (limit) => notUnderstood.all(limit),
    readAgain: (changed) => {
      for (const { key, message } of told.all())
        if (matchTaught(message, [changed]).length > 0) understand.run(failuresOf(message), key);
    },
  };
};

type AnsweredRow = Pick<OutcomeRow, 'target' | 'sent_at' | 'findings' | 'result' | 'failures'> & {
  readonly answered_at: string;
  readonly customer: string | null;
};

/** Days are those of the office. */
const toAnswered = (row: AnsweredRow): Answered => ({
  sentOn: officeDay(row.sent_at),
  answeredOn: officeDay(row.answered_at),
  target: row.target,
  customer: row.customer ?? '',
  findings: JSON.parse(row.findings),
  isRejected: row.result === 'rejected',
  failures: JSON.parse(row.failures),
});

const toOutcome = (row: OutcomeRow): Outcome => ({
  target: row.target,
  sentAt: row.sent_at,
  findings: JSON.parse(row.findings),
  result: row.result as Outcome['result'],
  answeredAt: row.answered_at,
  message: row.message,
  failures: JSON.parse(row.failures),
});

const countRules = (rows: readonly Pick<OutcomeRow, 'findings' | 'result' | 'failures'>[]): RuleCount[] => {
  const counts = new Map<
    FindingCode,
    { sent: number; verified: number; rejected: number; foresaw: number }
  >();
  for (const row of rows) {
    const failures = JSON.parse(row.failures) as string[];
    for (const code of new Set(JSON.parse(row.findings) as FindingCode[])) {
      const count = counts.get(code) ?? { sent: 0, verified: 0, rejected: 0, foresaw: 0 };
      counts.set(code, count);
      count.sent++;
      if (row.result === 'verified') count.verified++;
      else count.rejected++;
      // A code of an older version may be gone from the catalogue.
      const foresees: readonly string[] = findingCodes.includes(code) ? findingCatalogue[code].foresees : [];
      if (failures.some((id) => foresees.includes(id))) count.foresaw++;
    }
  }
  return [...counts]
    .map(([code, count]) => ({ code, ...count }))
    .sort((a, b) => b.foresaw - a.foresaw || b.rejected - a.rejected || (a.code < b.code ? -1 : 1));
};

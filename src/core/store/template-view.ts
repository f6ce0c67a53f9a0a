/** Reads everything about one template from the store and runs the rules over it. */
import { Fault } from '#contract/faults';
import type { TemplateView } from '#contract/views';
import type { CalendarDate } from '#domain/date/calendar-date';
import { findingCatalogue } from '#domain/finding/catalogue';
import { bySeverity, type Finding } from '#domain/finding/finding';
import { isOfReading } from '#domain/picture/judge-reading';
import type { Picture, Scan } from '#domain/picture/picture';
import { verifyItemsOf } from '#domain/reading/verify-items';
import { checkTemplate } from '#domain/rule/check-template';
import type { RuleBook } from '#domain/rule/rule';
import type { TargetPack } from '#domain/target/target';
import { summarize } from '#domain/template/readiness';
import type { ReviewState } from '#domain/template/state';
import type { Checked, StoredTemplate } from '../ports/templates.ts';
import { openCommonStates } from './common-states.ts';
import type { History } from './events.ts';
import type { Store } from './open-store.ts';
import type { Outcomes } from './outcomes.ts';
import { joinReading, readReading } from './readings.ts';

export type TemplateRecord = {
  key: number;
  id: string;
  revision: number;
  state: string;
  removed_at: string | null;
  fields: string;
  refusal: string | null;
  agreed: string;
  created_at: string;
  updated_at: string;
};

type ScanRecord = {
  id: string;
  side: string;
  sha256: string;
  name: string;
  facts: string;
  findings: string;
  added_at: string;
  damaged: number;
  reading: string | null;
};

type PictureRecord = {
  id: string;
  sha256: string;
  plan: string;
  target: string;
  output: string;
  findings: string;
  made_at: string;
  damaged: number;
};

export type TemplateReader = {
  /** Fault: not-found. */
  record(id: string): TemplateRecord;
  /** Findings only. */
  check(
    record: TemplateRecord,
    target: (ownTarget: string) => TargetPack,
    today: CalendarDate,
    book?: RuleBook,
  ): Checked;
  view(
    record: TemplateRecord,
    target: (ownTarget: string) => TargetPack,
    today: CalendarDate,
  ): Omit<TemplateView, 'domains'>;
};

/** Whether the object that a row names was last found damaged or gone. */
export const isDamaged = (table: 'scans' | 'pictures'): string =>
  `EXISTS (SELECT 1 FROM objects o WHERE o.vault_id = ${table}.vault_id AND o.state <> 'whole')`;

export const openTemplateReader = (
  store: Store,
  history: Pick<History, 'of'>,
  outcomes: Outcomes,
  ruleBook: () => RuleBook,
): TemplateReader => {
  const { db } = store;
  const byId = db.prepare<[string], TemplateRecord>('SELECT * FROM templates WHERE id = ?');
  const scansOf = db.prepare<[string], ScanRecord>(
    `SELECT scans.id, side, sha256, name, facts, findings, added_at, ${isDamaged('scans')} AS damaged, reading
     FROM scans ${joinReading} WHERE template_id = ? AND detached_at IS NULL ORDER BY scans.key`,
  );
  const pictureOf = db.prepare<[string], PictureRecord>(
    `SELECT id, sha256, plan, target, output, findings, made_at, ${isDamaged('pictures')} AS damaged
     FROM pictures WHERE template_id = ? AND aside = 0 ORDER BY key DESC LIMIT 1`,
  );
  const common = openCommonStates(store);
  const read = (
    record: TemplateRecord,
    target: (ownTarget: string) => TargetPack,
    today: CalendarDate,
    book = ruleBook(),
  ) => {
    const fields = readFields(record.fields);
    const scans = scansOf.all(record.id).map(toScan);
    const picture = toPicture(pictureOf.get(record.id));
    const agreed: TemplateView['agreed'] = JSON.parse(record.agreed);
    const conflicts = common.conflicts(record.id);
    const refused = record.refusal
      ? (JSON.parse(record.refusal) as { findings: TemplateView['findings'] }).findings
      : [];
    const findings = bySeverity([
      ...refused,
      ...checkTemplate({ fields, scans, picture, agreed, conflicts }, target(fields.target), today, book),
    ]);
    const state = record.state as ReviewState;
    return {
      id: record.id,
      revision: record.revision,
      state,
      removed: record.removed_at !== null,
      createdAt: record.created_at,
      updatedAt: record.updated_at,
      fields,
      scans,
      picture,
      agreed,
      conflicts,
      findings,
      check: summarize(findings),
      scan: scans[0]?.id ?? null,
      doubts: scans.some(({ reading }) => reading !== null)
        ? verifyItemsOf({ fields, scans, agreed, findings }, today).length
        : 0,
    };
  };
  return {
    record: (id) => {
      const record = byId.get(id);
      if (!record) throw new Fault('not-found');
      return record;
    },
    check: read,
    view: (record, target, today) => ({
      ...read(record, target, today),
      events: history.of(record.id),
      outcomes: outcomes.of(record.id),
    }),
  };
};

/** Templates of an earlier version have no ids of registrars. */
export const readFields = (json: string): TemplateView['fields'] => ({
  registrarIds: [],
  ...JSON.parse(json),
});

/** What is kept of a template, without its findings. */
export const toRecord = (record: TemplateRecord): StoredTemplate => ({
  id: record.id,
  revision: record.revision,
  state: record.state as ReviewState,
  removed: record.removed_at !== null,
  fields: readFields(record.fields),
});

/** What an earlier version measured is measured anew where the scan is read, or is said no more. */
const keptFindings = (json: string): Finding[] =>
  (JSON.parse(json) as Finding[]).filter(({ code }) => code in findingCatalogue && !isOfReading(code));

const toScan = (row: ScanRecord): Scan => ({
  id: row.id,
  side: row.side as Scan['side'],
  sha256: row.sha256,
  name: row.name,
  // Scans of an earlier version show the first page and were never searched for papers.
  facts: { page: 1, papers: [], ...JSON.parse(row.facts) },
  findings: keptFindings(row.findings),
  reading: row.reading === null ? null : readReading(row.reading),
  addedAt: row.added_at,
  ...(row.damaged === 1 ? { damaged: true } : {}),
});

const toPicture = (row: PictureRecord | undefined): Picture | null =>
  row
    ? {
        id: row.id,
        sha256: row.sha256,
        plan: JSON.parse(row.plan),
        target: row.target,
        output: JSON.parse(row.output),
        findings: keptFindings(row.findings),
        madeAt: row.made_at,
        ...(row.damaged === 1 ? { damaged: true } : {}),
      }
    : null;

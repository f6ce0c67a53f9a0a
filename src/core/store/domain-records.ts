/** What is known of each name of a template. A name without a row is one of which nothing is known yet. */
import { blankDomain, type DomainRecord, type DomainState } from '#domain/domain-name/domain-state';
import type { KnownFailure } from '#domain/guide/failure-table';
import type { Store } from './open-store.ts';

type Row = {
  name: string;
  state: string;
  registered_on: string;
  held_on: string;
  deleted_on: string;
  submitted_on: string;
  answered_on: string;
  failure: string | null;
  message: number | null;
};

/** A row as undo keeps it: its values in the order of `columns`. */
export type DomainRow = readonly (string | number | null)[];

const columns = [
  'name',
  'state',
  'registered_on',
  'held_on',
  'deleted_on',
  'submitted_on',
  'answered_on',
  'failure',
  'message',
] as const satisfies readonly (keyof Row)[];

export type DomainRecords = {
  /** By `domainKey`. */
  of(template: string): ReadonlyMap<string, DomainRecord>;
  /** Called inside a transaction. */
  put(template: string, changed: ReadonlyMap<string, DomainRecord>): void;
  /** In the order of the names. */
  rows(template: string): DomainRow[];
  /** Called inside a transaction: exactly these rows remain. Messages are never deleted, so undone rows find theirs again. */
  replace(template: string, rows: readonly DomainRow[]): void;
};

export const openDomainRecords = ({ db }: Store): DomainRecords => {
  const all = db.prepare<[string], Row & { text: string | null }>(
    `SELECT d.*, m.text FROM domain_records d LEFT JOIN domain_messages m ON m.key = d.message WHERE d.template_id = ?`,
  );
  const rows = db
    .prepare<[string], (string | number | null)[]>(
      `SELECT ${columns.join(', ')} FROM domain_records WHERE template_id = ? ORDER BY name`,
    )
    .raw();
  const insert = db.prepare(
    `INSERT OR REPLACE INTO domain_records (template_id, ${columns.join(', ')})
     VALUES (?, ${columns.map(() => '?').join(', ')})`,
  );
  const remove = db.prepare('DELETE FROM domain_records WHERE template_id = ?');
  const messageKey = db
    .prepare<[string, string], number>('SELECT key FROM domain_messages WHERE template_id = ? AND text = ?')
    .pluck();
  const addMessage = db.prepare('INSERT INTO domain_messages (template_id, text) VALUES (?, ?)');

  const keeper = (template: string) => {
    const known = new Map<string, number | null>([['', null]]);
    return (text: string): number | null => {
      const key = known.get(text);
      if (key !== undefined) return key;
      const found = messageKey.get(template, text) ?? Number(addMessage.run(template, text).lastInsertRowid);
      known.set(text, found);
      return found;
    };
  };

  return {
    of: (template) => new Map(all.all(template).map((row) => [row.name, toRecord(row)])),
    put: (template, changed) => {
      const keyOf = keeper(template);
      for (const [name, record] of changed) {
        const { state, registeredOn, heldOn, deletedOn, submittedOn, answeredOn, failure, message } = record;
        const days = [registeredOn, heldOn, deletedOn, submittedOn, answeredOn];
        insert.run(template, name, state, ...days, failure, keyOf(message));
      }
    },
    rows: (template) => rows.all(template),
    replace: (template, kept) => {
      remove.run(template);
      for (const row of kept) insert.run(template, ...row);
    },
  };
};

const toRecord = (row: Row & { text: string | null }): DomainRecord => ({
  ...blankDomain,
  state: row.state as DomainState,
  registeredOn: row.registered_on,
  heldOn: row.held_on,
  deletedOn: row.deleted_on,
  submittedOn: row.submitted_on,
  answeredOn: row.answered_on,
  message: row.text ?? '',
  failure: row.failure as KnownFailure | null,
});

/** The history: every change as an event in a hash-chained log, so that a removed or edited line shows. */
import { createHash } from 'node:crypto';
import type { TemplateEvent } from '#contract/views';
import type { Actors } from '../ports/actors.ts';
import { openActors } from './actors.ts';
import type { Store } from './open-store.ts';

export type EventRow = {
  id: number;
  template_id: string;
  at: string;
  kind: string;
  data: string;
  hash: string;
  /** null: from before there were actors. */
  actor: string | null;
};

export type History = {
  append(template: string, at: string, kind: TemplateEvent['kind'], data?: TemplateEvent['data']): void;
  /** Whether somebody else has changed the template, at this time or later. */
  changedByOther(template: string, since: string): boolean;
  /** Newest first. */
  of(template: string): TemplateEvent[];
  /**
   * At most `limit` events before the one numbered `before`, newest first, of one template or of all; with their hashes.
   */
  before(before: number, limit: number, template?: string): readonly LinkedEvent[];
  /** Whether anything ever happened to a template. */
  hasTemplates(): boolean;
  /** Newest event; null when there is none. */
  newest(): { readonly id: number; readonly at: string; readonly hash: string } | null;
  hashOf(id: number): string | null;
  /**
   * Goes through at most `limit` events behind the one numbered `after` (0: from the first on). `broken`: the first whose number or
   * hash does not follow from the one before it.
   */
  follow(
    after: number,
    limit: number,
  ): { readonly broken: number | null; readonly last: number; readonly count: number };
  /** Id of the first event that does not follow from the ones before it; null when the chain holds. */
  firstBroken(): number | null;
};

/** An event as the log holds it. */
export type LinkedEvent = TemplateEvent & {
  readonly template: string;
  readonly hash: string;
  /** Id of the actor; '' for an event from before there were any. */
  readonly actor: string;
};

/** Events are written as the current one of `actors`; the desk's own where none are given. */
export const openHistory = (store: Store, actors: Actors = openActors(store)): History => {
  const { db } = store;
  const last = db.prepare<[], { id: number; at: string; hash: string }>(
    'SELECT id, at, hash FROM events ORDER BY id DESC LIMIT 1',
  );
  const insert = db.prepare(
    'INSERT INTO events (template_id, at, kind, data, hash, actor) VALUES (?, ?, ?, ?, ?, ?)',
  );
  const byTemplate = db.prepare<[string], EventRow>(
    'SELECT * FROM events WHERE template_id = ? ORDER BY id DESC LIMIT 500',
  );
  const others = db
    .prepare<{ template: string; since: string; actor: string }, number>(
      `SELECT EXISTS (SELECT 1 FROM events WHERE template_id = @template AND at >= @since
         AND ifnull(actor, (SELECT id FROM actors WHERE own = 1)) <> @actor)`,
    )
    .pluck();
  const older = db.prepare<[number, number], EventRow>(
    'SELECT * FROM events WHERE id < ? ORDER BY id DESC LIMIT ?',
  );
  const olderOf = db.prepare<[string, number, number], EventRow>(
    'SELECT * FROM events WHERE template_id = ? AND id < ? ORDER BY id DESC LIMIT ?',
  );
  const anyTemplate = db.prepare<[]>("SELECT 1 FROM events WHERE template_id > '' LIMIT 1");
  const named = (actor: string | null): TemplateEvent['by'] => {
    if (actors.all().length < 2) return null;
    const isOwn = actor === null || actors.isOwn(actor);
    const { clerk = '', desk = '' } = (isOwn ? actors.all()[0] : actors.find(actor)) ?? {};
    return { clerk, desk, isOwn };
  };
  const told = ({ id, at, kind, data, actor }: EventRow): TemplateEvent => ({
    id,
    at,
    kind: kind as TemplateEvent['kind'],
    data: JSON.parse(data),
    by: named(actor),
  });
  const hashOf = db.prepare<[number], string>('SELECT hash FROM events WHERE id = ?').pluck();
  const behind = db.prepare<[number, number], EventRow>(
    'SELECT * FROM events WHERE id > ? ORDER BY id LIMIT ?',
  );
  const follow: History['follow'] = (after, limit) => {
    let id = after;
    let previous = after === 0 ? '' : hashOf.get(after);
    let count = 0;
    for (const row of behind.iterate(after, limit)) {
      const follows = row.id === id + 1 && row.hash === chain(previous ?? '', row);
      if (!follows) return { broken: row.id, last: row.id, count };
      ({ id, hash: previous } = row);
      count += 1;
    }
    return { broken: null, last: id, count };
  };
  return {
    append: (template, at, kind, data = {}) => {
      const text = JSON.stringify(data);
      const actor = actors.current().id;
      const hash = chain(last.get()?.hash ?? '', { template_id: template, at, kind, data: text, actor });
      insert.run(template, at, kind, text, hash, actor);
    },
    of: (template) => byTemplate.all(template).map(told),
    before: (before, limit, template) => {
      const rows = template === undefined ? older.all(before, limit) : olderOf.all(template, before, limit);
      return rows.map((row) => ({
        ...told(row),
        template: row.template_id,
        hash: row.hash,
        actor: row.actor ?? '',
      }));
    },
    hasTemplates: () => anyTemplate.get() !== undefined,
    changedByOther: (template, since) => others.get({ template, since, actor: actors.current().id }) === 1,
    newest: () => last.get() ?? null,
    hashOf: (id) => hashOf.get(id) ?? null,
    follow,
    firstBroken: () => follow(0, -1).broken,
  };
};

type Linked = Pick<EventRow, 'template_id' | 'at' | 'kind' | 'data' | 'actor'>;

const chain = (previous: string, { template_id, at, kind, data, actor }: Linked): string =>
  createHash('sha256')
    .update(JSON.stringify([previous, template_id, at, kind, data, ...(actor === null ? [] : [actor])]))
    .digest('hex');

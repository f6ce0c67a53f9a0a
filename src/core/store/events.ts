/** The history: every change as an event in a hash-chained log, so that a removed or edited line shows. */
import { createHash } from 'node:crypto';
import type { TemplateEvent } from '#contract/views';
import type { Store } from './open-store.ts';

type EventRow = { id: number; template_id: string; at: string; kind: string; data: string; hash: string };

export type History = {
  append(template: string, at: string, kind: TemplateEvent['kind'], data?: TemplateEvent['data']): void;
  /** Newest first. */
  of(template: string): TemplateEvent[];
  /** Id of the first event whose hash does not follow from the ones before it; null when the chain holds. */
  firstBroken(): number | null;
};

export const openHistory = ({ db }: Store): History => {
  const last = db.prepare<[], { hash: string }>('SELECT hash FROM events ORDER BY id DESC LIMIT 1');
  const insert = db.prepare('INSERT INTO events (template_id, at, kind, data, hash) VALUES (?, ?, ?, ?, ?)');
  const byTemplate = db.prepare<[string], EventRow>(
    'SELECT * FROM events WHERE template_id = ? ORDER BY id DESC LIMIT 500',
  );
  const all = db.prepare<[], EventRow>('SELECT * FROM events ORDER BY id');
  return {
    append: (template, at, kind, data = {}) => {
      const text = JSON.stringify(data);
      insert.run(template, at, kind, text, chain(last.get()?.hash ?? '', template, at, kind, text));
    },
    of: (template) =>
      byTemplate.all(template).map(({ id, at, kind, data }) => ({
        id,
        at,
        kind: kind as TemplateEvent['kind'],
        data: JSON.parse(data),
      })),
    firstBroken: () => {
      let previous = '';
      for (const row of all.iterate()) {
        if (row.hash !== chain(previous, row.template_id, row.at, row.kind, row.data)) return row.id;
        previous = row.hash;
      }
      return null;
    },
  };
};

const chain = (previous: string, ...parts: readonly string[]): string =>
  createHash('sha256')
    .update(JSON.stringify([previous, ...parts]))
    .digest('hex');

/** The names of templates: what their rows in the list say of them, and how they are set. */

import type { NamedDomain } from '#domain/calendar/calendar-template';
import type { CalendarDate } from '#domain/date/calendar-date';
import {
  blankDomain,
  changeDomain,
  type DomainChange,
  type DomainCounts,
  type DomainRecord,
  domainKey,
} from '#domain/domain-name/domain-state';
import { matchFailure } from '#domain/guide/match-failure';
import type { DomainsChange } from '../ports/templates.ts';
import type { DomainRecords } from './domain-records.ts';
import type { Store } from './open-store.ts';
import { openTaught } from './taught.ts';

export type TemplateDomains = {
  /** Each name once, in the order of the template. */
  of(template: string, typed: readonly string[]): readonly NamedDomain[];
  /** Called inside a transaction. Answers with what they are now and how many changed; null where a name is none of the template's. */
  set(
    template: string,
    typed: readonly string[],
    change: DomainsChange & { readonly on: CalendarDate },
  ): { readonly domains: readonly NamedDomain[]; readonly changed: number } | null;
  putCounts(key: number, counts: DomainCounts): void;
  /** As of the last check; null for a template without names. */
  counts(key: number): DomainCounts | null;
};

export const openTemplateDomains = (store: Store, records: DomainRecords): TemplateDomains => {
  const { db } = store;
  const taught = openTaught(store);
  const drop = db.prepare('DELETE FROM domain_counts WHERE key = ?');
  const put = db.prepare('INSERT OR REPLACE INTO domain_counts (key, due, counts) VALUES (?, ?, ?)');
  const read = db.prepare<[number], string>('SELECT counts FROM domain_counts WHERE key = ?').pluck();

  const namedOf = (template: string, typed: readonly string[]): Map<string, NamedDomain> => {
    const known = records.of(template);
    const named = new Map<string, NamedDomain>();
    for (const name of typed) {
      const key = domainKey(name);
      if (key !== '' && !named.has(key)) named.set(key, { name, record: known.get(key) ?? blankDomain });
    }
    return named;
  };

  return {
    of: (template, typed) => [...namedOf(template, typed).values()],
    set: (template, typed, { chosen, ...change }) => {
      const named = namedOf(template, typed);
      const keys = 'names' in chosen ? chosen.names.map(domainKey) : [...named.keys()];
      if (keys.some((key) => !named.has(key))) return null;
      const [best] = change.message ? matchFailure(change.message, taught.all()) : [];
      const full: DomainChange = { ...change, failure: best?.id ?? null };
      const changed = new Map<string, DomainRecord>();
      for (const key of keys) {
        const { name, record } = named.get(key)!;
        if ('of' in chosen && chosen.of !== 'all' && record.state !== chosen.of) continue;
        const next = changeDomain(record, full);
        if (next === record) continue;
        changed.set(key, next);
        named.set(key, { name, record: next });
      }
      records.put(template, changed);
      return { domains: [...named.values()], changed: changed.size };
    },
    putCounts: (key, counts) => {
      if (counts.total === 0) drop.run(key);
      else put.run(key, counts.due, JSON.stringify(counts));
    },
    counts: (key) => {
      const text = read.get(key);
      return text === undefined ? null : (JSON.parse(text) as DomainCounts);
    },
  };
};

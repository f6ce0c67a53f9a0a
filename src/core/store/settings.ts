/** Settings: defaults in one place, one row each, most of them the actor's own; unknown rows survive. */

import { type Settings, settingsSchema } from '#contract/schemas';
import type { Actors } from '../ports/actors.ts';
import type { SettingsPort } from '../ports/settings.ts';
import type { Store } from './open-store.ts';

export const defaultSettings: Settings = {
  language: 'zh-CN',
  theme: 'system',
  target: 'strict',
  filters: [],
  view: 'list',
  rows: 'usual',
  tiles: 'small',
  columns: [],
  lockMinutes: 10,
  scannerAddress: '',
  scanChoice: null,
  tips: [],
};

/** What all actors of a desk share: it decides what is ready, and how the desk is kept safe. */
const deskWide: ReadonlySet<string> = new Set<keyof Settings>(['target', 'lockMinutes', 'scannerAddress']);

type Row = { name: string; value: string };

export const openSettings = (store: Store, actors: Pick<Actors, 'current'>): SettingsPort => {
  const { db } = store;
  const shared = db.prepare<[], Row>('SELECT name, value FROM settings');
  const own = db.prepare<[string], Row>('SELECT name, value FROM actor_settings WHERE actor = ?');
  const share = db.prepare(
    'INSERT INTO settings (name, value) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value',
  );
  const keep = db.prepare(
    `INSERT INTO actor_settings (actor, name, value) VALUES (?, ?, ?)
     ON CONFLICT (actor, name) DO UPDATE SET value = excluded.value`,
  );
  /** Every template that is checked asks for the default target. */
  let last: { readonly text: string; readonly settings: Settings } | null = null;
  const read = (): Settings => {
    const rows = [...shared.all().filter(({ name }) => deskWide.has(name)), ...own.all(actors.current().id)];
    const text = rows.map(({ name, value }) => `${name} ${value}`).join('\n');
    if (last?.text === text) return last.settings;
    const stored = Object.fromEntries(rows.map(({ name, value }) => [name, JSON.parse(value)]));
    const settings = settingsSchema.parse({ ...defaultSettings, ...stored });
    last = { text, settings };
    return settings;
  };
  return {
    read,
    save: (changes) =>
      store.transaction(() => {
        for (const [name, value] of Object.entries(changes)) {
          if (value === undefined) continue;
          if (deskWide.has(name)) share.run(name, JSON.stringify(value));
          else keep.run(actors.current().id, name, JSON.stringify(value));
        }
        return read();
      }),
  };
};

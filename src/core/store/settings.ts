/** Settings of the desk: one row each, defaults in one place; unknown rows survive. */

import { type Settings, settingsSchema } from '#contract/schemas';
import type { SettingsPort } from '../ports/settings.ts';
import type { Store } from './open-store.ts';

export const defaultSettings: Settings = {
  language: 'zh-CN',
  theme: 'system',
  target: 'strict',
  filters: [],
  view: 'list',
  rows: 'usual',
  columns: [],
  lockMinutes: 10,
};

export const openSettings = (store: Store): SettingsPort => {
  const all = store.db.prepare<[], { name: string; value: string }>('SELECT name, value FROM settings');
  const put = store.db.prepare(
    'INSERT INTO settings (name, value) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value',
  );
  const read = (): Settings => {
    const stored = Object.fromEntries(all.all().map(({ name, value }) => [name, JSON.parse(value)]));
    return settingsSchema.parse({ ...defaultSettings, ...stored });
  };
  return {
    read,
    save: (changes) =>
      store.transaction(() => {
        for (const [name, value] of Object.entries(changes))
          if (value !== undefined) put.run(name, JSON.stringify(value));
        return read();
      }),
  };
};

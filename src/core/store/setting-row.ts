/** One value in the table of settings, as JSON. Who asks decides which transaction it belongs to, and holds the value to a schema. */
import type { Store } from './open-store.ts';

export type SettingRow = {
  /** Null where nothing was put. */
  get(): unknown;
  put(value: unknown): void;
};

export const openSettingRow = ({ db }: Pick<Store, 'db'>, name: string): SettingRow => {
  const get = db.prepare<[string], string>('SELECT value FROM settings WHERE name = ?').pluck();
  const put = db.prepare(
    'INSERT INTO settings (name, value) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value',
  );
  return {
    get: () => {
      const text = get.get(name);
      return text === undefined ? null : JSON.parse(text);
    },
    put: (value) => void put.run(name, JSON.stringify(value)),
  };
};

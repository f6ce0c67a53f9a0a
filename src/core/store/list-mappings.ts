/** Which columns of a list meant what, remembered by their headings. */
import { mappingSchema } from '#contract/lists';
import type { Mapping } from '#domain/list/column';
import type { Clock } from '../ports/clock.ts';
import type { Store } from './open-store.ts';

export type ListMappings = {
  /** null when these headings were never seen, or when the columns are no longer what the app knows. */
  find(signature: string): Mapping | null;
  remember(signature: string, mapping: Mapping): void;
};

export const openListMappings = ({ db }: Store, clock: Clock): ListMappings => {
  const read = db.prepare<[string], string>('SELECT mapping FROM list_mappings WHERE signature = ?').pluck();
  const put = db.prepare(
    `INSERT INTO list_mappings (signature, mapping, used_at) VALUES (?, ?, ?)
     ON CONFLICT (signature) DO UPDATE SET mapping = excluded.mapping, used_at = excluded.used_at`,
  );
  return {
    find: (signature) => {
      const stored = read.get(signature);
      const parsed = mappingSchema.safeParse(stored === undefined ? null : JSON.parse(stored));
      return parsed.success ? parsed.data : null;
    },
    remember: (signature, mapping) => void put.run(signature, JSON.stringify(mapping), clock.now()),
  };
};

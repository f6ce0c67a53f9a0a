/** What the desk remembers of the app that opens it: its version, its last change, the installer that lies ready. */
import { z } from 'zod';
import { updateManifestSchema } from '#contract/updates';
import type { Store } from './open-store.ts';

const name = 'update.notes';

const notesSchema = z.object({
  /** Version that opened the desk last. */
  version: z.string().max(60),
  changed: z.object({ from: z.string().max(60), at: z.string().max(40), isSeen: z.boolean() }).nullable(),
  ready: updateManifestSchema
    .pick({ version: true, kind: true, file: true, bytes: true, sha512: true })
    .extend({ backup: z.string().max(5_000) })
    .nullable(),
});
export type UpdateNotes = z.infer<typeof notesSchema>;

export type UpdateNotebook = {
  /** Null where no app has noted anything yet. */
  read(): UpdateNotes | null;
  save(notes: UpdateNotes): void;
};

export const openUpdateNotes = (store: Store): UpdateNotebook => {
  const get = store.db.prepare<[string], string>('SELECT value FROM settings WHERE name = ?').pluck();
  const put = store.db.prepare(
    'INSERT INTO settings (name, value) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value',
  );
  return {
    read: () => {
      const stored = store.read(() => get.get(name));
      const parsed = notesSchema.safeParse(stored === undefined ? null : JSON.parse(stored));
      return parsed.success ? parsed.data : null;
    },
    save: (notes) => store.derive(() => void put.run(name, JSON.stringify(notes))),
  };
};

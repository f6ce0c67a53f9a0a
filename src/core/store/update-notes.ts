/** What the desk remembers of the app that opens it: its version, its last change, the installer that lies ready. */
import { z } from 'zod';
import { updateManifestSchema } from '#contract/updates';
import type { Store } from './open-store.ts';
import { openSettingRow } from './setting-row.ts';

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
  const row = openSettingRow(store, name);
  return {
    read: () => {
      const parsed = notesSchema.safeParse(store.read(row.get));
      return parsed.success ? parsed.data : null;
    },
    save: (notes) => store.derive(() => row.put(notes)),
  };
};

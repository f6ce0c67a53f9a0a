/** What the desk remembers of its backups: which desk it is, the second place, how the last one went. Nothing here counts as a backup. */
import { z } from 'zod';
import type { Store } from './open-store.ts';
import { openSettingRow } from './setting-row.ts';

const name = 'backup.notes';

const notesSchema = z.object({
  /** Id of the desk; a restored one gets its own. */
  desk: z.string(),
  /** Since when there could be backups, UTC ISO. */
  since: z.string(),
  /** Folder that a person chose, on a drive or share; '' for none. */
  second: z.string(),
  /** Time of the newest backup in it, UTC ISO; '' for none. */
  secondAt: z.string(),
  /** Counts daily backups: each reads another share of the objects. */
  turn: z.int(),
  /** Code of the fault of the last one; '' when it went well. */
  fault: z.string(),
  /** Time of the last restore that was tried, UTC ISO; '' for none. */
  drilledAt: z.string(),
});
export type BackupNotes = z.infer<typeof notesSchema>;

export type BackupNotebook = {
  read(): BackupNotes;
  save(changes: Partial<BackupNotes>): void;
};

/** `now` and `newId` are used where nothing was noted yet. */
export const openBackupNotes = (store: Store, now: string, newId: () => string): BackupNotebook => {
  const row = openSettingRow(store, name);
  const parsed = notesSchema.safeParse(store.read(row.get));
  let notes: BackupNotes = parsed.success
    ? parsed.data
    : { desk: newId(), since: now, second: '', secondAt: '', turn: 0, fault: '', drilledAt: '' };
  const save = (changes: Partial<BackupNotes>): void => {
    const next = { ...notes, ...changes };
    store.derive(() => row.put(next));
    notes = next;
  };
  if (!parsed.success && !store.isForLooking) save({});
  return { read: () => notes, save };
};

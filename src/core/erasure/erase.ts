/** Erasing templates for good: rows first, in one transaction, then files, then a backup that no longer holds them. */
import type { EraseCounts, ErasePreview, EraseReason, EraseResult, OlderBackups } from '#contract/erasure';
import { faultOf } from '#contract/fault-of';
import { Fault } from '#contract/faults';
import { displayName } from '#domain/template/display-name';
import type { DeskContext } from '../ports/desk-context.ts';
import { clearDoomed } from './clear-doomed.ts';

/** Names that are shown before; the rest is counted. */
const shown = 100;
/** Templates of one transaction. */
const atOnce = 20;

/** Faults: not-found. */
export const previewErasure = async (context: DeskContext, ids: readonly string[]): Promise<ErasePreview> => {
  refuseUnknown(context, ids);
  const names = ids.slice(0, shown).map((template) => ({
    template,
    name: displayName(context.templates.recordOf(template).fields),
  }));
  return { ...context.eraser.preview(ids), names, olderBackups: await olderBackups(context) };
};

/** `what`: the whole template, or its scans and pictures alone. Faults: not-found, read-only, disk-full, disk-failing, desk-gone. */
export const eraseForGood = async (
  context: DeskContext,
  ids: readonly string[],
  reason: EraseReason,
  what: 'all' | 'papers' = 'all',
): Promise<EraseResult> => {
  if (context.isForLooking) throw new Fault('read-only', { file: 'desk' });
  refuseUnknown(context, ids);
  const counts: EraseCounts[] = [];
  for (let from = 0; from < ids.length; from += atOnce) {
    const part = ids.slice(from, from + atOnce);
    const { eraser, clock } = context;
    const keys = eraser.keysOf(part);
    counts.push((what === 'all' ? eraser.erase : eraser.erasePapers)(part, clock.now(), reason));
    if (what === 'papers') context.templates.reshelve(part);
    else context.templates.forget(keys);
    await new Promise((resolve) => setImmediate(resolve));
  }
  context.eraser.settle();
  const objects = await clearDoomed(context);
  await renewBackups(context);
  return { ...sum(counts), objects, olderBackups: await olderBackups(context) };
};

const refuseUnknown = ({ templates }: DeskContext, ids: readonly string[]): void => {
  for (const id of ids) if (!templates.has(id)) throw new Fault('not-found');
};

const sum = (parts: readonly EraseCounts[]): EraseCounts =>
  parts.reduce(
    (all, one) => ({
      templates: all.templates + one.templates,
      scans: all.scans + one.scans,
      pictures: all.pictures + one.pictures,
      intakeItems: all.intakeItems + one.intakeItems,
      undoSteps: all.undoSteps + one.undoSteps,
      bundles: [...all.bundles, ...one.bundles],
    }),
    { templates: 0, scans: 0, pictures: 0, intakeItems: 0, undoSteps: 0, bundles: [] } as EraseCounts,
  );

/** Where there are backups a new one takes the place of those that hold what was erased. One that cannot be made now comes later. */
const renewBackups = async (context: DeskContext): Promise<void> => {
  if ((await olderBackups(context)).every(({ backups }) => backups === 0)) return;
  try {
    await context.backups.make({ reason: 'erasure', readAll: false });
  } catch (error) {
    context.log('warn', 'backup-after-erasure', { code: faultOf(error).code });
  }
};

/** Backups that were made before now, by place. */
const olderBackups = async ({ backups }: DeskContext): Promise<OlderBackups[]> => {
  const older: OlderBackups[] = [];
  for (const { place, path, isThere } of await backups.places())
    older.push({ place, path, isThere, backups: isThere ? await backups.count(path) : 0 });
  return older;
};

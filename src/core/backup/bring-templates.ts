/** Brings single templates out of a backup into the desk: as new ones, so that nothing in the desk is written over. */
import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { BackupStep, BroughtTemplate } from '#contract/backups';
import { faultOf } from '#contract/fault-of';
import { Fault } from '#contract/faults';
import { displayName } from '#domain/template/display-name';
import type { DeskContext } from '../ports/desk-context.ts';
import { openTemplateSource, type TakenTemplate, type TemplateSource } from '../store/take-templates.ts';
import { createObjectReader, type ObjectReader } from '../vault/read-object.ts';
import { type Located, objectsFolder } from './place.ts';
import { runJob } from './thread/run-job.ts';

export type BringOptions = {
  readonly from: Located;
  readonly dataKey: Uint8Array;
  readonly signal: AbortSignal | undefined;
  readonly onStep: (step: BackupStep) => void;
};

/** What `work` gets from a backup whose store was brought here and proved. Faults: those of a restore. */
export const withBackup = async <T>(
  dir: string,
  { from, dataKey, ...run }: BringOptions,
  work: (source: TemplateSource, objectsIn: string | undefined) => Promise<T>,
): Promise<T> => {
  const into = join(dir, 'scratch', 'bring');
  try {
    await rm(into, { recursive: true, force: true });
    await mkdir(into, { recursive: true, mode: 0o700 });
    const { objectsIn } = await runJob('read', { ...from, dataKey, into, objects: 'leave', vault: '' }, run);
    const source = openTemplateSource(into, dataKey);
    try {
      return await work(source, objectsIn);
    } finally {
      source.close();
    }
  } finally {
    await rm(into, { recursive: true, force: true });
  }
};

/** A template that was erased stays erased. Faults: not-found, backup-missing, backup-damaged, read-only, disk-full. */
export const bringTemplates = (
  context: DeskContext,
  ids: readonly string[],
  options: BringOptions,
): Promise<readonly BroughtTemplate[]> =>
  withBackup(context.dir, options, async (source, objectsIn) => {
    if (context.isForLooking) throw new Fault('read-only', { file: 'desk' });
    const root = objectsFolder(options.from.place, objectsIn);
    const reader = createObjectReader({ root, contentKey: source.contentKey });
    const erased = new Set(context.eraser.erased());
    const brought: BroughtTemplate[] = [];
    for (const id of ids) {
      const taken = erased.has(id) ? null : source.take(id);
      if (!taken) throw new Fault('not-found');
      options.signal?.throwIfAborted();
      brought.push(await bringOne(context, reader, taken));
    }
    return brought;
  });

const bringOne = async (
  { templates, vault }: DeskContext,
  reader: ObjectReader,
  { id, fields, state, scans, picture }: TakenTemplate,
): Promise<BroughtTemplate> => {
  // The objects first: what is acknowledged is there.
  const stored = new Map<string, string>();
  let missing = 0;
  for (const { vaultId } of [...scans, ...(picture ? [picture] : [])])
    try {
      stored.set(vaultId, await vault.put(Uint8Array.from(await reader.read(vaultId))));
    } catch (error) {
      if (faultOf(error).code !== 'store-damaged') throw error;
      missing += 1;
    }
  const made = templates.transaction(() => {
    const created = templates.create(fields);
    const newIds = new Map<string, string>();
    for (const { id: was, ...scan } of scans) {
      const vaultId = stored.get(scan.vaultId);
      if (vaultId === undefined) continue;
      const { scans: all } = templates.attachScan(created.id, { ...scan, vaultId });
      newIds.set(was, all.at(-1)!.id);
    }
    const pictureId = picture && stored.get(picture.vaultId);
    if (picture && pictureId && picture.plan.sides.every(({ scanId }) => newIds.has(scanId))) {
      const sides = picture.plan.sides.map((side) => ({ ...side, scanId: newIds.get(side.scanId)! }));
      templates.savePicture(created.id, { ...picture, vaultId: pictureId, plan: { ...picture.plan, sides } });
    }
    if (state !== 'not-submitted')
      templates.setState(created.id, templates.recordOf(created.id).revision, state);
    return created.id;
  });
  return { was: id, template: made, name: displayName(fields), missing };
};

/** Mends what `checkDesk` found, as far as nothing is lost by it: everything else needs a person, a copy or the original paper. */
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { faultOf } from '#contract/fault-of';
import { closeToOthers } from '../file-modes.ts';
import { remakePicture } from '../picture/make-picture.ts';
import type { DeskContext } from '../ports/desk-context.ts';
import type { Found } from './found.ts';

/** Whether it is mended now. Faults: read-only, disk-full, disk-failing, desk-gone, cancelled. */
export const repairOne = async (
  context: DeskContext,
  problem: Found,
  signal: AbortSignal | undefined,
): Promise<boolean> => {
  switch (problem.repair) {
    case 'sweep':
      await rm(join(context.dir, problem.object), { force: true });
      return true;
    case 'rebuild-list':
      if (problem.template === null) return false;
      context.templates.reshelve([problem.template]);
      return true;
    case 'write-anchor':
      context.history.anchor();
      return true;
    case 'write-keys':
      return context.keys.mendFiles();
    case 'close-access':
      await closeToOthers(context.dir, context.log);
      return true;
    case 'from-backup':
      return bringBack(context, problem);
    case 'copy-again':
      if (problem.place === undefined || problem.vaultId === undefined) return false;
      return context.backups.copyAgain(problem.place, problem.vaultId);
    case 'sweep-orphan':
      if (problem.vaultId === undefined) return false;
      await context.vault.delete(problem.vaultId);
      return true;
    case 'drop-update':
      await context.updates.drop();
      return true;
    case 'make-picture':
      return remake(context, problem, signal);
    default:
      return false;
  }
};

/** Its bytes give it the same name again. */
const bringBack = async ({ backups, vault }: DeskContext, { vaultId }: Found): Promise<boolean> => {
  const bytes = vaultId === undefined ? null : await backups.fetch(vaultId);
  return bytes !== null && (await vault.put(bytes)) === vaultId;
};

/** A picture whose scans are damaged as well waits for their originals. */
const remake = async (
  context: DeskContext,
  { row, vaultId }: Found,
  signal: AbortSignal | undefined,
): Promise<boolean> => {
  if (row === undefined || vaultId === undefined) return false;
  try {
    return await remakePicture(context, row, vaultId, { signal, urgency: 'batch' });
  } catch (error) {
    if (faultOf(error).code !== 'store-damaged') throw error;
    return false;
  }
};

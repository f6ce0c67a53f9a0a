/** Mends what `checkDesk` found, as far as nothing is lost by it: everything else needs a person, a copy or the original paper. */
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { faultOf } from '#contract/fault-of';
import { closeToOthers } from '../file-modes.ts';
import { remakePicture } from '../picture/make-picture.ts';
import type { DeskContext } from '../ports/desk-context.ts';
import type { Found } from './check-desk.ts';

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
    case 'make-picture':
      return remake(context, problem, signal);
    default:
      return false;
  }
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

/** The folder of a desk before it is opened. */
import { join } from 'node:path';
import { Fault } from '#contract/faults';
import { fileFault, makeLastingFolder } from './atomic-write.ts';
import { beginMaking, incompleteDesk, lookForDesk } from './desk-traces.ts';
import { isPathTooLong, storeFile } from './store/store-faults.ts';

/** Whether a desk is to be made here, in a folder without a trace of one. Faults: desk-missing, desk-incomplete, read-only, … */
export const preparePlace = async (dir: string, create: boolean): Promise<boolean> => {
  const standing = await lookForDesk(dir);
  if (standing.kind === 'whole') return false;
  if (standing.kind === 'incomplete') throw incompleteDesk(standing);
  if (!create) throw new Fault('desk-missing');
  if (isPathTooLong(join(dir, storeFile))) throw new Fault('path-too-long', { file: storeFile });
  await makeLastingFolder(dir, 0o700).catch((error: unknown) => {
    throw fileFault(error, 'desk');
  });
  beginMaking(dir);
  return true;
};

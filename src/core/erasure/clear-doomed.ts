/** Takes away the files of the vault that lost their last row when something was erased; a crash in between is made up for at opening. */
import { setImmediate } from 'node:timers/promises';
import { faultOf } from '#contract/fault-of';
import type { Eraser } from '../ports/eraser.ts';
import type { Log } from '../ports/log.ts';
import type { Vault } from '../ports/vault.ts';

type Needs = { readonly eraser: Eraser; readonly vault: Pick<Vault, 'delete'>; readonly log: Log };

/** How many files went. What the disk does not let go now is tried again when the desk is opened next. */
export const clearDoomed = async ({ eraser, vault, log }: Needs): Promise<number> => {
  let gone = 0;
  for (const id of eraser.doomed()) {
    try {
      await vault.delete(id);
      eraser.forget(id);
      gone += 1;
    } catch (error) {
      log('warn', 'erased-object-kept', { code: faultOf(error).code });
    }
    await setImmediate();
  }
  return gone;
};

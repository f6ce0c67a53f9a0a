/** What people ask of the stock: its answer is shown at once, and trouble is a sentence. */
import { useState } from 'react';
import { faultOf } from '#contract/fault-of';
import type { Fault } from '#contract/faults';
import type { StockStatus } from '#contract/stock';
import { useSayer } from '../../app/language.tsx';
import { acceptStock } from '../../app/stock.ts';
import { tell } from '../../parts/toasts.tsx';

/** Null when it was done; for dialogs, which show the trouble themselves. */
export const askStock = async (work: Promise<StockStatus>, done = ''): Promise<Fault | null> => {
  try {
    acceptStock(await work);
  } catch (error) {
    return faultOf(error);
  }
  if (done !== '') tell({ level: 'good', text: done });
  return null;
};

/** One thing at a time; trouble is told as a message. */
export const useStockWork = () => {
  const say = useSayer();
  const [isBusy, setBusy] = useState(false);
  const run = async (work: () => Promise<StockStatus>, done = ''): Promise<void> => {
    setBusy(true);
    const fault = await askStock(work(), done);
    setBusy(false);
    if (fault) tell({ level: 'stop', text: say.fault(fault) });
  };
  return { isBusy, run };
};

/** Why the stock is away or stopped. Its status names the fault alone; three of their sentences would need more than that. */
import type { FaultCode } from '#contract/faults';
import type { Sayer } from '#text/say';
import type { Say } from '../../app/use-text.ts';

export const sayReason = (t: Say, say: Sayer, code: FaultCode): string => {
  if (code === 'stock-refused') return t('stock.refused');
  if (code === 'stock-foreign') return t('stock.foreign');
  if (code === 'stock-newer') return t('stock.newer');
  return say.fault({ code, data: {} });
};

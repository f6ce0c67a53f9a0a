/** Tells the other desks of the stock that a template is open here. */
import { useEffect } from 'react';
import { useDesk } from '../../app/desk.tsx';
import { useIsConnected } from '../../app/stock.ts';

/** A claim holds 90 s; one that is lost on its way is made up for by the next. Milliseconds. */
const again = 60_000;

export const useClaim = (template: string): void => {
  const { client } = useDesk();
  const isConnected = useIsConnected();
  useEffect(() => {
    if (!isConnected) return;
    // A claim only warns others. Where it fails the stock's state says why, and work goes on.
    const claim = () => void client.stock.claim({ template }).catch(() => undefined);
    claim();
    const timer = setInterval(claim, again);
    return () => {
      clearInterval(timer);
      // What cannot be released ends by itself.
      void client.stock.release({ template }).catch(() => undefined);
    };
  }, [client, template, isConnected]);
};

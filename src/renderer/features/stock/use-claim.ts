/** Tells the other desks of the stock that a template is open here. */
import { useEffect } from 'react';
import { useDesk } from '../../app/desk.tsx';
import { useIsConnected, useOthers } from '../../app/stock.ts';

/** A claim holds 90 s; one that is lost on its way is made up for by the next. Milliseconds. */
const again = 60_000;

export const useClaim = (template: string): void => {
  const { client } = useDesk();
  const isConnected = useIsConnected();
  // One desk has the claim; when it lets go, this one takes it at once.
  const isTaken = useOthers().has(template);
  useEffect(() => {
    if (!isConnected || isTaken) return;
    // A claim only warns others. Where it fails the stock's state says why, and work goes on.
    const claim = () => void client.stock.claim({ template }).catch(() => undefined);
    claim();
    const timer = setInterval(claim, again);
    return () => clearInterval(timer);
  }, [client, template, isConnected, isTaken]);
  useEffect(() => {
    if (!isConnected) return;
    // What cannot be released ends by itself.
    return () => void client.stock.release({ template }).catch(() => undefined);
  }, [client, template, isConnected]);
};

/**
 * The order in which the list stood when it was asked for, so that nothing moves away under the hand that changes it: for grid and
 * gallery, which ask for what they show by id.
 */
import { useCallback, useEffect, useRef, useState } from 'react';
import { faultOf } from '#contract/fault-of';
import type { FaultShape } from '#contract/faults';
import { useDesk } from '../../app/desk.tsx';
import { type ListQuery, orderName } from '../../app/queries.ts';
import { type Order, orderOf } from './list-order.ts';

export type ListOrder = {
  /** null before the first answer. */
  readonly order: Order | null;
  readonly fault: FaultShape | null;
  /** Asks anew. */
  renew(): void;
};

/** `mayAsk`: ids of a long list keep the core busy for a moment, in which nothing else is answered. */
export const useListOrder = (query: ListQuery, mayAsk = true): ListOrder => {
  const { client } = useDesk();
  const [order, setOrder] = useState<Order | null>(null);
  const [fault, setFault] = useState<FaultShape | null>(null);
  const [asked, setAsked] = useState(0);
  const list = orderName(query);
  const newest = useRef(query);
  newest.current = query;
  useEffect(() => {
    if (!mayAsk) return;
    const stop = new AbortController();
    // Asked for by `list` and `asked`: the query itself is a new object each time.
    void [list, asked];
    client.templates.ids(newest.current, { signal: stop.signal }).then(
      (ids) => {
        // An answer that was long on its way is not the list that is asked for now.
        if (stop.signal.aborted) return;
        setFault(null);
        setOrder(orderOf(ids));
      },
      (error: unknown) => {
        if (!stop.signal.aborted) setFault(faultOf(error));
      },
    );
    return () => stop.abort();
  }, [client, list, asked, mayAsk]);
  return { order, fault, renew: useCallback(() => setAsked((before) => before + 1), []) };
};

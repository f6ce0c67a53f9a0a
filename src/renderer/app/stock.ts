/** The office's stock as this window sees it: one watch for all of it. */
import { useSyncExternalStore } from 'react';
import type { DeskClient } from '#contract/desk-client';
import type { StockMember, StockStatus } from '#contract/stock';

type Client = Pick<DeskClient, 'stock'>;

let status: StockStatus | null = null;
/** Who else has a template open; the same map as long as nobody came or went, so that rows are not drawn for nothing. */
let others: ReadonlyMap<string, readonly StockMember[]> = new Map();
let othersText = '';
const changed = new Set<() => void>();
const hearers = new Set<(now: StockStatus, before: StockStatus | null) => void>();

/** What an operation or the watch answered. */
export const acceptStock = (now: StockStatus): void => {
  const before = status;
  status = now;
  const text = JSON.stringify([now.claims, now.members]);
  if (text !== othersText) {
    othersText = text;
    others = othersOf(now);
  }
  for (const listener of changed) listener();
  for (const hear of hearers) hear(now, before);
};

const othersOf = ({ claims, members }: StockStatus): ReadonlyMap<string, readonly StockMember[]> => {
  const map = new Map<string, StockMember[]>();
  for (const { template, desk, isOwn } of claims) {
    const member = members.find((one) => one.desk === desk);
    if (isOwn || !member) continue;
    map.set(template, [...(map.get(template) ?? []), member]);
  }
  return map;
};

/** Until the signal says so. The line of a core that died is taken up again with the next one. */
export const watchStock = async ({ stock: client }: Client, signal: AbortSignal): Promise<void> => {
  while (!signal.aborted) {
    try {
      for await (const now of await client.watch(undefined, { signal })) acceptStock(now);
    } catch {
      // Whatever it was, the next call that a person waits for says it; the watch itself only tries again.
    }
    if (!signal.aborted) await new Promise((resolve) => setTimeout(resolve, 500));
  }
};

export const hearStock = (hear: (now: StockStatus, before: StockStatus | null) => void): (() => void) => {
  hearers.add(hear);
  return () => void hearers.delete(hear);
};

const subscribe = (listener: () => void): (() => void) => {
  changed.add(listener);
  return () => void changed.delete(listener);
};

/** Null until the core has answered first. */
export const useStock = (): StockStatus | null => useSyncExternalStore(subscribe, () => status);

/** Who else has a template open, by the template's id. */
export const useOthers = (): ReadonlyMap<string, readonly StockMember[]> =>
  useSyncExternalStore(subscribe, () => others);

/** Whether this desk is in a stock, in step or not. */
export const useIsInStock = (): boolean =>
  useSyncExternalStore(subscribe, () => status !== null && status.state !== 'off');

/** Whether the server hears this desk now. */
export const useIsConnected = (): boolean =>
  useSyncExternalStore(subscribe, () => status?.state === 'in-step' || status?.state === 'busy');

/** How a colleague is called; before their card has come, by the begin of the fingerprint. */
export const nameOfMember = ({
  clerk,
  name,
  fingerprint,
}: Pick<StockMember, 'clerk' | 'name' | 'fingerprint'>): string => clerk || name || fingerprint.slice(0, 9);

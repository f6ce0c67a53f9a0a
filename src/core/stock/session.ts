/** What one connection to the stock works with. */
import { Fault } from '#contract/faults';
import type { DeskContext } from '../ports/desk-context.ts';
import type { StockLink, StockNotes } from '../ports/stock-notes.ts';
import type { StockHead, StockServer } from '../ports/stock-server.ts';
import type { Keyring } from './keyring.ts';

export type StockNeeds = Pick<
  DeskContext,
  | 'shared'
  | 'templates'
  | 'undo'
  | 'actors'
  | 'desks'
  | 'vault'
  | 'eraser'
  | 'backups'
  | 'clock'
  | 'log'
  | 'newId'
  | 'isForLooking'
>;

export type Session = StockNeeds & {
  readonly notes: StockNotes;
  readonly server: StockServer;
  readonly keyring: Keyring;
  head(): StockHead;
  /** Asks the server again who is in it, and for keys that came meanwhile. */
  lookAgain(): Promise<void>;
  readonly signal: AbortSignal;
  /** Something to show has changed. */
  readonly tell: () => void;
};

/** Fault: cancelled where the desk has left meanwhile. */
export const linkOf = ({ notes }: Pick<Session, 'notes'>): StockLink => {
  const link = notes.link();
  if (!link) throw new Fault('cancelled');
  return link;
};

/** Code of a desk as this desk has once known it, else as the server says it; null where neither knows it. */
export const codeOf = ({ notes, head }: Pick<Session, 'notes' | 'head'>, desk: string): string | null =>
  notes.deskCode(desk) ?? head().desks.find((one) => one.desk === desk)?.code ?? null;

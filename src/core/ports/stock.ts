/** The office's stock, as operations see it. */
import type { StockClaim, StockErasures, StockStatus } from '#contract/stock';

export type Admission = {
  readonly mayWrite: boolean;
  readonly isOwner: boolean;
  /** What a person has compared. */
  readonly fingerprint: string;
};

export type Stock = {
  status(): StockStatus;
  /** The status now and whenever it changes. */
  watch(signal?: AbortSignal): AsyncGenerator<StockStatus>;
  /** Faults: stock-invitation-wrong, stock-joined, stock-away, stock-refused, stock-foreign. */
  join(invitation: string): Promise<void>;
  /** Fault: read-only. */
  introduce(clerk: string, name: string): void;
  admit(desk: string, admission: Admission): Promise<void>;
  /** Fault: not-found. */
  confirm(fingerprint: string): void;
  remove(desk: string): Promise<void>;
  /** Faults: stock-none, stock-away, stock-foreign. */
  trust(place: {
    readonly fingerprint: string;
    readonly host?: string | undefined;
    readonly port?: number | undefined;
  }): Promise<void>;
  leave(): Promise<void>;
  setPaused(paused: boolean): void;
  accept(isRestored: boolean): Promise<void>;
  erasures(): StockErasures;
  decideErasures(choice: 'erase' | 'keep', templates: readonly string[]): Promise<void>;
  claim(template: string): Promise<StockClaim | null>;
  release(template: string): Promise<void>;
  handTo(template: string, desk: string, note: string): void;
  /** Begins to take and send, where the desk has joined. */
  start(): void;
  /** Takes and sends until nothing more can be now, the desk is stopped, or `signal` aborts. */
  settle(signal: AbortSignal): Promise<StockStatus>;
  close(): Promise<void>;
};

/** What the store keeps of the office's stock. Everything here is of this desk alone and never travels. */
import type { OpenConflict } from '#contract/open-conflict';
import type { StockErrand } from '#contract/stock';
import type { StockAddress } from './stock-server.ts';

/** How the desk stands to the stock; null where it never joined or has left. */
export type StockLink = {
  readonly address: StockAddress;
  /** This desk's id in the stock; '' until the server gave one. */
  readonly desk: string;
  readonly generation: string;
  /** Everything up to here was taken or lies in the inbox. */
  readonly cursor: number;
  /** Items that the server had when the desk was in step last. */
  readonly items: number;
  /** The stock's keys by epoch, 32 bytes as base64url. */
  readonly keys: Readonly<Record<string, string>>;
  readonly epoch: number;
  /** Fingerprint of the desk whose key is believed, compared by a person; its own for the first desk. */
  readonly trusted: string;
  /** This desk's rights, as the server said them last. */
  readonly isOwner: boolean;
  readonly mayWrite: boolean;
  readonly isPaused: boolean;
  /** Why nothing is taken or sent until a person decides; '' where that is not so. */
  readonly stopped: string;
  readonly inStepAt: string | null;
  /** Last event of the history that was looked through for changes. */
  readonly seenEvent: number;
  /** Everything is compared with the server anew, since a person has accepted it as it is. */
  readonly isComparing: boolean;
  /** Everything is sent anew, under a new key. */
  readonly isResealing: boolean;
};

export type StockItemRow = {
  readonly version: number;
  readonly hash: string;
  readonly conflicts: readonly OpenConflict[];
  readonly sent: string;
  readonly dirty: boolean;
};

export type Incoming = {
  readonly template: string;
  readonly version: number;
  readonly desk: string;
  readonly deleted: boolean;
  /** JSON of the item. */
  readonly item: string;
};

export type StockDeskRow = {
  readonly desk: string;
  readonly code: string;
  readonly clerk: string;
  readonly name: string;
  readonly actor: string;
  readonly card: number;
  readonly head: number;
  readonly pushed: readonly (readonly [id: string, version: number])[];
};

export type ErrandRow = StockErrand & { readonly version: number; readonly dirty: boolean };

/** Everything but `transaction` and `link` is called within a transaction or a read of the store. */
export type StockNotes = {
  transaction<T>(work: () => T): T;
  /** As `transaction`, for what the stock has as well: after a power cut it may have to be fetched again. */
  hasten<T>(work: () => T): T;
  link(): StockLink | null;
  putLink(link: StockLink | null): void;
  /** Marks what was changed behind `seenEvent` and every template when `all`; answers the newest event. */
  collect(seenEvent: number, all: boolean): number;
  newestEvent(): number;
  item(id: string): StockItemRow | null;
  /** The stock and this desk have it so now. */
  setInStep(id: string, version: number, hash: string, conflicts: readonly OpenConflict[]): void;
  setDirty(id: string, dirty: boolean): void;
  /** From now until it is confirmed. */
  setSent(id: string, hash: string): void;
  /** What was sent and never confirmed counts as changed. */
  doubtUnconfirmed(): void;
  /** Ids of changed templates, oldest first. */
  dirty(limit: number): readonly string[];
  counts(): {
    readonly waiting: number;
    readonly incoming: number;
    readonly papers: number;
    readonly erasures: number;
    readonly conflicts: number;
  };
  /** Versions are forgotten: everything is compared with the server anew. */
  forgetVersions(): void;
  forgetAll(): void;
  putIncoming(incoming: Incoming, wanted: readonly string[]): void;
  incoming(id: string): Incoming | null;
  dropIncoming(id: string): void;
  /** Templates whose papers are all here. */
  whole(limit: number): readonly Incoming[];
  erasures(): readonly Incoming[];
  wanted(limit: number): readonly string[];
  paper(sha256: string): string | null;
  putPaper(sha256: string, vaultId: string): void;
  /** A scan or picture of this desk with these bytes. */
  ownPaper(sha256: string): string | null;
  /** Papers in the stock that nothing here names. */
  unnamedPapers(limit: number): readonly string[];
  forgetPapers(sha256: readonly string[]): void;
  desks(): readonly StockDeskRow[];
  /** Code of a desk as this desk has once known it. */
  deskCode(desk: string): string | null;
  putDesk(row: StockDeskRow): void;
  errands(): readonly ErrandRow[];
  putErrand(row: ErrandRow): void;
};

/** The office's stock, as a desk sees it: a PostgreSQL that stores, orders and notifies, and sees ciphertext only. */

/** Where the stock is and as whom this desk comes. */
export type StockAddress = {
  readonly host: string;
  readonly port: number;
  readonly database: string;
  readonly user: string;
  readonly password: string;
  /** PEM of the one certificate that the server may show; empty only on the loopback, where there is no TLS. */
  readonly certificate: string;
};

export type StockDesk = {
  readonly desk: string;
  /** The public halves of its keys, as `writeDeskCode` writes them. */
  readonly code: string;
  readonly standing: 'waiting' | 'in' | 'removed';
  readonly mayWrite: boolean;
  /** May admit and remove desks. */
  readonly isOwner: boolean;
};

/** The stock's key of one epoch, wrapped for this desk by `by`. */
export type KeyWrap = { readonly epoch: number; readonly by: string; readonly wrapped: Buffer };

export type StockHead = {
  /** Another one after every restore of the server. */
  readonly generation: string;
  readonly seq: number;
  /** 0 until the first desk made the stock its own. */
  readonly epoch: number;
  /** A desk left by itself and knows the key: an owner should `remove` it once more, which raises the epoch. */
  readonly isKeyDue: boolean;
  /** Not deleted ones; 0 for a desk that is not in. */
  readonly items: number;
  /** This desk's id in the stock; null before it asked to join. */
  readonly own: string | null;
  /** All of them for a desk that is in; else this desk alone. */
  readonly desks: readonly StockDesk[];
  readonly wraps: readonly KeyWrap[];
};

export type SealedItem = {
  readonly id: string;
  readonly kind: number;
  /** The version that it becomes: one more than the one that it was changed from. */
  readonly version: number;
  readonly epoch: number;
  readonly deleted: boolean;
  /** Nonce, AES-256-GCM, tag. */
  readonly body: Buffer;
  readonly signature: Buffer;
};
export type StoredItem = SealedItem & { readonly seq: number; readonly desk: string };

export type PushAnswer = {
  readonly seq: number;
  readonly ok: readonly { readonly id: string; readonly version: number }[];
  /** Somebody else was first: pull, merge, push again. */
  readonly clash: readonly string[];
};

/** `until`: milliseconds since 1970 by the server's clock, turned into this desk's. */
export type Claim = { readonly item: string; readonly desk: string; readonly until: number };

/**
 * Every call has a time limit. Faults: stock-away (no answer; also what was lost on the way), stock-refused (unknown, removed or
 * waiting desk, wrong password), stock-foreign (no stock there, or another certificate), stock-full, stock-epoch, stock-too-large.
 * After stock-away the object is dead: connect anew.
 */
export type StockServer = {
  head(): Promise<StockHead>;
  /** The first desk makes the stock its own, with its own wrap of the first key. Fault stock-refused when there is one already. */
  found(code: string, wrapped: Buffer): Promise<string>;
  /** Asks to be let in. The same code again gives the same id. */
  enroll(code: string): Promise<string>;
  /** An owner lets a waiting desk in; `wraps` hold the key of every epoch, for that desk. */
  admit(
    desk: string,
    rights: { readonly mayWrite: boolean; readonly isOwner: boolean },
    wraps: readonly { readonly epoch: number; readonly wrapped: Buffer }[],
  ): Promise<void>;
  /**
   * An owner takes a desk out: the epoch becomes `epoch`, one more than it was, with its key for everybody who stays, in one
   * transaction; the same call again does nothing more. A desk that leaves by itself gives no wraps, since it must not know the next
   * key, and neither does an owner who turns a waiting desk away: then the epoch stays. Fault stock-epoch: others were quicker.
   */
  remove(
    desk: string,
    epoch: number,
    wraps: readonly { readonly desk: string; readonly wrapped: Buffer }[],
  ): Promise<void>;
  /** An owner says that the server was restored: every desk looks anew. */
  renew(): Promise<string>;
  /** 1 to 500 items; the same `push` again gets the answer of the first time. */
  push(push: string, items: readonly SealedItem[]): Promise<PushAnswer>;
  /** Items behind `after`, in the order of their commits. */
  pull(after: number, limit: number): Promise<readonly StoredItem[]>;
  versions(ids: readonly string[]): Promise<ReadonlyMap<string, number>>;
  /** Numbers of the parts that are there. */
  blobParts(blob: Buffer): Promise<readonly number[]>;
  putBlobPart(blob: Buffer, part: number, body: Buffer): Promise<void>;
  blobPart(blob: Buffer, part: number): Promise<Buffer | null>;
  /** For owners: what nothing names any more. */
  dropBlobs(blobs: readonly Buffer[]): Promise<void>;
  /** True when it is this desk's for the next `seconds`. */
  claim(item: string, seconds: number): Promise<boolean>;
  release(item: string): Promise<void>;
  claims(): Promise<readonly Claim[]>;
  /** Calls `onHint` when something changed; hints get lost, so ask every 30 s as well. Calls `onLost` once when the line is broken. */
  listen(onHint: (what: 'items' | 'claims' | 'desks') => void, onLost: () => void): Promise<void>;
  close(): Promise<void>;
};

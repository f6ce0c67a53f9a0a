/** What the stock takes at once; step 1 writes them into the server, so another number needs another step. */
export const limits = {
  pushItems: 500,
  /** Sealed bytes of one item. */
  itemBytes: 4 * 1024 * 1024,
  /** Sealed bytes of all items of one push. */
  pushBytes: 32 * 1024 * 1024,
  pullItems: 1000,
  /** A page ends after the item that reaches this. */
  pullBytes: 16 * 1024 * 1024,
  /** Clear bytes of one part of a blob. */
  blobPartBytes: 1024 * 1024,
  /** Sealed bytes of one part of a blob. */
  partBytes: 1024 * 1024 + 64,
  claimSeconds: 600,
} as const;

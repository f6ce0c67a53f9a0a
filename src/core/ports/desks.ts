/** The desks that this one knows, and its own keys. */
import type { DeskBook, DeskCard } from '#contract/hand-over-files';

/** Private keys, 32 bytes each, as base64url: what the store keeps. */
export type DeskIdentity = { readonly signing: string; readonly opening: string };

export type Desks = {
  /** The private keys of this desk. */
  identity(): DeskIdentity;
  book(): DeskBook;
  /** By fingerprint, this desk among them; null where it is not known. */
  find(fingerprint: string): DeskCard | null;
  /** Fault: desk-code-wrong. */
  add(name: string, code: string): DeskBook;
  /** Fault: not-found. */
  remove(fingerprint: string): DeskBook;
};

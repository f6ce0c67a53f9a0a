/** The desks that this one knows, and its own keys. */
import type { DeskBook, DeskCard } from '#contract/hand-over-files';
import type { DeskIdentity } from '../handover/desk-identity.ts';

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

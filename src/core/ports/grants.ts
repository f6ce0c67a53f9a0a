/** Files that a host took in for a page. */
import type { BundleSource } from './bundle-source.ts';
import type { Scratch } from './scratch.ts';

export type Grant = { readonly token: string; readonly name: string; readonly bytes: number };

export type GrantSource =
  | { readonly bytes: Uint8Array }
  | { readonly path: string }
  /** An upload that lies encrypted on disk; it goes when its grant goes. */
  | { readonly scratch: Scratch };

export type Grants = {
  /** Faults: unreadable-file, file-too-large. */
  offer(name: string, source: GrantSource): Promise<Grant>;
  /** Takes the bytes out; a grant works once. Fault: grant-unknown. */
  take(token: string): { readonly name: string; readonly bytes: Uint8Array };
  /** Takes a bundle out, which may be of any size; `release` lets go what lay on disk for it. Fault: grant-unknown. */
  takeBundle(token: string): { readonly source: BundleSource; readonly release: () => Promise<void> };
};

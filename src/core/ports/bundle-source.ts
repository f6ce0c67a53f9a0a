/** Where a bundle's bytes are, as plain data. */
import type { Scratch } from './scratch.ts';

export type BundleSource =
  /** An object of the vault: a recipe, or a whole zip of an older desk. */
  | { readonly stored: string }
  | { readonly path: string }
  | { readonly scratch: Scratch }
  | { readonly bytes: Uint8Array };

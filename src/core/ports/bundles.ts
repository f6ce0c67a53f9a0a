/** Bundles that were made. */
import type { BundleView } from '#contract/views';

export type StoredBundle = { readonly id: string; readonly vaultId: string; readonly view: BundleView };

export type Bundles = {
  /** `objects`: what the bundle needs of the vault beside its own. */
  save(bundle: StoredBundle, objects: Iterable<string>): void;
  list(): readonly StoredBundle[];
  /** Fault: not-found. */
  get(id: string): StoredBundle;
};

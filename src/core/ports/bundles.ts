/** Bundles that were made. */
import type { BundleStanding } from '#contract/mark-submitted';
import type { BundleView } from '#contract/views';

export type StoredBundle = { readonly id: string; readonly vaultId: string; readonly view: BundleView };

export type Bundles = {
  /** `objects`: what the bundle needs of the vault beside its own. */
  save(bundle: StoredBundle, objects: Iterable<string>): void;
  list(): readonly StoredBundle[];
  /** Fault: not-found. */
  get(id: string): StoredBundle;
  /** Fault: not-found. */
  standing(id: string): BundleStanding;
  /** Templates that came back since it was made. */
  rejectedSince(id: string): ReadonlySet<string>;
};

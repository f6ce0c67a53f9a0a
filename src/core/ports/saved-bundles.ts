/** Bundles that were saved outside, and passwords for the next saving. */
import type { SavedBundle, Sealing } from '#contract/sealed-bundles';

export type SavedBundles = {
  /** A password for one saving. */
  seal(bundle: string): Sealing;
  /** What a ref means: the bundle as it is, or under its password. Fault: not-found when its time is over. */
  find(ref: string): { readonly bundle: string; readonly password: string | null };
  /** Writes down that a bundle left the desk. `path`: '' where only the browser knows. */
  note(saved: {
    readonly bundle: string;
    readonly fileName: string;
    readonly path: string;
    readonly sealed: boolean;
  }): void;
  /** In clear and not confirmed gone, oldest first. */
  list(): readonly SavedBundle[];
  /** Fault: not-found. */
  confirmGone(id: string): void;
};

/** Which files of the vault the rows of the store name, and what is known of them. */
import type { ObjectKind, ObjectStat } from './vault.ts';

export type ObjectState = 'whole' | 'damaged' | 'gone';

export type NamedObject = {
  readonly vaultId: string;
  readonly kind: ObjectKind;
  /** null for bundles, and for files of an intake that have no template yet. */
  readonly template: string | null;
  /** Id of its row: scan, picture, bundle, file of an intake. */
  readonly row: string;
  /** A scan that is attached, the picture that counts: what a template's findings speak of. */
  readonly counts: boolean;
};

export type Objects = {
  /** What was known of an object when it was last read through. */
  known(vaultId: string): (ObjectStat & { readonly state: ObjectState }) | null;
  /** Keeps what was seen; templates that the object counts for are checked again when its state changes. */
  note(seen: readonly (ObjectStat & { readonly vaultId: string; readonly state: ObjectState })[]): void;
  /** What these templates (or all that are not removed) stand on. */
  ofTemplates(ids?: readonly string[]): readonly string[];
  /** Every object that any row names, in parts: those after `vaultId`, by id. */
  named(afterVaultId: string, limit: number): readonly NamedObject[];
  count(): number;
  isNamed(vaultId: string): boolean;
};

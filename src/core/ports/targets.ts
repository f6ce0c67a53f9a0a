/** The rule packs that this desk knows. */
import type { TargetPack } from '#domain/target/target';

export type Targets = {
  /** The strict pack first, the others by id. */
  readonly packs: readonly TargetPack[];
  /** Ids of those that the office brought. */
  readonly officeIds: readonly string[];
  /** Ids of those that count of the published edition. */
  readonly publishedIds: readonly string[];
  /** All packs as they would be with another edition's. */
  withPublished(packs: readonly TargetPack[]): readonly TargetPack[];
  /** Takes another edition's packs in place of those of now. */
  usePublished(packs: readonly TargetPack[]): void;
  /** Fault: target-unknown. */
  get(id: string): TargetPack;
  find(id: string): TargetPack | undefined;
  /** Reads a pack that somebody brings. Faults: pack-newer, pack-invalid. */
  read(pack: unknown): TargetPack;
  /** Writes it into the desk's folder and takes it in. Faults: as `read`, disk-full, read-only, desk-gone. */
  add(pack: unknown): Promise<void>;
  /** Fault: target-unknown when the office has none of this id. */
  remove(id: string): Promise<void>;
};

/** The publisher's edition of the rules, as operations see it. */
import type { EditionView } from '#contract/edition';
import type { Holidays } from '#domain/calendar/working-days';
import type { EditionManifest } from '#domain/edition/judge-edition';
import type { NamingLists } from '#domain/naming/naming-lists';
import type { TargetPack } from '#domain/target/target';
import type { HeldPackage } from './updates.ts';

/** What an edition brings of the rules; null for what it leaves to the app. */
export type EditionRules = {
  readonly packs: readonly TargetPack[];
  readonly holidays: Holidays | null;
  readonly naming: NamingLists | null;
};

/** What rules and days go by once everything is laid over each other: the app's own, an edition, the office's own files. */
export type RuleData = {
  readonly packs: readonly TargetPack[];
  readonly holidays: Holidays;
  readonly naming: NamingLists;
};

/** A rules file whose signature, bytes and statements hold, and that may be taken in here. */
export type CheckedEdition = {
  /** For `add`. */
  readonly id: string;
  readonly manifest: EditionManifest;
  readonly rules: EditionRules;
  /** What would count with it. */
  readonly data: RuleData;
  /** Version of other networks that would read; '' where the app's own come back, null where nothing changes about them. */
  readonly networks: string | null;
};

export type Editions = {
  view(): EditionView;
  /** The file is held until another one is checked; nothing is written. Faults: not-a-rules-file, rules-untrusted, rules-unfit, unreadable-file, file-too-large, cancelled. */
  check(held: HeldPackage, signal?: AbortSignal): Promise<CheckedEdition>;
  /** Rule packs, days off and naming words count at once, networks from the next opening on. Faults: as `check`, not-found, read-only, disk-full, disk-failing. */
  add(id: string, signal?: AbortSignal): Promise<void>;
  /** Fault: not-found where there is none. */
  remove(): Promise<void>;
  /** Proves once more what lies in the desk's folder. */
  prove(): Promise<EditionView>;
  close(): Promise<void>;
};

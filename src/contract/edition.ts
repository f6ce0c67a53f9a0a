/**
 * Editions of the rules that the publisher sends between two versions of the app: rule packs, days off, naming words and reading
 * networks in one signed file, the rules file. Nothing here asks a network.
 */
import { type } from '@orpc/contract';
import { z } from 'zod';
import type { CalendarDate } from '#domain/date/calendar-date';
import type { WordChanges, YearChange } from '#domain/edition/compare-rules';
import type { TargetDifference } from '#domain/target/diff-targets';
import { looking } from './operation.ts';
import { dateSchema } from './schemas.ts';
import type { Distrust } from './updates.ts';
import type { TargetPreview } from './views.ts';

/** Largest rules file that is taken, bytes. */
export const mostRulesFileBytes = 64_000_000;
/** Largest file with rules in it, bytes. */
export const mostRulesBytes = 4_000_000;
/** Files of one edition, beside what is said of them. */
export const mostEditionFiles = 100;

export const rulesProduct = 'cn.shiming.desk.rules';

export const editionManifestSchema = z.strictObject({
  format: z.literal(1),
  product: z.literal(rulesProduct),
  edition: z.int().positive().max(1_000_000),
  date: dateSchema,
  least: z.string().max(60),
  networks: z
    .string()
    .regex(/^[a-z0-9][a-z0-9.-]{0,39}$/)
    .nullable(),
  files: z
    .array(
      z.strictObject({
        name: z.string().max(80),
        bytes: z.int().positive().max(mostRulesFileBytes),
        sha512: z.string().regex(/^[0-9a-f]{128}$/),
      }),
    )
    .min(1)
    .max(mostEditionFiles),
});

export type EditionStanding = 'counts' | 'past' | 'app-older' | Distrust;

/** The edition that lies in the desk's folder. */
export type InstalledEdition = {
  readonly edition: number;
  /** Null where nothing that it says can be trusted. */
  readonly date: CalendarDate | null;
  readonly standing: EditionStanding;
  /** Ids of the rule packs that it brings. */
  readonly packs: readonly string[];
  readonly holidayYears: readonly string[];
  readonly hasNaming: boolean;
  /** `later`: read with from the next opening of the desk on. `damaged`: they lie there changed, or were not restored. */
  readonly networks: 'none' | 'used' | 'later' | 'damaged';
};

export type EditionView = {
  /** This build knows the key of its publisher. */
  readonly knowsPublisher: boolean;
  readonly installed: InstalledEdition | null;
  /** What reads now is another one than the next opening will use. */
  readonly needsOpening: boolean;
};

/** A rule pack that an edition brings. */
export type BroughtPack = {
  readonly id: string;
  readonly name: { readonly zh: string; readonly en: string };
  readonly asOf: CalendarDate;
  /** `replaced`: one of this id counts now; `new`: none does; `office`: the office's own goes on counting. */
  readonly kind: 'replaced' | 'new' | 'office';
  /** Against the pack that counts now, or the desk's default where there is none. */
  readonly differences: readonly TargetDifference[];
};

/** What an edition would change before it is taken in. */
export type EditionPreview = {
  /** For `add`; the newest preview only. */
  readonly id: string;
  readonly edition: number;
  readonly date: CalendarDate;
  /** The edition that it replaces. */
  readonly from: number | null;
  readonly packs: readonly BroughtPack[];
  /** Ids of packs that the edition of now brings and this one does not: the app's own of the same id comes back. */
  readonly leaving: readonly string[];
  readonly checked: number;
  readonly changes: TargetPreview['changes'];
  readonly holidays: readonly YearChange[];
  readonly naming: WordChanges;
  /** Version of other networks than those of now; '' where the app's own come back, null where nothing changes about them. */
  readonly networks: string | null;
};

const grant = z.string().regex(/^[0-9a-f]{32}$/);
const offer = z.string().regex(/^[0-9a-f-]{36}$/);

export const editionContract = {
  view: looking.output(type<EditionView>()),
  /** Proves a rules file and says what it would change; nothing is written. Faults: not-a-rules-file, rules-untrusted, rules-unfit, grant-unknown, unreadable-file, file-too-large. */
  preview: looking.input(z.object({ grant })).output(type<EditionPreview>()),
  /** Proves it once more and takes it in. Faults: as `preview`, not-found, read-only, disk-full, disk-failing. */
  add: looking.input(z.object({ offer })).output(type<EditionView>()),
  /** Takes the edition away; the app's own rules count again. Fault: not-found. */
  remove: looking.output(type<EditionView>()),
};

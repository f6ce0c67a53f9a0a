/** What operations answer with. Views carry everything that a page shows, so that one call is one round trip. */

import type { CalendarEntry } from '#domain/calendar/calendar-template';
import type { CertificateType } from '#domain/certificate/type';
import type { CalendarDate } from '#domain/date/calendar-date';
import type { DomainCounts } from '#domain/domain-name/domain-state';
import type { Finding, FindingCode } from '#domain/finding/finding';
import type { Outcome } from '#domain/outcome/outcome';
import type { PayloadWay } from '#domain/payload/payload';
import type { Picture, Scan } from '#domain/picture/picture';
import type { TargetDifference } from '#domain/target/diff-targets';
import type { TargetPack } from '#domain/target/target';
import type { AgreedValues } from '#domain/template/agreed';
import type { HolderKind, TemplateFields } from '#domain/template/fields';
import type { CheckSummary } from '#domain/template/readiness';
import type { Readiness, ReviewState } from '#domain/template/state';
import type { EventActor } from './actors.ts';
import type { BackupStanding } from './backups.ts';
import type { HistoryState } from './doctor.ts';
import type { KeyProtection, KeyTrouble } from './keys.ts';
import { type TemplateFilter, type TemplateSort, templateFilters, templateSorts } from './list-scope.ts';
import type { OpenConflict } from './open-conflict.ts';
import type { Settings } from './schemas.ts';

export type { CheckSummary };

export type DeskStatus = {
  readonly desk: string;
  readonly protection: KeyProtection;
  readonly keyTrouble: KeyTrouble | null;
  /** The desk's place cannot be written: everything can be looked at, nothing changed. */
  readonly isForLooking: boolean;
  readonly history: HistoryState;
  readonly backup: BackupStanding;
  readonly templates: number;
  readonly appVersion: string;
  /** Newest date of a rule pack. */
  readonly rulesAsOf: CalendarDate;
  readonly settings: Settings;
  readonly today: CalendarDate;
  /** What the rail counts. */
  readonly badges: {
    /** Rejected templates that nobody has repaired yet. */
    readonly returned: number;
  };
};

/** From the history of this day in China. */
export type TodayFigures = {
  /** Templates that went into a bundle or were handed in. */
  readonly done: number;
  /** Time between the changes of those, long pauses left out; null where it is not known. */
  readonly averageSeconds: number | null;
};

/** One line of the list; the number is masked. */
export type TemplateRow = {
  readonly id: string;
  readonly holderKind: HolderKind;
  readonly name: string;
  readonly certificateType: CertificateType | '';
  readonly maskedNumber: string;
  readonly customer: string;
  readonly state: ReviewState;
  readonly check: CheckSummary;
  /** What its names come to; null without names. */
  readonly domains: DomainCounts | null;
  readonly updatedAt: string;
};

export { type TemplateFilter, type TemplateSort, templateFilters, templateSorts };

export type TemplateList = {
  readonly rows: readonly TemplateRow[];
  readonly total: number;
  /** Rows still to be checked again for a new day, target or rules; the list shows their last state meanwhile. */
  readonly stale: number;
  readonly counts: Readonly<Record<TemplateFilter, number>>;
};

export type TemplateEvent = {
  readonly id: number;
  readonly at: string;
  readonly kind:
    | 'created'
    | 'changed'
    | 'removed'
    | 'restored'
    | 'state-set'
    | 'domains-set'
    | 'scan-attached'
    | 'scan-detached'
    | 'picture-prepared'
    | 'agreed'
    | 'number-shown'
    | 'listed'
    | 'bundled'
    | 'undone'
    | 'redone'
    | 'erased'
    | 'papers-erased'
    | 'desk-restored'
    | 'update-ready'
    | 'app-changed'
    | 'edition-added'
    | 'edition-removed'
    | 'key-added'
    | 'key-removed'
    | 'rekeyed'
    | 'handed-over'
    | 'taken-over'
    | 'decided'
    | 'bundle-saved'
    | 'bundle-gone';
  /** Field paths, codes, ids; never personal values. */
  readonly data: Readonly<Record<string, string | number | readonly string[]>>;
  /** Whose change it was; null as long as the desk knows one actor only. */
  readonly by: EventActor | null;
};

/** How often a finding was there when something went out, and what came of it. `foresaw`: rejected for what it foresees. */
export type RuleCount = {
  readonly code: FindingCode;
  readonly sent: number;
  readonly verified: number;
  readonly rejected: number;
  readonly foresaw: number;
};

/** What a rule pack would change before it is taken in. */
export type TargetPreview = {
  readonly pack: TargetPack;
  /** `users`: templates that use the pack of this id now; `all`: the id is new, so every template as if it were sent there. */
  readonly scope: 'users' | 'all';
  /** Against the pack that it replaces, or the desk's default. */
  readonly differences: readonly TargetDifference[];
  readonly checked: number;
  /** Templates whose readiness changes. */
  readonly changes: readonly {
    readonly template: string;
    readonly name: string;
    readonly before: Readiness;
    readonly after: Readiness;
    /** What stops it then. */
    readonly reasons: readonly Finding[];
  }[];
};

export type TemplateView = {
  readonly id: string;
  readonly revision: number;
  readonly state: ReviewState;
  readonly removed: boolean;
  readonly fields: TemplateFields;
  readonly scans: readonly Scan[];
  readonly picture: Picture | null;
  readonly agreed: AgreedValues;
  /** Where another desk wrote another value, and nobody decided yet (`handover.decide`). */
  readonly conflicts: readonly OpenConflict[];
  readonly findings: readonly Finding[];
  readonly check: CheckSummary;
  /** Values that a person should compare with the paper (`verifyItemsOf`). */
  readonly doubts: number;
  /** What its names come to; null without names. The names themselves: `domains.list`. */
  readonly domains: DomainCounts | null;
  readonly events: readonly TemplateEvent[];
  /** Newest first. */
  readonly outcomes: readonly Outcome[];
  readonly createdAt: string;
  readonly updatedAt: string;
};

export type CheckView = {
  readonly template: string;
  readonly name: string;
  readonly state: ReviewState;
  readonly check: CheckSummary;
  readonly findings: readonly Finding[];
  /** What its names come to; null without names. */
  readonly domains: DomainCounts | null;
};

export type LeftOut = {
  readonly template: string;
  readonly name: string;
  readonly reasons: readonly Finding[];
};

export type BundleView = {
  readonly id: string;
  readonly fileName: string;
  readonly target: string;
  readonly sha256: string;
  readonly bytes: number;
  readonly madeAt: string;
  readonly items: readonly {
    readonly template: string;
    readonly name: string;
    readonly files: readonly string[];
    /** How it is verified, and the names that went; the template as a whole where it is not said. */
    readonly way?: PayloadWay;
    readonly domains?: readonly string[];
  }[];
  readonly left: readonly LeftOut[];
};

export type BundleProgress =
  | { readonly kind: 'progress'; readonly done: number; readonly total: number; readonly name: string }
  | { readonly kind: 'done'; readonly bundle: BundleView };

export const bundleProblems = [
  'not-a-zip',
  /** A sealed zip: its password opens it. */
  'password-needed',
  'password-wrong',
  'manifest-missing',
  'manifest-unreadable',
  'manifest-newer',
  'file-missing',
  'file-changed',
  'file-added',
  'file-unreadable',
] as const;
export type BundleProblem = {
  readonly code: (typeof bundleProblems)[number];
  /** File inside the bundle. */
  readonly file: string;
  /** Byte offset of the first difference inside that file or the zip, where it is known. */
  readonly offset?: number;
};

/** A day that matters for a template. */
export type CalendarItem = CalendarEntry & { readonly template: string; readonly name: string };

export type BundleVerdict = {
  readonly ok: boolean;
  readonly items: number;
  readonly problems: readonly BundleProblem[];
};

export type DemoSummary = {
  readonly templates: number;
  readonly scans: number;
  readonly ready: number;
  readonly waiting: number;
  readonly stopped: number;
};

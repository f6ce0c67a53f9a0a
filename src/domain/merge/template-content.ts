/** What desks share of a template: everything that a person decided on it, without ids, revisions and times of one desk. */
import type { DomainRecord } from '../domain-name/domain-state.ts';
import type { Outcome } from '../outcome/outcome.ts';
import type { ScanSide } from '../picture/picture.ts';
import type { Plan, SidePlan } from '../plan/plan.ts';
import type { AgreedValues } from '../template/agreed.ts';
import type { TemplateFields } from '../template/fields.ts';
import type { ReviewState } from '../template/state.ts';

/** A scan by its bytes, so that two desks mean the same one: SHA-256 in hex and the page, e.g. `9f…#1` (`scanKey`). */
export type ScanKey = string;

export type SharedScan = { readonly key: ScanKey; readonly side: ScanSide };

/** A plan whose sides name scans by their bytes. */
export type SharedPlan = Omit<Plan, 'sides'> & {
  readonly sides: readonly (Omit<SidePlan, 'scanId'> & { readonly scan: ScanKey })[];
};

export type SharedPicture = {
  readonly sha256: string;
  readonly target: string;
  readonly plan: SharedPlan;
};

export type TemplateContent = {
  readonly fields: TemplateFields;
  readonly state: ReviewState;
  readonly removed: boolean;
  readonly agreed: AgreedValues;
  /** What is known of its names, by `domainKey`; a name of which nothing is known has none. */
  readonly records: Readonly<Record<string, DomainRecord>>;
  /** In their order; no key twice. */
  readonly scans: readonly SharedScan[];
  readonly picture: SharedPicture | null;
  /** Oldest first. */
  readonly outcomes: readonly Outcome[];
};

export const scanKey = (sha256: string, page: number): ScanKey => `${sha256}#${page}`;

/** A finding: something wrong or noteworthy about a template or its pictures. An ordinary value, never an exception. */
import type { FactPath } from '../question/facts.ts';
import type { FieldPath } from '../template/fields.ts';
import { type FindingCode, findingCatalogue } from './catalogue.ts';
import type { FailureId, FindingLevel, RequirementId } from './finding-row.ts';

/** Where it is: a field (with the positions of the offending characters, counted in UTF-16 units from 0) or a picture (with a region in fractions of it). */
export type Place =
  | {
      readonly field: FieldPath;
      readonly positions?: readonly number[];
      /** Where on a scan it is printed. */
      readonly printed?: { readonly scanId: string; readonly region: Region };
    }
  | { readonly picture: 'scan' | 'upload'; readonly scanId?: string; readonly region?: Region };

/** A rectangle in fractions of a picture's width and height. */
export type Region = {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
};

/** Values for the sentence; only what the sentence shows. */
export type FindingData = Readonly<Record<string, string | number | boolean | readonly string[]>>;

/** An exact edit that a person can accept: replace `from` by `to` in `field`. Facts that only a person knows have none. */
export type Repair = {
  readonly field: Exclude<FieldPath, FactPath>;
  readonly from: string;
  readonly to: string;
};

export type { FailureId, FindingCode, FindingLevel, RequirementId };

export type Finding = {
  readonly code: FindingCode;
  readonly level: FindingLevel;
  readonly at: Place;
  readonly data: FindingData;
  readonly requirements: readonly RequirementId[];
  readonly foresees: readonly FailureId[];
  /** Ranked, best first; the first one is what the repair key does. */
  readonly repairs: readonly Repair[];
};

/**
 * Builds a finding from its row in the catalogue. `level` overrides the row's level where the circumstances decide it.
 */
export const finding = (
  code: FindingCode,
  at: Place,
  more: { data?: FindingData; repairs?: readonly Repair[]; level?: FindingLevel } = {},
): Finding => {
  const row = findingCatalogue[code];
  return {
    code,
    level: more.level ?? row.level,
    at,
    data: more.data ?? {},
    requirements: row.requirements,
    foresees: row.foresees,
    repairs: more.repairs ?? [],
  };
};

const order: Record<FindingLevel, number> = { stop: 0, warn: 1, note: 2 };

/** Most serious first; findings of one level keep their order. */
export const bySeverity = (findings: readonly Finding[]): Finding[] =>
  [...findings].sort((a, b) => order[a.level] - order[b.level]);

/** What the catalogue says of each finding. */

export type FindingLevel = 'stop' | 'warn' | 'note';

/** R-number of the requirements table. */
export type RequirementId = `R${string}`;
/** F-number of the failure-message table. */
export type FailureId = `F${string}`;

/** Edits of one of the good dossiers of the tests: fields by their path. */
type Edits = Readonly<Record<string, unknown>>;

/** A case that raises a finding and one close to it that must not. The table tests and `docs/rules.md` are made from it. */
export type FindingExample = {
  /** Which good dossier: `person`, `company`, `foreigner` … */
  readonly on: string;
  /** The fault in a few words. */
  readonly what: string;
  readonly fires: Edits;
  readonly nearMiss: Edits;
};

export type FindingRow = {
  readonly level: FindingLevel;
  readonly requirements: readonly RequirementId[];
  readonly foresees: readonly FailureId[];
  /** Where the rule comes from, where requirements and failures do not say it. */
  readonly source?: string;
  readonly example?: FindingExample;
};

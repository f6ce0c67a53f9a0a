/** What the catalogue says of each finding. */

export type FindingLevel = 'stop' | 'warn' | 'note';

/** R-number of the requirements table. */
export type RequirementId = `R${string}`;
/** F-number of the failure-message table. */
export type FailureId = `F${string}`;

export type FindingRow = {
  readonly level: FindingLevel;
  readonly requirements: readonly RequirementId[];
  readonly foresees: readonly FailureId[];
};

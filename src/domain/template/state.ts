/** Where a template stands with the registry (RealNameStatus), and what the desk makes of it today. */

export const reviewStates = ['not-submitted', 'in-review', 'verified', 'rejected'] as const;
export type ReviewState = (typeof reviewStates)[number];

/**
 * What the findings of a template add up to: `stop` somebody must act, `wait` only time is missing
 * (the ten days of R22), `ready` it may go into a bundle.
 */
export const readinessLevels = ['stop', 'wait', 'ready'] as const;
export type Readiness = (typeof readinessLevels)[number];

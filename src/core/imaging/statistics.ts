/** Order statistics over measured values. */
import { valueAtRank } from './value-at-rank.ts';

/** The value that this share (0–1) of `values` lies under; `otherwise` for none. */
export const quantile = (values: ArrayLike<number>, share: number, otherwise = 0): number => {
  if (values.length === 0) return otherwise;
  const rank = Math.min(values.length - 1, Math.floor(values.length * share));
  return valueAtRank(Float32Array.from(values), rank);
};

/** The value in the middle; `otherwise` for none. */
export const median = (values: ArrayLike<number>, otherwise = 0): number => quantile(values, 0.5, otherwise);

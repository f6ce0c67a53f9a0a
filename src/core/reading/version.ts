/** The version of what reads: the networks, and the rules above them. A scan that was read by another is read again. */
import { weightsVersion } from './weights.ts';

/** Counted up with every change that makes another reading of the same pixels. */
const rules = 5;

/** `weights`: version of the networks. */
export const readingVersionOf = (weights: string): string => `${weights}+${rules}`;

/** With the app's own networks. */
export const readingVersion = readingVersionOf(weightsVersion);

/** Loaded into a host of the pictures before everything else: its clock starts when it is told to, on the day that they show. */
import { startVariable } from './day.ts';

const Real = Date;
const shift = Real.parse(process.env[startVariable] ?? '') - Real.now();

globalThis.Date = class extends Real {
  constructor(...parts: []) {
    // Only what asks for this moment is shifted.
    super(...((parts.length === 0 ? [Real.now() + shift] : parts) as []));
  }

  static override now(): number {
    return Real.now() + shift;
  }
} as DateConstructor;

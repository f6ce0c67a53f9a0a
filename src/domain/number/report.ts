/** What the desk says about one certificate number. */
import type { CertificateType } from '../certificate/type.ts';
import type { Finding } from '../finding/finding.ts';

export type NumberReport = {
  readonly kind: CertificateType;
  /** As typed. */
  readonly value: string;
  /** Spaces, separators, width and case removed: what goes to the registrar. */
  readonly compact: string;
  /** No finding of level `stop`. */
  readonly valid: boolean;
  /** All of them, with positions into `value`. */
  readonly findings: readonly Finding[];
  /** Whole numbers that would be valid, likeliest first, at most five. */
  readonly suggestions: readonly string[];
  /** What the number says: birth date, sex, division, authority, nationality, … */
  readonly parts: Readonly<Record<string, string>>;
};

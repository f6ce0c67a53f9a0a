/** Why a file is refused. */
import { type Finding, type FindingCode, type FindingData, finding } from '#domain/finding/finding';

/** The one stopping finding that says why a file is refused. */
export class Unreadable extends Error {
  readonly finding: Finding;
  constructor(refusal: Finding, cause?: unknown) {
    super(refusal.code, { cause });
    this.finding = refusal;
  }
}

/** Of the file as a whole. */
export const unreadable = (code: FindingCode, data: FindingData = {}, cause?: unknown): Unreadable =>
  new Unreadable(finding(code, { picture: 'scan' }, { data }), cause);

/** More than that is not held: 300 MB of pixels. */
export const maxPixels = 100_000_000;

/** Throws Unreadable. */
export const refuseTooMany = (width: number, height: number): void => {
  if (width * height > maxPixels)
    throw unreadable('picture-too-many-pixels', { width, height, limit: maxPixels });
};

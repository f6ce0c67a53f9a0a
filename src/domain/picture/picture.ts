/** Facts about scans and upload pictures that rules look at. Bytes never come here. */
import type { Finding } from '../finding/finding.ts';
import type { Corners, PictureFormat, Plan } from '../plan/plan.ts';
import type { ScanReading } from '../reading/reading.ts';

/** File formats told apart by their magic bytes. */
export const imageTypes = [
  'jpeg',
  'png',
  'webp',
  'tiff',
  'avif',
  'bmp',
  'heic',
  'gif',
  'pdf',
  'svg',
  'unknown',
] as const;
export type ImageType = (typeof imageTypes)[number];

/** `proof`: a further paper that goes onto the same picture, e.g. a stamped certificate of residence (R43, R52, R59). */
export type ScanSide = 'front' | 'back' | 'page' | 'proof';

/** A paper that the desk sees in a scan: a suggestion, never a decision. */
export type LocatedPaper = {
  /** Fractions of the upright scan, clockwise from the corner that is nearest to its top left. */
  readonly corners: Corners;
  /** 0–1; at least 0.8 means as good as always right. */
  readonly confidence: number;
};

/** What a file says of itself. */
export type FileFacts = {
  readonly type: ImageType;
  /** Lower-case extension of the name it came with, without the dot; `''` when there was none. */
  readonly extension: string;
  readonly bytes: number;
  /** Pixels after turning upright by EXIF. */
  readonly width: number;
  readonly height: number;
  /** Printed resolution in dots per inch as the file claims it; null when it does not. */
  readonly dpi: number | null;
  readonly pages: number;
  /** The one of them that is used, from 1. */
  readonly page: number;
  readonly colourSpace: string;
  readonly bitDepth: number;
  readonly alpha: boolean;
};

export type ScanFacts = FileFacts & {
  /** The likeliest first; none where nothing has four sides. */
  readonly papers: readonly LocatedPaper[];
};

export type Scan = {
  readonly id: string;
  /** SHA-256 of the original bytes, hex. */
  readonly sha256: string;
  readonly side: ScanSide;
  /** The file's own name, without folders. */
  readonly name: string;
  readonly facts: ScanFacts;
  readonly findings: readonly Finding[];
  /** What was read on it; null where it was not read yet, or cannot be. */
  readonly reading: ScanReading | null;
  /** When it was attached, UTC ISO. */
  readonly addedAt: string;
  /** Its bytes in the desk are damaged or gone. */
  readonly damaged?: boolean;
};

/** An upload picture made from scans + plan + target. */
export type Picture = {
  readonly id: string;
  readonly sha256: string;
  readonly plan: Plan;
  /** Target id whose window it was fitted into. */
  readonly target: string;
  readonly output: PictureFacts;
  readonly findings: readonly Finding[];
  readonly madeAt: string;
  /** Its bytes in the desk are damaged or gone. */
  readonly damaged?: boolean;
};

export type PictureFacts = {
  readonly type: 'jpeg' | 'bmp';
  readonly extension: PictureFormat;
  readonly bytes: number;
  readonly width: number;
  readonly height: number;
  /** Density tag written into the file, dots per inch. */
  readonly dpi: number;
  /** JPEG quality 1–100 used; null for BMP. */
  readonly quality: number | null;
  /** Pixels per inch of paper, from the paper's known size; null when that is unknown. */
  readonly paperDpi: number | null;
};

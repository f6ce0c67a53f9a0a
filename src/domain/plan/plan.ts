/** The plan: how scans become the upload picture. Geometry only; recorded with the picture so that it can always be made again. */
import type { CertificateType } from '../certificate/type.ts';

/** A point in fractions of the upright picture's width and height. */
export type Point = readonly [x: number, y: number];

/** Four corners, clockwise from the paper's own top left. */
export type Corners = readonly [Point, Point, Point, Point];

export type QuarterTurns = 0 | 1 | 2 | 3;

/**
 * What happens to one scan, in this order: upright by EXIF (always), rectify by `corners` (null: whole picture),
 * `flip` left-right when it was mirrored, then `turns` quarter turns clockwise.
 */
export type SidePlan = {
  readonly scanId: string;
  readonly corners: Corners | null;
  readonly flip: boolean;
  readonly turns: QuarterTurns;
};

export type MergeLayout = 'stacked' | 'side-by-side';

export type Plan = {
  readonly version: 1;
  /** One entry per side, in the order in which they appear on the picture. */
  readonly sides: readonly SidePlan[];
  /** Used when there are two sides or more. */
  readonly layout: MergeLayout;
  /** Rim of background kept around the corners, as a fraction of the paper's shorter side. */
  readonly rim: number;
  /** The kind of paper, where known: gives true aspect ratio and resolution. */
  readonly paper: CertificateType | '';
  readonly format: PictureFormat;
};

export type PictureFormat = 'jpg' | 'bmp';

/** Sides that one picture takes. */
export const mostSides = 8;

/** The largest part of a scan that the upload picture keeps by default around its corners. */
export const defaultRim = 0.03;

export const wholeSide = (scanId: string): SidePlan => ({ scanId, corners: null, flip: false, turns: 0 });

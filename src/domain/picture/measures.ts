/** What is measured on a scan around the print that was read, before any judgement. Regions are fractions of the upright scan. */
import type { Region } from '../finding/finding.ts';

export type Measures = {
  /** How sharp and how lit lines of print are, median over lines; null where too few were found. */
  readonly print: PrintMeasures | null;
  /** Where a reflection took print away. */
  readonly glare: Region | null;
  /** How far a licence's emblem is from grey, 0–1, whatever colour the light has; null where no emblem was found. */
  readonly emblem: number | null;
  /** Sides of a licence that lie outside of the photo. */
  readonly cutSides: readonly PaperEdge[];
  /** Words of a text that lies over the paper and is none of its print, and where it stands. */
  readonly watermark: { readonly text: string; readonly place: Region } | null;
};

export type PrintMeasures = {
  /** Lines that were measured; 0 where so few were found that tiles of the photo stand for them. */
  readonly lines: number;
  /** Width of the edges of print, in thousandths of the longer side of all print. */
  readonly edgeWidth: number;
  /** Where print is least sharp. */
  readonly softest: Region;
  /** Brightness of the ground between characters, 0–255. */
  readonly ground: number;
  /** How much darker print is than its ground, 0–1. */
  readonly contrast: number;
  /** Characters that were read, and the share of them that is sure. */
  readonly characters: number;
  readonly sure: number;
};

export const paperEdges = ['top', 'right', 'bottom', 'left'] as const;
export type PaperEdge = (typeof paperEdges)[number];

/** Of a scan on which too little was found. */
export const nothingMeasured: Measures = {
  print: null,
  glare: null,
  emblem: null,
  cutSides: [],
  watermark: null,
};

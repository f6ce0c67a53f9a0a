/** Every measure of one paper in a scan. Judging them is `judgeMeasures` in the domain. */
import type { CertificateType } from '#domain/certificate/type';
import type { Measures } from '#domain/picture/measures';
import { sidesOnFrame, wholePicture } from '#domain/plan/corners';
import type { Corners } from '#domain/plan/plan';
import type { OpenScan } from '../open-scan.ts';
import { type Cells, readCells } from './cells.ts';
import { measureColour } from './colour.ts';
import { type FacePrint, facePrintOf } from './face-print.ts';
import { measureGlare } from './glare.ts';
import { readLayout } from './layout.ts';
import { measureLight } from './light.ts';
import { readOverlay } from './overlay.ts';
import { findPortrait } from './portrait.ts';
import { measureScreen } from './screen.ts';
import { measureSharpness } from './sharpness.ts';
import { readTextDirection } from './text-direction.ts';
import { type PaperView, viewPaper } from './view.ts';

/**
 * Measures the paper inside `corners` (fractions of the upright picture), or the whole picture; `type` narrows the layouts.
 * Null where the corners span too little to be looked at.
 */
export const measurePaper = (
  scan: OpenScan,
  corners: Corners | null,
  type: CertificateType | '',
): Measures | null => {
  const looked = lookAt(scan, corners);
  return looked && { ...looked.measures, layout: readLayout(looked.view, looked.cells, type) };
};

/** What the paper inside `corners` bears, to be compared with another photo; null as for `measurePaper`. */
export const readFace = (scan: OpenScan, corners: Corners | null): FacePrint | null => {
  const looked = lookAt(scan, corners);
  return looked && facePrintOf(looked.cells);
};

type Looked = {
  readonly view: PaperView;
  readonly cells: Cells;
  readonly measures: Omit<Measures, 'layout'>;
};

/** What was last looked at in a scan: inspecting it and preparing it with the corners that were found need the same. */
const lastLook = new WeakMap<OpenScan, { readonly corners: string; readonly looked: Looked | null }>();

const lookAt = (scan: OpenScan, corners: Corners | null): Looked | null => {
  const key = JSON.stringify(corners);
  const last = lastLook.get(scan);
  if (last?.corners === key) return last.looked;
  const looked = look(scan, corners);
  lastLook.set(scan, { corners: key, looked });
  return looked;
};

const look = ({ raster, copy }: OpenScan, corners: Corners | null): Looked | null => {
  const quad = corners ?? wholePicture;
  const view = viewPaper(copy, quad);
  if (!view) return null;
  const cells = readCells(view);
  const colour = measureColour(view);
  const measures = {
    ...measureSharpness(view),
    ...measureLight(cells),
    ...measureGlare(view, cells),
    ...colour,
    portrait: findPortrait(cells, colour.emblem),
    screenPattern: measureScreen(raster, quad),
    cutSides: corners ? sidesOnFrame(corners) : [],
    text: readTextDirection(view, cells),
    overlay: readOverlay(view, cells),
  };
  return { view, cells, measures };
};

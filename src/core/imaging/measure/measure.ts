/** Every measure of one paper in a scan. Judging them is `judgeMeasures` in the domain. */
import type { CertificateType } from '#domain/certificate/type';
import type { Measures } from '#domain/picture/measures';
import { sidesOnFrame, wholePicture } from '#domain/plan/corners';
import type { Corners } from '#domain/plan/plan';
import type { Raster } from '../raster.ts';
import { readCells } from './cells.ts';
import { measureColour } from './colour.ts';
import { readLayout } from './layout.ts';
import { measureLight } from './light.ts';
import { measureScreen } from './screen.ts';
import { measureSharpness } from './sharpness.ts';
import { viewCopy, viewPaper } from './view.ts';

/**
 * Measures the paper inside `corners` (fractions of the upright picture), or the whole picture; `type` narrows the layouts.
 * Null where the corners span too little to be looked at.
 */
export const measurePaper = (
  picture: Raster,
  corners: Corners | null,
  type: CertificateType | '',
): Measures | null => {
  const quad = corners ?? wholePicture;
  const view = viewPaper(viewCopy(picture), quad);
  if (!view) return null;
  const cells = readCells(view);
  return {
    ...measureSharpness(view),
    ...measureLight(cells),
    ...measureColour(view),
    screenPattern: measureScreen(picture, quad),
    cutSides: corners ? sidesOnFrame(corners) : [],
    layout: readLayout(view, cells, type),
  };
};

/** Where text stands on a picture, without reading it: what the search for the document begins with. */
import { mapCorners } from '#domain/plan/corners';
import type { Corners, Point } from '#domain/plan/plan';
import type { Raster } from '../imaging/raster.ts';
import type { Engine } from './engine.ts';
import { detectionInput } from './resample.ts';
import { findTextBoxes, textLong } from './text-boxes.ts';
import { boxCorners } from './turn-picture.ts';

/** Each line's corners in fractions of the picture, clockwise from where its text begins. */
export const findText = async (engine: Engine, picture: Raster): Promise<Corners[]> => {
  const { planes, width, height } = detectionInput(picture, textLong);
  const map = await engine.detect(planes, width, height);
  return findTextBoxes(map, width, height).map((box) =>
    mapCorners(boxCorners(box), ([x, y]): Point => [x / width, y / height]),
  );
};

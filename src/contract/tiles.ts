/** Templates as tiles of the gallery: a row of the list with what there is to see of it. */
import { type } from '@orpc/contract';
import { z } from 'zod';
import type { ScanSide } from '#domain/picture/picture';
import { looking } from './operation.ts';
import { idSchema } from './schemas.ts';
import type { TemplateRow } from './views.ts';

/** A scan of a template, to be looked at. */
export type TileScan = {
  readonly id: string;
  readonly side: ScanSide;
  /** What the file is called. */
  readonly name: string;
  /** Its bytes in the desk are damaged or gone. */
  readonly damaged: boolean;
};

export type Tile = TemplateRow & {
  readonly removed: boolean;
  /** The picture that will be uploaded; null where none was made. */
  readonly picture: { readonly id: string; readonly damaged: boolean } | null;
  readonly scans: readonly TileScan[];
};

/** Tiles of one question. */
export const mostTiles = 100;

export const tileOperations = {
  /** In the order asked for; null for a template that is gone. As of the last check: nothing is checked. */
  tiles: looking
    .input(z.object({ ids: z.array(idSchema).max(mostTiles) }))
    .output(type<readonly (Tile | null)[]>()),
};

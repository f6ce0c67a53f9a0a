/** What a reader is given. */
import type { LayerLine } from '#domain/reading/text-layer';

/** Red, green, blue, rows from the top without padding; the core has looked at its shape. */
export type ReadablePixels = { readonly bytes: Uint8Array; readonly width: number; readonly height: number };

/** Text that the file says its pixels show. */
export type ReadableText = { readonly layer: readonly LayerLine[] };

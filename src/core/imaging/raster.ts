import type { Finding } from '#domain/finding/finding';
import { giveBackMemory, takeMemory } from './spare-memory.ts';

/** Pixels as all stages pass them on: 8 bits a channel, red green blue, sRGB, rows from the top without padding. */
export type Raster = { readonly width: number; readonly height: number; readonly data: Uint8Array };

/** Pixels of a file, upright, and what was remarkable about reading them. */
export type Decoded = Raster & { readonly findings: readonly Finding[] };

export const blankRaster = (width: number, height: number, value = 255): Raster => ({
  width,
  height,
  data: new Uint8Array(width * height * 3).fill(value),
});

/** In memory that was used before: whoever takes it writes every pixel. */
export const takeRaster = (width: number, height: number): Raster => {
  const bytes = width * height * 3;
  return { width, height, data: new Uint8Array(takeMemory(bytes), 0, bytes) };
};

/** Only for a raster that was taken and that nothing reads any more. */
export const giveBackRaster = ({ data }: Raster): void => giveBackMemory(data.buffer);

/** Pixels as all stages pass them on: 8 bits a channel, red green blue, sRGB, rows from the top without padding. */
export type Raster = { readonly width: number; readonly height: number; readonly data: Uint8Array };

export const blankRaster = (width: number, height: number, value = 255): Raster => ({
  width,
  height,
  data: new Uint8Array(width * height * 3).fill(value),
});

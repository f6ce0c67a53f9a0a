/** QR codes of a picture, as text. What they hold is never opened. */
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { prepareZXingModule, readBarcodes } from 'zxing-wasm/reader';
import type { Raster } from '../imaging/raster.ts';

let isReady: Promise<unknown> | null = null;

/** The library would fetch its program from the network; here it is handed over. */
const getReady = (): Promise<unknown> =>
  (isReady ??= readFile(createRequire(import.meta.url).resolve('zxing-wasm/reader/zxing_reader.wasm')).then(
    (bytes) =>
      prepareZXingModule({
        overrides: {
          wasmBinary: bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length) as ArrayBuffer,
        },
        fireImmediately: true,
      }),
  ));

/** Longest content that is kept: a QR code of the largest size holds less. */
const longest = 4300;

export const readQr = async ({ width, height, data }: Raster): Promise<string[]> => {
  await getReady();
  const pixels = new Uint8ClampedArray(width * height * 4);
  for (let from = 0, to = 0; from < data.length; from += 3, to += 4) {
    pixels[to] = data[from]!;
    pixels[to + 1] = data[from + 1]!;
    pixels[to + 2] = data[from + 2]!;
    pixels[to + 3] = 255;
  }
  const found = await readBarcodes(
    { data: pixels, width, height, colorSpace: 'srgb' } as Parameters<typeof readBarcodes>[0],
    {
      formats: ['QRCode'],
      tryHarder: true,
      maxNumberOfSymbols: 4,
    },
  );
  return found.filter(({ isValid }) => isValid).map(({ text }) => text.slice(0, longest));
};

/** The PDF is read back by the desk's own reader of PDFs: one page, its picture whole. */
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import sharp from 'sharp';
import { expect, it } from 'vitest';
import { pdfOfPicture } from './pdf-of-picture.ts';

it('holds one page of A4 with the picture', async () => {
  const jpeg = await sharp({ create: { width: 124, height: 175, channels: 3, background: '#336699' } })
    .jpeg()
    .toBuffer();
  const task = getDocument({ data: pdfOfPicture(new Uint8Array(jpeg), 124, 175), verbosity: 0 });
  const pdf = await task.promise;
  expect(pdf.numPages).toBe(1);
  const page = await pdf.getPage(1);
  expect(page.view).toEqual([0, 0, 595, 842]);
  const { fnArray } = await page.getOperatorList();
  expect(fnArray.length).toBeGreaterThan(0);
  await task.destroy();
});

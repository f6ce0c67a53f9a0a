/** An upload picture in BMP: Chromium shows the very pixels that were written. */
import { decodeBmp } from '../../src/core/imaging/bmp-decode.ts';
import { drawScan } from '../fixtures/draw-scan.ts';
import { expect, test } from '../hosts/fixture.ts';
import { TemplatePage } from '../pages/template-page.ts';
import { TemplatesPage } from '../pages/templates-page.ts';
import { WorkshopPage } from '../pages/workshop-page.ts';

test('a BMP picture has the same pixels in the browser', async ({ desk: { page } }) => {
  test.slow();
  const template = new TemplatePage(page);
  const workshop = new WorkshopPage(page);
  await new TemplatesPage(page).createNew();
  await template.attach([{ name: 'card.jpg', mimeType: 'image/jpeg', buffer: await drawScan('BMP') }]);
  await workshop.open();
  await workshop.dialog.getByRole('radio', { name: 'BMP' }).click();
  await workshop.corner(0).focus();
  await workshop.apply();
  const shown = template.picturePanel.getByRole('img', { name: '上传图片' });
  await expect(shown).toBeVisible();
  const seen = await shown.evaluate(async (image: HTMLImageElement) => {
    const file = await (await fetch(image.src)).blob();
    const bitmap = await createImageBitmap(file);
    const canvas = new OffscreenCanvas(bitmap.width, bitmap.height);
    const context = canvas.getContext('2d');
    context?.drawImage(bitmap, 0, 0);
    const pixels = context?.getImageData(0, 0, bitmap.width, bitmap.height).data ?? new Uint8ClampedArray();
    const asText = (bytes: Uint8Array): string => {
      let text = '';
      for (let at = 0; at < bytes.length; at += 8192)
        text += String.fromCharCode(...bytes.subarray(at, at + 8192));
      return btoa(text);
    };
    return {
      width: bitmap.width,
      type: file.type,
      file: asText(new Uint8Array(await file.arrayBuffer())),
      pixels: asText(new Uint8Array(pixels.buffer)),
    };
  });
  const written = decodeBmp(Buffer.from(seen.file, 'base64'));
  const drawn = Buffer.from(seen.pixels, 'base64').filter((_, at) => at % 4 < 3);
  expect(seen).toMatchObject({ type: 'image/bmp', width: written.width });
  expect(Buffer.from(drawn).equals(written.data)).toBe(true);
});

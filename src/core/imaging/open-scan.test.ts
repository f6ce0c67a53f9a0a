import sharp from 'sharp';
import { expect, it } from 'vitest';
import { firstPage } from '#domain/picture/page-choice';
import { closeScan, openScan } from './open-scan.ts';

const scanOf = async (grey: number) => {
  const background = { r: grey, g: grey, b: grey };
  const bytes = await sharp({ create: { width: 1803, height: 902, channels: 3, background } })
    .png()
    .toBuffer();
  return { bytes, ...firstPage };
};

const greyOf = ({ raster, copy }: Awaited<ReturnType<typeof openScan>>) => ({
  pixels: [...new Set(raster.data)],
  copy: [...new Set(copy.planes.flatMap((plane) => [...plane]))],
});

it('scans that are open together keep their own pixels', async () => {
  const [dark, light] = [await scanOf(20), await scanOf(200)];
  const first = await openScan(dark);
  const second = await openScan(light);
  const again = await openScan(light);
  expect(again === second).toBe(true);
  expect(greyOf(first)).toEqual({ pixels: [20], copy: [20] });
  expect(greyOf(second)).toEqual({ pixels: [200], copy: [200] });
  closeScan(first);
  closeScan(again);
  const third = await openScan(await scanOf(90));
  expect(greyOf(second)).toEqual({ pixels: [200], copy: [200] });
  expect(greyOf(third)).toEqual({ pixels: [90], copy: [90] });
  closeScan(second);
  closeScan(third);
});

it('the memory of a closed scan goes on to the next one when another is opened', async () => {
  const first = await openScan(await scanOf(30));
  closeScan(first);
  expect(greyOf(first).pixels).toEqual([30]);
  const { raster, copy } = first;
  const next = await openScan(await scanOf(40));
  expect(raster.data.length).toBe(0);
  expect(next.copy.planes[0].buffer === copy.planes[0].buffer).toBe(true);
  closeScan(next);
  expect(() => closeScan(first)).toThrow('not open');
  expect(() => closeScan(next)).toThrow('not open');
});

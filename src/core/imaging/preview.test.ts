/** Small JPEGs for the page: thumbnails are the same pictures, made without the copy for looking. */
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { firstPage } from '#domain/picture/page-choice';
import { closeScan, openScan } from './open-scan.ts';
import { previewScan } from './preview.ts';

/** Left dark, right light, lying on its side by EXIF. */
const scanOf = async (width: number, height: number) => {
  const background = { r: 30, g: 30, b: 30 };
  const bytes = await sharp({ create: { width: width / 2, height, channels: 3, background } })
    .extend({ right: width / 2, background: { r: 220, g: 220, b: 220 } })
    .withMetadata({ orientation: 6 })
    .jpeg()
    .toBuffer();
  return { bytes, ...firstPage };
};
const seen = async (scan: Awaited<ReturnType<typeof scanOf>>, width: number) => {
  const made = await previewScan(scan, width);
  if (!made.ok) throw new Error(made.findings[0]?.code);
  const { data, info } = await sharp(made.bytes).raw().toBuffer({ resolveWithObject: true });
  return {
    size: [info.width, info.height],
    top: data[0]! < 100,
    bottom: data.at(-1)! > 150,
    type: (await sharp(made.bytes).metadata()).format,
  };
};

describe('a preview', () => {
  it.each([
    [320, [320, 640]],
    [480, [480, 960]],
    [600, [600, 1200]],
    [4000, [900, 1800]],
  ])('%i pixels wide stands upright and is never enlarged', async (width, size) => {
    const scan = await scanOf(1800, 900);
    expect(await seen(scan, width)).toEqual({ size, top: true, bottom: true, type: 'jpeg' });
  });

  it('as a thumbnail uses the scan that is open, and leaves it open', async () => {
    const scan = await scanOf(1200, 600);
    const open = await openScan(scan);
    const before = open.raster.data[0];
    expect(await seen(scan, 320)).toMatchObject({ size: [320, 640] });
    expect(open.raster.data[0]).toBe(before);
    closeScan(open);
  });

  it.each([320, 1600])('%i pixels wide refuses a damaged file with its finding', async (width) => {
    const { bytes } = await scanOf(1200, 600);
    const cut = bytes.subarray(0, bytes.length >> 1);
    const made = await previewScan({ bytes: cut, ...firstPage }, width);
    expect(made).toMatchObject({ ok: false, findings: [{ code: 'picture-damaged' }] });
  });
});

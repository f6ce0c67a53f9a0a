/** PDF files open page by page: a scan at its own resolution, text at print resolution, a protected one with its password. */
import sharp from 'sharp';
import { beforeAll, describe, expect, it } from 'vitest';
import { firstPage } from '#domain/picture/page-choice';
import { scanPage, textPage, writePdf } from '../../../tests/pdf-files.ts';
import { colourAt, drawPhoto, encodePhoto, markCentres, markColours } from '../../../tests/photos.ts';
import { inspectScan } from './inspect-scan.ts';
import { decodePdf } from './pdf-decode.ts';

const whole = [
  [0, 0],
  [1, 0],
  [1, 1],
  [0, 1],
] as const;
let scan: { bytes: Uint8Array; width: number; height: number };
beforeAll(async () => {
  scan = { bytes: await encodePhoto(drawPhoto(1200, 800, whole, 3, 4)), width: 1200, height: 800 };
});

const inspect = (bytes: Uint8Array, choice = {}) =>
  inspectScan({ bytes, ...firstPage, ...choice }, 'scan.pdf');
const codeOf = async (bytes: Uint8Array, choice = {}) => {
  const seen = await inspect(bytes, choice);
  return seen.ok ? 'ok' : seen.findings.map(({ code }) => code).join();
};

describe('a PDF', () => {
  it('of a scan comes at the resolution of the scan, turned as its page says', async () => {
    const file = writePdf([scanPage(scan, 200), scanPage(scan, 200, 90)]);
    expect(await inspect(file)).toMatchObject({
      ok: true,
      facts: { type: 'pdf', pages: 2, page: 1, dpi: 200, width: 1200, height: 800 },
    });
    const upright = await decodePdf(file, firstPage);
    for (const [index, centre] of markCentres.entries())
      for (const [channel, value] of colourAt(upright, centre).entries())
        expect(Math.abs(value - markColours[index]![channel]!), `mark ${index}`).toBeLessThan(20);
    const turned = await decodePdf(file, { ...firstPage, page: 2 });
    expect([turned.width, turned.height]).toEqual([800, 1200]);
    // A quarter turn clockwise: what was at the top left is at the top right.
    for (const [channel, value] of colourAt(turned, [0.8, 0.2]).entries())
      expect(Math.abs(value - markColours[0][channel]!)).toBeLessThan(20);
  });

  it('of text is drawn with 300 dots an inch', async () => {
    const { width, height, data } = await decodePdf(writePdf([textPage]), firstPage);
    expect([width, height]).toEqual([2479, 3508]);
    expect(colourAt({ width, height, data }, [172 / 595, 1 - 620 / 842])).toEqual([255, 0, 0]);
    expect(colourAt({ width, height, data }, [0.5, 0.5])).toEqual([255, 255, 255]);
    const image = sharp(data, { raw: { width, height, channels: 3 } });
    const inkOf = async (left: number, top: number) => {
      const cut = await image.clone().extract({ left, top, width: 200, height: 100 }).raw().toBuffer();
      return 255 - cut.reduce((sum, value) => sum + value, 0) / cut.length;
    };
    expect(await inkOf(300, 510)).toBeGreaterThan(20);
    // Two whole characters where the machine has a Chinese font, at least the boxes of missing ones elsewhere.
    expect(await inkOf(300, 675)).toBeGreaterThan(5);
  });

  it('asks for its password, says when that is wrong, and opens with it', async () => {
    const file = writePdf([scanPage(scan, 300)], 'sample-word');
    expect(await codeOf(file)).toBe('picture-locked');
    expect(await codeOf(file, { password: 'other' })).toBe('picture-password-wrong');
    expect(await codeOf(file, { password: 'sample-word' })).toBe('ok');
    expect(await codeOf(writePdf([scanPage(scan, 300)], ''))).toBe('ok');
  });

  it('of 2,000 pages gives the page that was chosen', async () => {
    const file = writePdf(Array.from({ length: 2000 }, () => textPage));
    expect(await inspect(file, { page: 1999 })).toMatchObject({
      ok: true,
      facts: { pages: 2000, page: 1999 },
      findings: expect.arrayContaining([expect.objectContaining({ code: 'picture-several-pages' })]),
    });
    expect(await codeOf(file, { page: 2001 })).toBe('picture-no-such-page');
  });

  it('with a sheet of any size stays within its pixels', async () => {
    expect(await inspect(writePdf([{ ...textPage, size: [14_400, 14_400] }]))).toMatchObject({
      ok: true,
      facts: { width: 6325, height: 6325 },
    });
    expect(await codeOf(writePdf([{ content: '', size: [0.1, 0.1] }]))).toBe('ok');
  });

  it('that is cut off or filled with anything is one finding', async () => {
    const file = writePdf([scanPage(scan, 300)]);
    for (let length = 1024; length < file.length - 1024; length += 16 * 1024)
      expect(await codeOf(file.subarray(0, length)), `${length}`).toBe('picture-damaged');
    const filled = Buffer.concat([Buffer.from('%PDF-1.7\n'), Buffer.alloc(50_000, 'obj << 1 0 R ')]);
    expect(await codeOf(filled)).toBe('picture-damaged');
  });
});

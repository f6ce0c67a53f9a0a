/** Any file either opens upright, in sRGB, 8 bits, without alpha, or is refused with exactly one stopping finding. */
import fc from 'fast-check';
import sharp, { type Sharp } from 'sharp';
import { beforeAll, describe, expect, it } from 'vitest';
import { firstPage } from '#domain/picture/page-choice';
import { bmpCases } from '../../../tests/bmp-cases.ts';
import { heicColours, heicFiles } from '../../../tests/heic-files.ts';
import { colourAt, drawPhoto, encodePhoto, markCentres, markColours } from '../../../tests/photos.ts';
import { writePng } from '../../../tests/png-files.ts';
import { decodeUpright, readFacts } from './decode.ts';
import { inspectScan } from './inspect-scan.ts';
import { maxPixels } from './unreadable.ts';

const whole = [
  [0, 0],
  [1, 0],
  [1, 1],
  [0, 1],
] as const;
/** A card that fills the picture, so that its marks stand at known places. */
const pixels = drawPhoto(240, 160, whole, 3, 4);
let jpeg: Buffer;
beforeAll(async () => {
  jpeg = await encodePhoto(pixels);
});
const raw = () => sharp(pixels.data, { raw: { width: 240, height: 160, channels: 3 } });

/** Middles of the quarters, clockwise from the top left. */
const quarters = [
  [0.25, 0.25],
  [0.75, 0.25],
  [0.75, 0.75],
  [0.25, 0.75],
] as const;

const codes = async (bytes: Uint8Array, name = 'scan'): Promise<string[]> => {
  const seen = await inspectScan({ bytes, ...firstPage }, name);
  if (!seen.ok) {
    expect(seen.findings).toHaveLength(1);
    expect(seen.findings[0]?.level).toBe('stop');
  }
  return [seen.ok ? 'ok' : 'refused', ...seen.findings.map((finding) => finding.code)];
};

const expectUpright = async (bytes: Uint8Array, within = 16): Promise<void> => {
  const raster = await decodeUpright(bytes);
  expect([raster.width, raster.height]).toEqual([240, 160]);
  expect(raster.data).toHaveLength(240 * 160 * 3);
  for (const [index, centre] of markCentres.entries())
    for (const [channel, value] of colourAt(raster, centre).entries())
      expect(Math.abs(value - (markColours[index]?.[channel] ?? 0)), `mark ${index}`).toBeLessThan(within);
};

describe('what opens', () => {
  it.each(['jpeg', 'png', 'webp', 'tiff', 'avif'] as const)('%s', async (format) => {
    const bytes = await encodePhoto(pixels, format);
    expect(await inspectScan({ bytes, ...firstPage }, `a.${format}`)).toMatchObject({
      ok: true,
      facts: { type: format, width: 240, height: 160 },
    });
    await expectUpright(bytes, 24);
  });

  it.each(bmpCases)('bmp: $name', async ({ file }) => {
    expect((await codes(file, 'a.bmp'))[0]).toBe('ok');
  });

  // What a camera writes for a picture that must be turned to be seen upright (Exif 2.32, tag 0x0112): how to undo each.
  it.each([
    [1, (image: Sharp) => image],
    [2, (image: Sharp) => image.flop()],
    [3, (image: Sharp) => image.rotate(180)],
    [4, (image: Sharp) => image.flip()],
    [5, (image: Sharp) => image.rotate(270).flop()],
    [6, (image: Sharp) => image.rotate(270)],
    [7, (image: Sharp) => image.rotate(90).flop()],
    [8, (image: Sharp) => image.rotate(90)],
  ] as const)('orientation %i comes upright', async (orientation, turn) => {
    const turned = await turn(raw()).png().toBuffer();
    const bytes = await sharp(turned).withMetadata({ orientation }).jpeg({ quality: 95 }).toBuffer();
    expect(await inspectScan({ bytes, ...firstPage }, 'a.jpg')).toMatchObject({
      ok: true,
      facts: { width: 240, height: 160 },
    });
    await expectUpright(bytes);
  });

  it('CMYK, 16 bits, alpha, grey, palette and several pages are converted, and said', async () => {
    const cmyk = await raw().toColourspace('cmyk').jpeg({ quality: 95 }).toBuffer();
    expect(await codes(cmyk)).toEqual(['ok', 'picture-colour-converted']);
    await expectUpright(cmyk, 60);
    const deep = await raw().toColourspace('rgb16').png().toBuffer();
    expect(await codes(deep)).toEqual(['ok', 'picture-depth-reduced']);
    await expectUpright(deep);
    const clear = await raw().ensureAlpha(0).png().toBuffer();
    // All of it is clear, so nothing is on it.
    expect(await codes(clear)).toEqual(['ok', 'picture-alpha-flattened', 'picture-blank']);
    expect(colourAt(await decodeUpright(clear), [0.5, 0.5])).toEqual([255, 255, 255]);
    expect(await codes(await raw().greyscale().jpeg().toBuffer())).toEqual(['ok']);
    expect((await decodeUpright(await raw().greyscale().png().toBuffer())).data).toHaveLength(240 * 160 * 3);
    expect(await codes(await raw().png({ palette: true, colours: 32 }).toBuffer())).toEqual(['ok']);
    const frames = await sharp([await raw().png().toBuffer(), await raw().negate().png().toBuffer()], {
      join: { animated: true },
    })
      .webp({ loop: 0 })
      .toBuffer();
    expect(await codes(frames)).toEqual(expect.arrayContaining(['ok', 'picture-several-pages']));
    await expectUpright(frames, 40);
  });

  it('an extension that lies is said, and what the bytes are counts', async () => {
    expect(await codes(await encodePhoto(pixels, 'png'), 'card.jpg')).toEqual([
      'ok',
      'picture-extension-false',
    ]);
    expect(await codes(jpeg, 'CARD.JPEG')).toEqual(['ok']);
    expect(await codes(jpeg, 'no extension')).toEqual(['ok']);
  });
});

describe('heic', () => {
  it.each(['plain', 'wideGamut', 'twoPictures'] as const)('%s decodes to its true colours', async (name) => {
    const raster = await decodeUpright(heicFiles[name]);
    expect([raster.width, raster.height]).toEqual([96, 64]);
    for (const [index, at] of quarters.entries())
      for (const [channel, value] of colourAt(raster, at).entries())
        expect(Math.abs(value - heicColours[index]![channel]!), `${name} ${index} ${channel}`).toBeLessThan(
          7,
        );
  });

  it('says that there are several pictures inside, and what the file is', async () => {
    const { facts, findings } = await readFacts(heicFiles.twoPictures, 'card.jpg');
    expect(facts).toMatchObject({ type: 'heic', width: 96, height: 64, pages: 2 });
    expect(findings.map(({ code }) => code)).toEqual(['picture-extension-false', 'picture-several-pages']);
  });

  it('cut off anywhere is refused, and nothing is said to the console', async () => {
    const { plain } = heicFiles;
    for (let length = 12; length < plain.length; length += 9)
      expect((await codes(plain.subarray(0, length)))[0], `${length}`).toBe('refused');
  });
});

it('takes the first frame of a gif', async () => {
  const frames = await sharp([await raw().png().toBuffer(), await raw().negate().png().toBuffer()], {
    join: { animated: true },
  })
    .gif()
    .toBuffer();
  expect(await codes(frames)).toEqual(expect.arrayContaining(['ok', 'picture-several-pages']));
  await expectUpright(frames, 40);
});

describe('what is refused', () => {
  const text = (content: string): Buffer => Buffer.from(content);
  it.each([
    ['nothing', text(''), 'picture-empty-file'],
    ['a text', text('hello'), 'picture-not-a-picture'],
    [
      'an svg',
      text('<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>'),
      'picture-not-a-picture',
    ],
    ['a zip', text('PK\u0003\u0004rest of it'), 'picture-not-a-picture'],
    ['a page of html', text('<!doctype html><img src=x>'), 'picture-not-a-picture'],
    ['a pdf', text('%PDF-1.7\n1 0 obj'), 'picture-damaged'],
    ['a gif that is a header only', text('GIF89a\u0001\u0000\u0001\u0000'), 'picture-damaged'],
    [
      'a heic that is a header only',
      Buffer.concat([Buffer.of(0, 0, 0, 24), text('ftypheic\0\0\0\0mif1heic')]),
      'picture-damaged',
    ],
    ['a jpeg that is a header only', Buffer.of(0xff, 0xd8, 0xff, 0xe0), 'picture-damaged'],
    ['a png that is a header only', text('\u0089PNG\r\n\u001a\n'), 'picture-not-a-picture'],
  ])('%s', async (_, bytes, code) => {
    expect(await codes(bytes, 'a.jpg')).toEqual(['refused', code]);
  });

  it('a file that was cut off, of every format', async () => {
    for (const format of ['jpeg', 'png', 'webp', 'tiff', 'avif'] as const) {
      const bytes = await encodePhoto(pixels, format);
      for (const share of [0.2, 0.5, 0.9])
        expect(
          await codes(bytes.subarray(0, Math.floor(bytes.length * share))),
          `${format} ${share}`,
        ).toEqual(['refused', 'picture-damaged']);
    }
  });

  it('a picture of 30,000 × 30,000 pixels, before a pixel is made', async () => {
    expect(await codes(hugePng(30_000, 30_000))).toEqual(['refused', 'picture-too-many-pixels']);
    const bmp = Buffer.from(bmpCases.find(({ name }) => name === 'RLE8')?.file ?? '');
    bmp.writeInt32LE(30_000, 18);
    bmp.writeInt32LE(30_000, 22);
    expect(await codes(bmp)).toEqual(['refused', 'picture-too-many-pixels']);
    expect(30_000 * 30_000).toBeGreaterThan(maxPixels);
  });

  it('any bytes at all, behind any good beginning', async () => {
    const beginnings = [
      Buffer.of(),
      Buffer.of(0xff, 0xd8, 0xff),
      Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'),
      Buffer.from('BM'),
      Buffer.from('II*\0'),
      Buffer.from('RIFF\0\0\0\0WEBP'),
    ];
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...beginnings),
        fc.uint8Array({ maxLength: 200 }),
        async (beginning, rest) => {
          expect((await codes(Buffer.concat([beginning, rest])))[0]).toBe('refused');
        },
      ),
      { numRuns: 150 },
    );
  });
});

/** A PNG whose header is true and whose few rows are there: only its size is absurd. */
function hugePng(width: number, height: number): Buffer {
  return writePng(width, height, Buffer.alloc((width / 8 + 1) * 4), { depth: 1, colour: 0 });
}

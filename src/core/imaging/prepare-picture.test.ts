import sharp from 'sharp';
import { beforeAll, describe, expect, it } from 'vitest';
import { firstPage } from '#domain/picture/page-choice';
import { defaultRim, type Plan, wholeSide } from '#domain/plan/plan';
import type { PictureWindow } from '#domain/target/target';
import strict from '../../../assets/targets/strict.json' with { type: 'json' };
import { drawGood } from '../../../bench/photos/defects.ts';
import { drawPaper } from '../../../bench/photos/papers.ts';
import {
  cardCorners,
  colourAt,
  drawPhoto,
  encodePhoto,
  markCentres,
  markColours,
  type Pixels,
  seeded,
} from '../../../tests/photos.ts';
import type { PrepareInput } from '../ports/imaging.ts';
import { decodeBmp, readBmpInfo } from './bmp-decode.ts';
import { encodeBmp } from './bmp-encode.ts';
import { preparePicture } from './prepare-picture.ts';

const window = strict.picture as PictureWindow;
const plan = (change: Partial<Plan> = {}): Plan => ({
  version: 1,
  sides: [{ ...wholeSide('a'), corners: cardCorners }],
  layout: 'stacked',
  rim: 0,
  paper: 'SFZ',
  format: 'jpg',
  ...change,
});

let photo: Buffer;
beforeAll(async () => {
  photo = await encodePhoto(drawPhoto(4000, 3000));
});

const sourcesOf = (files: Record<string, Uint8Array>): PrepareInput['scans'] =>
  Object.fromEntries(Object.entries(files).map(([id, bytes]) => [id, { bytes, ...firstPage }]));

const prepared = async (
  change: Partial<Plan> = {},
  files: Record<string, Uint8Array> = { a: photo },
  into = window,
) => {
  const result = await preparePicture({ plan: plan(change), scans: sourcesOf(files), window: into });
  if (!result.ok) throw new Error(result.findings.map((entry) => entry.code).join());
  return result;
};

const pixelsOf = async (bytes: Uint8Array): Promise<Pixels> => {
  if (Buffer.from(bytes).toString('latin1', 0, 2) === 'BM') return decodeBmp(bytes);
  const { data, info } = await sharp(bytes).raw().toBuffer({ resolveWithObject: true });
  return { width: info.width, height: info.height, data };
};

const expectMarks = (pixels: Pixels, order: readonly number[]): void => {
  for (const [place, mark] of order.entries()) {
    const seen = colourAt(pixels, markCentres[place]!, 8);
    for (let channel = 0; channel < 3; channel++)
      expect(Math.abs(seen[channel]! - markColours[mark]![channel]!)).toBeLessThan(14);
  }
};

describe('a 12-megapixel photo', () => {
  it('becomes a plain JPEG inside the window and the aim', async () => {
    const { bytes, facts } = await prepared({ rim: defaultRim });
    expect(bytes.length).toBeGreaterThanOrEqual(102_400);
    expect(bytes.length).toBeLessThanOrEqual(500_000);
    const metadata = await sharp(bytes).metadata();
    expect(metadata).toMatchObject({
      format: 'jpeg',
      space: 'srgb',
      channels: 3,
      depth: 'uchar',
      density: 300,
      isProgressive: false,
    });
    expect([metadata.exif, metadata.icc, metadata.xmp]).toEqual([undefined, undefined, undefined]);
    expect(facts).toMatchObject({
      type: 'jpeg',
      extension: 'jpg',
      bytes: bytes.length,
      width: metadata.width,
      height: metadata.height,
      dpi: 300,
    });
    expect(facts.paperDpi).toBeGreaterThan(300);
  });

  it('is straightened: every mark lies where the card has it, in the true aspect ratio', async () => {
    const { bytes } = await prepared();
    const pixels = await pixelsOf(bytes);
    expect(pixels.width / pixels.height).toBeCloseTo(85.6 / 53.98, 2);
    expectMarks(pixels, [0, 1, 2, 3]);
  });

  it.each([
    [{ turns: 1 as const }, [3, 0, 1, 2]],
    [{ turns: 2 as const }, [2, 3, 0, 1]],
    [{ turns: 3 as const }, [1, 2, 3, 0]],
    [{ flip: true }, [1, 0, 3, 2]],
    [{ flip: true, turns: 1 as const }, [2, 1, 0, 3]],
  ])('turns and flips: %j', async (change, order) => {
    const { bytes } = await prepared({ sides: [{ ...wholeSide('a'), corners: cardCorners, ...change }] });
    expectMarks(await pixelsOf(bytes), order);
  });

  it('keeps a rim of the desk', async () => {
    const pixels = await pixelsOf((await prepared({ rim: 0.05 })).bytes);
    const [red, , blue] = colourAt(pixels, [0.5, 0.012], 2);
    expect(red! - blue!).toBeGreaterThan(40);
  });

  it('becomes a BMP in the same window that reads back', async () => {
    const { bytes, facts } = await prepared({ format: 'bmp' });
    expect(bytes.length).toBeGreaterThanOrEqual(window.minBytes);
    expect(bytes.length).toBeLessThanOrEqual(window.maxBytes);
    expect(readBmpInfo(bytes)).toMatchObject({
      bits: 24,
      dpi: 300,
      width: facts.width,
      height: facts.height,
    });
    expectMarks(await pixelsOf(bytes), [0, 1, 2, 3]);
  });

  it('gives the same bytes again', async () => {
    expect((await prepared()).bytes).toEqual((await prepared()).bytes);
  });

  it('keeps colour and place when the scan is a BMP', async () => {
    const small = drawPhoto(1200, 900);
    const { bytes } = await prepared({}, { a: encodeBmp(small, 300) });
    expectMarks(await pixelsOf(bytes), [0, 1, 2, 3]);
  });
});

describe('two sides', () => {
  it('stand one above the other at equal width', async () => {
    const back = await encodePhoto(drawPhoto(2000, 1500, undefined, 2));
    const sides = [wholeSide('a'), wholeSide('b')].map((side) => ({ ...side, corners: cardCorners }));
    const { bytes, facts } = await prepared({ sides }, { a: photo, b: back });
    expect(facts.height / facts.width).toBeCloseTo((2 * 53.98) / 85.6 + 0.02, 1);
    const { width, height, data } = await pixelsOf(bytes);
    const half = Math.round((height - width * 0.02) / 2);
    expectMarks({ width, height: half, data: data.subarray(0, half * width * 3) }, [0, 1, 2, 3]);
    expectMarks({ width, height: half, data: data.subarray((height - half) * width * 3) }, [0, 1, 2, 3]);
  });

  it('are told from one side that was photographed twice', async () => {
    const sides = (['a', 'b'] as const).map((id) => ({ ...wholeSide(id), corners: cardCorners }));
    const codesFor = async (second: 'id-front' | 'id-back'): Promise<string[]> => {
      const drawn = [
        drawGood(8, drawPaper('id-front', seeded(5))),
        drawGood(57, drawPaper(second, seeded(5))),
      ];
      const files = await Promise.all(drawn.map(({ picture }) => encodePhoto(picture)));
      const { findings } = await prepared(
        {
          sides: sides.map((side, at) => ({ ...side, corners: drawn[at]!.corners })),
          paper: 'GAJMTX',
        },
        { a: files[0]!, b: files[1]! },
      );
      return findings.map(({ code }) => code);
    };
    expect(await codesFor('id-front')).toContain('picture-same-side-twice');
    expect(await codesFor('id-back')).not.toContain('picture-same-side-twice');
  });

  it('stand side by side', async () => {
    const sides = [wholeSide('a'), wholeSide('a')].map((side) => ({ ...side, corners: cardCorners }));
    const { facts } = await prepared({ sides, layout: 'side-by-side' });
    expect(facts.width / facts.height).toBeCloseTo((2 * 85.6) / 53.98 + 0.02, 1);
  });
});

describe('the window', () => {
  const flat: Pixels = { width: 2000, height: 1260, data: new Uint8Array(2000 * 1260 * 3).fill(240) };
  const noisy = drawPhoto(2600, 1800, undefined, 5, 200);
  const windows: [string, PictureWindow][] = [
    ['strict', window],
    ['tight', { ...window, minBytes: 56_320, maxBytes: 120_000, aim: null }],
    ['large', { ...window, minBytes: 400_000, maxBytes: 900_000, aim: null }],
  ];
  const pictures: [string, Pixels][] = [
    ['flat', flat],
    ['noisy', noisy],
    ['photo', drawPhoto(1600, 1200, undefined, 3)],
  ];
  const cases = windows.flatMap(([name, into]) =>
    pictures.flatMap(([kind, pixels]) =>
      (['jpg', 'bmp'] as const).map((format) => ({ name, into, kind, pixels, format })),
    ),
  );

  it.each(cases)(
    '$name, $kind as $format: inside, or refused with the reason',
    async ({ into, kind, pixels, format }) => {
      const scans = sourcesOf({ a: await encodePhoto(pixels, 'png') });
      const result = await preparePicture({
        plan: plan({ sides: [wholeSide('a')], paper: '', format }),
        scans,
        window: into,
      });
      if (result.ok) {
        expect(kind).not.toBe('flat');
        expect(result.bytes.length).toBeGreaterThanOrEqual(into.minBytes);
        expect(result.bytes.length).toBeLessThanOrEqual(into.maxBytes);
      } else {
        expect(result.findings).toHaveLength(1);
        expect(result.findings[0]!.code).toMatch(
          kind === 'flat' ? /^picture-blank$/ : /^picture-cannot-(reach-minimum|fit-maximum)$/,
        );
      }
    },
  );

  it('refuses a small sheet, blank but for a line, that cannot honestly reach the minimum', async () => {
    const blank: Pixels = { width: 700, height: 440, data: new Uint8Array(700 * 440 * 3).fill(240) };
    blank.data.fill(60, 700 * 200 * 3, 700 * 206 * 3);
    const result = await preparePicture({
      plan: plan({ sides: [wholeSide('a')], paper: '' }),
      scans: sourcesOf({ a: await encodePhoto(blank, 'png') }),
      window,
    });
    expect(result).toMatchObject({
      ok: false,
      findings: [{ code: 'picture-cannot-reach-minimum', level: 'stop' }],
    });
  });

  it.each([
    [1, 1],
    [200, 120],
  ])('refuses %d × %d pixels', async (width, height) => {
    const scans = sourcesOf({ a: await encodePhoto(drawPhoto(width, height), 'png') });
    const result = await preparePicture({
      plan: plan({ sides: [wholeSide('a')], paper: '' }),
      scans,
      window,
    });
    expect(result).toMatchObject({ ok: false, findings: [{ code: 'picture-too-few-pixels' }] });
  });

  it('refuses a part of one colour, be it cut out by hand', async () => {
    const cleared = drawPhoto(1800, 1200);
    for (let y = 0; y < 1200; y++) cleared.data.fill(200, (y * 1800 + 900) * 3, (y + 1) * 1800 * 3);
    const corners = [
      [0.55, 0.05],
      [0.95, 0.05],
      [0.95, 0.95],
      [0.55, 0.95],
    ] as const;
    for (const format of ['jpg', 'bmp'] as const) {
      const result = await preparePicture({
        plan: plan({ sides: [{ ...wholeSide('a'), corners }], paper: '', format, rim: 0 }),
        scans: sourcesOf({ a: await encodePhoto(cleared, 'png') }),
        window: { ...window, minBytes: 1, maxBytes: 9_000_000, aim: null },
      });
      expect(result, format).toMatchObject({ ok: false, findings: [{ code: 'picture-blank' }] });
    }
  });

  it('refuses corners that cross', async () => {
    const [a, b, c, d] = cardCorners;
    const result = await preparePicture({
      plan: plan({ sides: [{ ...wholeSide('a'), corners: [a, c, b, d] }] }),
      scans: sourcesOf({ a: photo }),
      window,
    });
    expect(result).toMatchObject({ ok: false, findings: [{ code: 'picture-corners-unusable' }] });
  });
});

/** Of the text layer of a PDF only what is really to be seen counts, in its place on the upright page. */
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { firstPage } from '#domain/picture/page-choice';
import type { LayerLine } from '#domain/reading/text-layer';
import { hexOf, type PageParts, scanPage, writePdf } from '../../../tests/pdf-files.ts';
import { drawPhoto, encodePhoto } from '../../../tests/photos.ts';
import { hasHanFont } from './pdf-text.ts';
import { rasterOfScan } from './scan-raster.ts';

const size = [400, 200] as const;
const layerOf = async (file: Uint8Array, choice = {}): Promise<readonly LayerLine[]> => {
  const seen = await rasterOfScan({ bytes: file, ...firstPage, ...choice }, 1000);
  if (!seen.ok) throw new Error(`refused: ${seen.findings[0]?.code}`);
  return seen.layer;
};
const textOf = ({ chars }: LayerLine): string => chars.map(({ char }) => char).join('');
const textsOf = async (content: string, more: Partial<PageParts> = {}): Promise<string[]> =>
  (await layerOf(writePdf([{ content, size, ...more }]))).map(textOf);

const shown = 'BT /Latin 20 Tf 40 150 Td (Shown 1) Tj ET';
const line = (text: string, before = '', after = ''): string =>
  `q ${before} BT /Latin 20 Tf 40 100 Td (${text}) Tj ET ${after} Q`;

describe('the text layer of a PDF', () => {
  let photo: { bytes: Buffer; width: number; height: number };
  beforeAll(async () => {
    photo = { bytes: await encodePhoto(drawPhoto(400, 200)), width: 400, height: 200 };
  });

  it('is told in lines, each character in its place', async () => {
    const [first, ...others] = await layerOf(writePdf([{ content: shown, size }]));
    expect(others).toEqual([]);
    expect(textOf(first!)).toBe('Shown 1');
    const [[left, top], [right], , [, bottom]] = first!.place;
    expect(left).toBeCloseTo(40 / 400, 2);
    // Helvetica: S 667, h 556, o 556, w 722, n 556, space 278, 1 556 thousandths of the size.
    expect(right).toBeCloseTo((40 + 20 * 3.891) / 400, 2);
    expect(top).toBeCloseTo((200 - 150 - 20 * 0.88) / 200, 2);
    expect(bottom).toBeCloseTo((200 - 150 + 20 * 0.12) / 200, 2);
    expect(first!.chars[1]!.from).toBeCloseTo(0.667 / 3.891, 3);
    expect(first!.chars.at(-1)!.to).toBeCloseTo(1, 3);
  });

  it.each([
    ['invisible, as scanning programs write it', line('Hidden', '3 Tr')],
    ['white', line('Hidden', '1 g')],
    ['under a shape', line('Hidden', '', '0.9 g 30 90 200 40 re f')],
    ['under an image', line('Hidden', '', 'q 300 0 0 50 30 80 cm /Scan Do Q')],
    ['outside the page', line('Hidden', '1 0 0 1 380 0 cm')],
    ['cut away by a clip', line('Hidden', '0 0 10 10 re W n')],
    ['of no opacity of its own: a layer that is off', line('Hidden', '/OC /Off BDC', 'EMC')],
    ['white on an image, whose ink is not its own', line('Hidden', '3 Tr q 300 0 0 50 30 80 cm /Scan Do Q')],
  ])('leaves out text that is %s', async (_, hidden) => {
    expect(await textsOf(`${shown} ${hidden}`, { jpeg: photo })).toEqual(['Shown 1']);
  });

  it('follows spacing, scaling, leading, matrices and forms', async () => {
    const content =
      "BT /Latin 10 Tf 2 Tc 5 Tw 150 Tz 14 TL 1 0 0 1 40 150 Tm (One two) Tj T* [(Th) -300 (ree)] TJ (four) ' ET " +
      'q 0.5 0 0 0.5 100 0 cm /Form Do Q';
    const form = {
      entries: '/Type/XObject/Subtype/Form/BBox[0 0 400 200]/Matrix[1 0 0 1 20 0]',
      bytes: Buffer.from('BT /Latin 20 Tf 40 100 Td (In a form) Tj ET'),
    };
    const lines = await layerOf(writePdf([{ content, size, streams: { Form: form } }]));
    expect(lines.map(textOf)).toEqual(['One two', 'Three', 'four', 'In a form']);
    const bottoms = lines.map(({ place }) => place[3][1] * 200);
    expect(bottoms[1]! - bottoms[0]!).toBeCloseTo(14, 0);
    const [, [right]] = lines[0]!.place;
    // O 778, n 556, e 556, space 278, t 278, w 722, o 556: with spacing, half as wide again.
    expect(right * 400).toBeCloseTo(40 + 1.5 * (37.24 + 6 * 2 + 5), 0);
    expect(lines[3]!.place[3][0] * 400).toBeCloseTo(100 + 0.5 * (20 + 40), 0);
  });

  it('counts stamps', async () => {
    const stamps = [{ at: [100, 50] as const, content: 'BT /Latin 20 Tf 10 10 Td (Stamped) Tj ET' }];
    const [, stamp] = await layerOf(writePdf([{ content: shown, size, stamps }]));
    expect(textOf(stamp!)).toBe('Stamped');
    expect(stamp!.place[3][0] * 400).toBeCloseTo(110, 0);
  });

  it.each([
    [90, [1 - 50 / 200, 40 / 400]],
    [180, [1 - 40 / 400, 1 - 50 / 200]],
    [270, [50 / 200, 1 - 40 / 400]],
  ] as const)('turns with a page that is turned by %i', async (turned, [x, y]) => {
    const [{ place } = { place: null }] = await layerOf(writePdf([{ content: shown, size, turned }]));
    // Its foot, where it begins.
    expect(Math.abs(place![3][0] - x)).toBeLessThan(0.02);
    expect(Math.abs(place![3][1] - y)).toBeLessThan(0.02);
  });

  it('is told in fractions of what is cropped', async () => {
    const [first] = await layerOf(writePdf([{ content: shown, size, crop: [20, 120, 220, 190] }]));
    expect(first!.place[3][0]).toBeCloseTo(20 / 200, 2);
    expect(first!.place[3][1]).toBeCloseTo((190 - 150 + 2.4) / 70, 2);
    expect(await layerOf(writePdf([{ content: shown, size, crop: [200, 20, 390, 90] }]))).toEqual([]);
  });

  it.skipIf(!hasHanFont())(
    `tells Chinese text that runs down the page${hasHanFont() ? '' : ' (left out: no Chinese font here)'}`,
    async () => {
      const content = `q 0 -1 1 0 100 190 cm BT /Han 20 Tf 0 0 Td <${hexOf('样例甲乙')}> Tj ET Q`;
      const [first] = await layerOf(writePdf([{ content, size }]));
      expect(textOf(first!)).toBe('样例甲乙');
      const [[ax, ay], [bx, by]] = first!.place;
      expect(ax).toBeCloseTo(bx, 2);
      expect((by - ay) * 200).toBeCloseTo(80, 0);
    },
  );

  it.each([
    ['private use', '\uE000'],
    ['a replacement character', '\uFFFD'],
    ['a control character', '\u0003'],
    ['a radical', '⻢'],
  ])('does not count where its font maps to %s', async (_, char) => {
    const fonts = { Broken: { B: char, r: 'r', o: 'o', k: 'k', e: 'e', n: 'n' } };
    const content = `${shown} BT /Broken 20 Tf 40 100 Td (Broken) Tj 0 -40 Td (keen) Tj ET`;
    expect(await textsOf(content, { fonts })).toEqual(['Shown 1']);
  });

  it('says what the font says, whatever it looks like', async () => {
    const fonts = { Lying: { S: 'S', h: 'h', 1: '7' } };
    expect(await textsOf('BT /Lying 20 Tf 40 100 Td (Sh1) Tj ET', { fonts })).toEqual(['Sh7']);
  });

  it('is that of the chosen page of sixty', async () => {
    const pages = Array.from({ length: 60 }, (_, index) => ({
      content: `BT /Latin 20 Tf 40 100 Td (Page ${index + 1}) Tj ET`,
      size,
    }));
    expect((await layerOf(writePdf(pages), { page: 47 })).map(textOf)).toEqual(['Page 47']);
  });

  it('opens with the password', async () => {
    const file = writePdf([{ content: shown, size }], 'sample-word');
    expect((await layerOf(file, { password: 'sample-word' })).map(textOf)).toEqual(['Shown 1']);
    const seen = await rasterOfScan({ bytes: file, ...firstPage }, 1000);
    expect(seen).toMatchObject({ ok: false, findings: [{ code: 'picture-locked' }] });
  });

  it('is none where a page holds more than any certificate', async () => {
    const row = (y: number) => `1 0 0 1 5 ${y} Tm (${'Small print. '.repeat(15)}) Tj`;
    const content = (rows: number) =>
      `BT /Latin 2 Tf ${Array.from({ length: rows }, (_, index) => row(195 - index * 2.5)).join(' ')} ET`;
    expect((await textsOf(content(40))).length).toBe(40);
    expect(await textsOf(content(70))).toEqual([]);
  });

  it('is none of a scan, and of whatever is no PDF', async () => {
    expect(await layerOf(writePdf([scanPage(photo, 200)]))).toEqual([]);
    expect(await layerOf(photo.bytes)).toEqual([]);
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 400 }), async (bytes) => {
        const seen = await rasterOfScan({ bytes, ...firstPage }, 100);
        expect(seen.ok ? seen.layer : []).toEqual([]);
      }),
      { numRuns: 30 },
    );
  });
});

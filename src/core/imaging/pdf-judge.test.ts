/** A page is drawn with everything that it holds, or it is refused, or it is said what may be missing. */
import { deflateSync } from 'node:zlib';
import sharp from 'sharp';
import { beforeAll, describe, expect, it } from 'vitest';
import { type PdfStream, stripPage, textPage, writePdf } from '../../../tests/pdf-files.ts';
import { drawPhoto, encodePhoto } from '../../../tests/photos.ts';
import { decodeUpright, readFacts } from './decode.ts';
import { inspectScan } from './inspect-scan.ts';
import { troublesIn } from './pdf-words.ts';

const [width, height] = [320, 60];
const strips = 6;
const photo = drawPhoto(width, height * strips, undefined, 3);
const strip = (index: number) =>
  sharp(photo.data.subarray(index * height * width * 3, (index + 1) * height * width * 3), {
    raw: { width, height, channels: 3 },
  });
const image = (more: string): string => `/Type/XObject/Subtype/Image/Width ${width}/Height ${height}${more}`;
const rgb = '/ColorSpace/DeviceRGB/BitsPerComponent 8';

const coded: Readonly<Record<string, (index: number) => Promise<PdfStream>>> = {
  JPEG: async (index) => ({
    entries: image(`${rgb}/Filter/DCTDecode`),
    bytes: await strip(index).jpeg({ quality: 90, optimiseCoding: false }).toBuffer(),
  }),
  Flate: async (index) => ({
    entries: image(`${rgb}/Filter/FlateDecode`),
    bytes: deflateSync(await strip(index).raw().toBuffer()),
  }),
  'Flate with predictor': async (index) => {
    const rows = await strip(index).raw().toBuffer();
    const filtered = Buffer.concat(
      Array.from({ length: height }, (_, y) =>
        Buffer.concat([Buffer.of(0), rows.subarray(y * width * 3, (y + 1) * width * 3)]),
      ),
    );
    const parameters = `/DecodeParms<</Predictor 15/Colors 3/Columns ${width}>>`;
    return { entries: image(`${rgb}/Filter/FlateDecode${parameters}`), bytes: deflateSync(filtered) };
  },
  'fax group 4': async (index) => {
    const tiff = await strip(index)
      .greyscale()
      .threshold(150)
      .toColourspace('b-w')
      .tiff({ compression: 'ccittfax4', bitdepth: 1 })
      .toBuffer();
    const parameters = `/DecodeParms<</K -1/Columns ${width}/Rows ${height}>>`;
    return {
      entries: image(`/ColorSpace/DeviceGray/BitsPerComponent 1/Filter/CCITTFaxDecode${parameters}`),
      bytes: onlyStrip(tiff),
    };
  },
  'nothing at all': async (index) => ({ entries: image(rgb), bytes: await strip(index).raw().toBuffer() }),
  'a stencil mask': async (index) => ({
    entries: image('/ImageMask true/BitsPerComponent 1/Filter/FlateDecode'),
    bytes: deflateSync(
      Uint8Array.from({ length: (width / 8) * height }, (_, at) => (at * 7919 + index) >>> 3),
    ),
  }),
  'an image with soft mask': async (index) => ({
    entries: image(`${rgb}/Filter/FlateDecode`),
    bytes: deflateSync(await strip(index).raw().toBuffer()),
    mask: {
      entries: image('/ColorSpace/DeviceGray/BitsPerComponent 8/Filter/FlateDecode'),
      bytes: deflateSync(Uint8Array.from({ length: width * height }, (_, at) => 200 + ((at * 31) % 55))),
    },
  }),
};
/** The bytes of the only strip of a little-endian TIFF. */
const onlyStrip = (tiff: Buffer): Buffer => {
  const at = tiff.readUInt32LE(4);
  const value = (tag: number): number => {
    for (let entry = at + 2; ; entry += 12)
      if (tiff.readUInt16LE(entry) === tag) return tiff.readUInt32LE(entry + 8);
  };
  return tiff.subarray(value(273), value(273) + value(279));
};

const size = [240, 270] as const;
const read = (file: Uint8Array) =>
  decodeUpright(file).then(
    ({ findings }) => findings.map(({ code, level }) => `${level} ${code}`).join() || 'whole',
    ({ message }) => message as string,
  );

describe.each(Object.keys(coded))('a scan in strips, coded as %s', (kind) => {
  let all: PdfStream[];
  beforeAll(async () => {
    all = await Promise.all(Array.from({ length: strips }, (_, index) => coded[kind]!(index)));
  });
  const withStrip = (change: (strip: PdfStream) => PdfStream): Buffer =>
    writePdf([
      stripPage(
        all.map((one, index) => (index === 3 ? change(one) : one)),
        size,
      ),
    ]);

  it('is drawn when it is whole', async () => {
    expect(await read(writePdf([stripPage(all, size)]))).toBe('whole');
  });

  it('is refused when one strip ends at half', async () => {
    const cut = withStrip((one) =>
      one.mask
        ? { ...one, mask: { ...one.mask, bytes: one.mask.bytes.subarray(0, one.mask.bytes.length / 2) } }
        : { ...one, bytes: one.bytes.subarray(0, one.bytes.length / 2) },
    );
    // A reader of fax cannot tell a short page from a cut one.
    expect(await read(cut)).toBe(kind === 'fax group 4' ? 'warn picture-part-lost' : 'picture-damaged');
  });

  it.skipIf(kind === 'nothing at all')(
    'is refused or warned of when bytes of one strip were wiped out',
    async () => {
      for (const share of [0.2, 0.5, 0.8]) {
        const wiped = withStrip((one) => {
          const bytes = Buffer.from(one.bytes);
          const at = Math.floor(bytes.length * share);
          bytes.fill(0, at, at + Math.min(400, Math.floor(bytes.length / 6)));
          return { ...one, bytes };
        });
        expect(await read(wiped), `${share}`).toMatch(/^picture-damaged$|warn picture-part-lost/);
      }
    },
  );
});

describe('a page', () => {
  let scan: { bytes: Buffer; width: number; height: number };
  beforeAll(async () => {
    scan = { bytes: await encodePhoto(drawPhoto(800, 600)), width: 800, height: 600 };
  });
  const drawn = (wide: number, high: number) => `q ${wide} 0 0 ${high} 0 0 cm /Scan Do Q`;
  const sizeOf = async (file: Uint8Array) => {
    const { facts } = await readFacts(file, 'a.pdf');
    return [facts.width, facts.height];
  };

  it('whose image is not in the file is refused, also where another is there', async () => {
    const missing = { content: '100 0 0 100 0 0 cm /Gone Do', streams: { Gone: null }, size };
    expect(await read(writePdf([missing]))).toBe('picture-damaged');
    const one = { ...missing, content: `${drawn(100, 75)} /Gone Do`, jpeg: scan };
    expect(await read(writePdf([one]))).toBe('picture-damaged');
  });

  it('whose form holds the damaged image is refused', async () => {
    const cut = { ...scan, bytes: scan.bytes.subarray(0, scan.bytes.length / 2) };
    const file = writePdf([{ content: drawn(200, 150), jpeg: cut, size }]);
    expect(await read(file)).toBe('picture-damaged');
  });

  it('whose image has too many pixels is refused by their number, never white', async () => {
    const bytes = deflateSync(Buffer.alloc((9921 / 8 + 1) * 20));
    const entries =
      '/Subtype/Image/Width 9921/Height 14031/ColorSpace/DeviceGray/BitsPerComponent 1/Filter/FlateDecode';
    const file = writePdf([stripPage([{ entries, bytes }], [595, 842])]);
    const refused = await decodeUpright(file).catch(({ finding }) => finding);
    expect(refused).toMatchObject({ code: 'picture-too-many-pixels', data: { width: 9921, height: 14_031 } });
  });

  it('whose image is told to be much smaller than it is is refused: print would be lost', async () => {
    const { bytes } = await coded['JPEG']!(0);
    const sized = (columns: number): Buffer =>
      writePdf([
        stripPage(
          [{ entries: image(`${rgb}/Filter/DCTDecode`).replace(`${width}`, `${columns}`), bytes }],
          [320, 60],
        ),
      ]);
    for (const told of [width, width - 60, width + 40])
      expect((await decodeUpright(sized(told))).width, `${told}`).toBeGreaterThanOrEqual(width);
    await expect(decodeUpright(sized(32))).rejects.toMatchObject({ finding: { code: 'picture-damaged' } });
  });

  it('whose image holds far more than it is told to is refused', async () => {
    for (const kind of ['Flate', 'nothing at all']) {
      const { entries, bytes } = await coded[kind]!(0);
      const told = (columns: string): Buffer =>
        writePdf([stripPage([{ entries: entries.replace(`${width}`, columns), bytes }], [320, 60])]);
      expect((await decodeUpright(told(`${width}`))).width, kind).toBe(width);
      await expect(decodeUpright(told('3~0')), kind).rejects.toThrow('picture-damaged');
    }
  });

  it('whose JPEG lacks its last rows, though it has an end, is refused', async () => {
    const { entries, bytes } = await coded['JPEG']!(0);
    const end = bytes.length - 2;
    const cut = Buffer.concat([bytes.subarray(0, end - 300), bytes.subarray(end)]);
    await expect(decodeUpright(writePdf([stripPage([{ entries, bytes: cut }], [320, 60])]))).rejects.toThrow(
      'picture-damaged',
    );
  });

  it('that is one picture has the pixels of the picture, whatever size it claims', async () => {
    for (const points of [800, 200, 4000])
      expect(
        await sizeOf(
          writePdf([{ content: drawn(points, points * 0.75), jpeg: scan, size: [points, points * 0.75] }]),
        ),
      ).toEqual([800, 600]);
    // A photo on the lower half of a sheet.
    const half = writePdf([{ content: drawn(595, 446.25), jpeg: scan, size: [595, 842] }]);
    expect(await sizeOf(half)).toEqual([800, 1132]);
    const text = '/Latin 12 Tf 20 20 Td (Sample) Tj';
    // Text that only a search finds is no print; what is to be seen needs the resolution of print.
    const searched = writePdf([
      { content: `${drawn(800, 600)} BT 3 Tr ${text} ET`, jpeg: scan, size: [800, 600] },
    ]);
    expect(await sizeOf(searched)).toEqual([800, 600]);
    const printed = writePdf([{ content: `${drawn(800, 600)} BT ${text} ET`, jpeg: scan, size: [800, 600] }]);
    expect(await sizeOf(printed)).toEqual([3333, 2500]);
  });

  it('that is empty is said to be empty', async () => {
    const seen = await inspectScan(
      { bytes: writePdf([{ content: '', size }]), page: 1, password: '' },
      'a.pdf',
    );
    expect(seen).toMatchObject({ ok: true, findings: [{ code: 'picture-blank', level: 'stop' }] });
  });

  it('behind bytes that are none of its own is drawn, with a note', async () => {
    const good = writePdf([{ content: drawn(200, 150), jpeg: scan, size: [200, 150] }]);
    expect(await read(Buffer.concat([Buffer.alloc(1000), good]))).toBe('note picture-irregular');
    expect(await read(Buffer.concat([Buffer.alloc(1100), good]))).toBe('picture-not-a-picture');
  });

  it('of text is whole; text in a font that cannot be read is warned of', async () => {
    const latin = { content: 'BT /Latin 24 Tf 20 200 Td (Sample text) Tj ET', size };
    expect(await read(writePdf([latin]))).toBe('whole');
    const file = writePdf([latin]).toString('latin1');
    const broken = file.replace('/Subtype/Type1/BaseFont/Helvetica', '/Subtype/Bogus    /BaseFont/Helvetica');
    expect(broken).not.toBe(file);
    const noFont = writePdf([{ ...latin, content: latin.content.replace('/Latin', '/Nowhere') }]);
    expect(await read(noFont)).toBe('warn picture-text-missing');
  });

  it('of text that is white on white, or only to be searched for, is not accused by its few', async () => {
    const content =
      'BT /Latin 24 Tf 20 200 Td (Sample text that is to be seen) Tj 1 g 0 -40 Td (white) Tj ET';
    expect(await read(writePdf([{ content, size: [500, 270] }]))).toBe('whole');
  });

  it('whose drawing breaks off is warned of', async () => {
    const content = `${textPage.content} 0 g 10 10 20 20 re f `.repeat(40);
    const bytes = deflateSync(Buffer.from(content));
    const form = {
      entries: '/Type/XObject/Subtype/Form/BBox[0 0 595 842]/Filter/FlateDecode',
      bytes: bytes.subarray(0, bytes.length - 40),
    };
    const file = writePdf([
      { content: '0 0 1 rg 50 50 60 60 re f /Form Do', streams: { Form: form }, size: [595, 842] },
    ]);
    expect(await read(file)).toMatch(/picture-part-lost|picture-damaged/);
  });
});

describe('the words of pdf.js', () => {
  it.each([
    ['too-large', 'Warning: Image exceeded maximum allowed size and was removed.'],
    ['damaged', 'Warning: getOperatorList - ignoring XObject: "FormatError: XObject should be a stream".'],
    ['damaged', 'Warning: getOperatorList - ignoring errors during "GetOperatorList: page 0" task: "Error".'],
    ['damaged', 'Warning: Unable to decode image "img_p0_1": "JpegError: JPEG error: no frame".'],
    ['damaged', "Warning: Dependent image isn't ready yet"],
    ['damaged', 'Warning: Filter "Bogus" is not supported.'],
    [
      'jpeg',
      'Warning: JpegImage.parse - reached the end of the image data without finding an EOI marker (0xFFD9).',
    ],
    ['part', 'Info: Bad encoding in flate stream'],
    ['part', 'Warning: Skipping command re: expected 4 args, but received 2 args.'],
    ['font', 'Warning: translateFont - fetching "ABC+X" font file: "FormatError: FontFile is empty".'],
    ['font', 'Warning: Font "F1" is not available -- attempting to fallback to a default font.'],
    ['glyphs', 'Warning: No cmap table available.'],
  ] as const)('mean %s: %s', (trouble, sentence) => {
    expect([...troublesIn([sentence])]).toEqual([trouble]);
  });

  it.each([
    'Warning: Indexing all PDF objects',
    'Info: (while reading XRef): FormatError: Invalid XRef stream header',
    'Warning: TT: undefined function: 32',
    'Warning: something that a later version says',
  ])('mean nothing: %s', (sentence) => {
    expect(troublesIn([sentence]).size).toBe(0);
  });
});

it('a page whose own operators are not those that were written is refused', async () => {
  const strips = await Promise.all([0, 1, 2].map((index) => coded['Flate']!(index)));
  const file = writePdf([stripPage(strips, [width, height * 3])]);
  expect((await decodeUpright(file)).width).toBeGreaterThan(0);
  // The last stream ahead of the images is that of the page; the last byte of a stream is of its sum.
  const end = file.lastIndexOf('endstream', file.indexOf('/Subtype/Image'));
  const changed = Buffer.from(file);
  changed[end - 2]! ^= 1;
  await expect(decodeUpright(changed)).rejects.toThrow('picture-damaged');
});

it('a page whose own operators break off is refused', async () => {
  const strips = await Promise.all([0, 1, 2].map((index) => coded['Flate']!(index)));
  const file = writePdf([stripPage(strips, [width, height * 3])]);
  const end = file.lastIndexOf('endstream', file.indexOf('/Subtype/Image'));
  // Spaces are no part of a coding, and keep everything behind them in its place.
  file.fill(' ', end - 25, end - 1);
  expect(await read(file)).toBe('picture-damaged');
});

/** Small PDF files written by hand (ISO 32000-1, clauses 7.5 and 7.6): scans, text, several pages, protected. Nothing in them is real. */
import { createHash } from 'node:crypto';
import { constants, deflateRawSync, deflateSync } from 'node:zlib';

export type PageParts = {
  /** Content stream. */
  readonly content: string;
  /** A JPEG named `/Scan`. */
  readonly jpeg?: { readonly bytes: Uint8Array; readonly width: number; readonly height: number };
  /** Further streams by the names that the content calls them: `/Name Do`. `null` is named and not there. */
  readonly streams?: Readonly<Record<string, PdfStream | null>>;
  /** Points. */
  readonly size: readonly [width: number, height: number];
  /** Clockwise degrees in which the page is to be seen. */
  readonly turned?: 0 | 90 | 180 | 270;
  /** The part of the page that is to be seen: left, bottom, right, top; points. */
  readonly crop?: readonly [number, number, number, number];
  /** Further fonts by their names: Helvetica, whose codes are said to be other characters. */
  readonly fonts?: Readonly<Record<string, Readonly<Record<string, string>>>>;
  /** Content of stamps (annotations), 200 × 40 points, by the place of their lower left corner. */
  readonly stamps?: readonly { readonly at: readonly [number, number]; readonly content: string }[];
};

/** The entries of its dictionary, without its length, and its bytes; `mask` becomes a stream of its own, its SMask. */
export type PdfStream = { readonly entries: string; readonly bytes: Uint8Array; readonly mask?: PdfStream };

/** A page of `streams` one below the other, each as wide as the page, in a space of `size` points. */
export const stripPage = (strips: readonly PdfStream[], size: readonly [number, number]): PageParts => ({
  content: strips
    .map((_, index) => {
      const high = size[1] / strips.length;
      return `q ${size[0]} 0 0 ${high} 0 ${size[1] - high * (index + 1)} cm /S${index} Do Q`;
    })
    .join('\n'),
  streams: Object.fromEntries(strips.map((strip, index) => [`S${index}`, strip])),
  size,
});

/** A page that holds one JPEG, edge to edge, at `dpi`. */
export const scanPage = (
  jpeg: { readonly bytes: Uint8Array; readonly width: number; readonly height: number },
  dpi: number,
  turned: PageParts['turned'] = 0,
): PageParts => {
  const size = [(jpeg.width / dpi) * 72, (jpeg.height / dpi) * 72] as const;
  return { content: `${size[0]} 0 0 ${size[1]} 0 0 cm /Scan Do`, jpeg, size, turned };
};

/** An A4 page with one line of Latin and one of Chinese, whose font is not inside, and a red bar. */
export const textPage: PageParts = {
  content:
    '1 0 0 rg 72 600 200 40 re f 0 g BT /Latin 24 Tf 72 700 Td (Sample) Tj ET BT /Han 24 Tf 72 660 Td <793A4F8B> Tj ET',
  size: [595, 842],
};

/** Text as `/Han` shows it: `<${hexOf('样例')}> Tj`. */
export const hexOf = (text: string): string =>
  Array.from(text, (char) => char.charCodeAt(0).toString(16).padStart(4, '0')).join('');

/** A whole file; with a password it is protected by the standard handler, revision 2 (RC4 of 40 bits). */
export const writePdf = (pages: readonly PageParts[], password?: string): Buffer => {
  const lock = password === undefined ? null : lockWith(password);
  const objects: Buffer[] = [];
  const add = (head: string, stream?: Uint8Array): number => {
    const number = objects.length + 1;
    const body = stream && lock ? lock.encrypt(stream, number) : stream;
    const text = body ? `${head.slice(0, -2)}/Length ${body.length}>>` : head;
    objects.push(
      Buffer.concat([
        Buffer.from(`${number} 0 obj\n${text}\n`),
        ...(body ? [Buffer.from('stream\n'), body, Buffer.from('\nendstream\n')] : []),
        Buffer.from('endobj\n'),
      ]),
    );
    return number;
  };
  const tree = 2;
  // Its number is known: what stands between `/OC /Off BDC` and `EMC` is not to be seen.
  const off = 6;
  add(`<</Type/Catalog/Pages ${tree} 0 R/OCProperties<</OCGs[${off} 0 R]/D<</OFF[${off} 0 R]>>>>>>`);
  objects.push(Buffer.alloc(0));
  const latin = add('<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>');
  const descendant = add(
    '<</Type/Font/Subtype/CIDFontType0/BaseFont/STSong-Light/CIDSystemInfo<</Registry(Adobe)/Ordering(GB1)/Supplement 2>>/DW 1000/W[1 95 500]>>',
  );
  const han = add(
    `<</Type/Font/Subtype/Type0/BaseFont/STSong-Light/Encoding/UniGB-UCS2-H/DescendantFonts[${descendant} 0 R]>>`,
  );
  add('<</Type/OCG/Name(Off)>>');
  const addStream = ({ entries, bytes, mask }: PdfStream): number => {
    const soft = mask ? `/SMask ${addStream(mask)} 0 R` : '';
    return add(`<<${entries}${soft}>>`, bytes);
  };
  const addFont = (said: Readonly<Record<string, string>>): number => {
    const rows = Object.entries(said).map(([char, other]) => `<${hexOf(char).slice(2)}> <${hexOf(other)}>`);
    const map =
      '/CIDInit /ProcSet findresource begin begincmap 1 begincodespacerange <00> <FF> endcodespacerange ' +
      `${rows.length} beginbfchar ${rows.join('\n')} endbfchar endcmap end`;
    return add(
      `<</Type/Font/Subtype/Type1/BaseFont/Helvetica/ToUnicode ${add('<<>>', Buffer.from(map))} 0 R>>`,
    );
  };
  const kids = pages.map(
    ({ content, jpeg, streams = {}, size, turned = 0, crop, fonts = {}, stamps = [] }) => {
      const font = Object.entries(fonts).map(([name, said]) => `/${name} ${addFont(said)} 0 R`);
      const annotations = stamps.map(({ at: [x, y], content }) => {
        const look = add(
          `<</Type/XObject/Subtype/Form/BBox[0 0 200 40]/Resources<</Font<</Latin ${latin} 0 R>>>>>>`,
          Buffer.from(content),
        );
        return add(
          `<</Type/Annot/Subtype/Stamp/F 4/Rect[${x} ${y} ${x + 200} ${y + 40}]/AP<</N ${look} 0 R>>>>`,
        );
      });
      // Zipped, as programs write it.
      const stream = add('<</Filter/FlateDecode>>', deflateSync(content));
      const scan =
        jpeg &&
        add(
          `<</Type/XObject/Subtype/Image/Width ${jpeg.width}/Height ${jpeg.height}/ColorSpace/DeviceRGB/BitsPerComponent 8/Filter/DCTDecode>>`,
          jpeg.bytes,
        );
      const named = Object.entries(streams).map(
        ([name, more]) => `/${name} ${more ? addStream(more) : 9999} 0 R`,
      );
      if (scan) named.push(`/Scan ${scan} 0 R`);
      const xObject = named.length > 0 ? `/XObject<<${named.join('')}>>` : '';
      return add(
        `<</Type/Page/Parent ${tree} 0 R/MediaBox[0 0 ${size.join(' ')}]${crop ? `/CropBox[${crop.join(' ')}]` : ''}/Rotate ${turned}/Contents ${stream} 0 R` +
          `/Annots[${annotations.map((one) => `${one} 0 R`).join(' ')}]/Resources<<${xObject}` +
          `/Properties<</Off ${off} 0 R>>/Font<</Latin ${latin} 0 R/Han ${han} 0 R${font.join('')}>>>>>>`,
      );
    },
  );
  objects[tree - 1] = Buffer.from(
    `${tree} 0 obj\n<</Type/Pages/Count ${kids.length}/Kids[${kids.map((kid) => `${kid} 0 R`).join(' ')}]>>\nendobj\n`,
  );
  let offset = 9;
  const places = objects.map((object) => {
    const place = `${String(offset).padStart(10, '0')} 00000 n \n`;
    offset += object.length;
    return place;
  });
  const size = objects.length + 1;
  return Buffer.concat([
    Buffer.from('%PDF-1.7\n'),
    ...objects,
    Buffer.from(
      `xref\n0 ${size}\n0000000000 65535 f \n${places.join('')}trailer\n<</Size ${size}/Root 1 0 R` +
        `${lock ? lock.trailer : ''}>>\nstartxref\n${offset}\n%%EOF\n`,
    ),
  ]);
};

const padding = Buffer.from('28BF4E5E4E758A4164004E56FFFA01082E2E00B6D0683E802F0CA9FE6453697A', 'hex');
const md5 = (...parts: readonly Uint8Array[]): Buffer => {
  const hash = createHash('md5');
  for (const part of parts) hash.update(part);
  return hash.digest();
};

/** RC4, which Node no longer has. */
const rc4 = (key: Uint8Array, data: Uint8Array): Buffer => {
  const state = Uint8Array.from({ length: 256 }, (_, index) => index);
  const swap = (i: number, j: number) => {
    const kept = state[i]!;
    state[i] = state[j]!;
    state[j] = kept;
  };
  for (let i = 0, j = 0; i < 256; i++) {
    j = (j + state[i]! + key[i % key.length]!) & 255;
    swap(i, j);
  }
  let i = 0;
  let j = 0;
  return Buffer.from(
    data.map((byte) => {
      i = (i + 1) & 255;
      j = (j + state[i]!) & 255;
      swap(i, j);
      return byte ^ state[(state[i]! + state[j]!) & 255]!;
    }),
  );
};

/** Clause 7.6.3: algorithms 1 to 4 for the same user and owner password. */
const lockWith = (password: string) => {
  const padded = Buffer.concat([Buffer.from(password, 'latin1'), padding]).subarray(0, 32);
  const owner = rc4(md5(padded).subarray(0, 5), padded);
  const rights = Buffer.alloc(4);
  rights.writeInt32LE(-4);
  const id = md5(Buffer.from('sample'));
  const key = md5(padded, owner, rights, id).subarray(0, 5);
  return {
    trailer:
      `/ID[<${id.toString('hex')}><${id.toString('hex')}>]/Encrypt<</Filter/Standard/V 1/R 2/P -4` +
      `/O<${owner.toString('hex')}>/U<${rc4(key, padding).toString('hex')}>>>`,
    encrypt: (stream: Uint8Array, object: number): Buffer =>
      rc4(md5(key, Buffer.of(object & 255, (object >> 8) & 255, object >> 16, 0, 0)).subarray(0, 10), stream),
  };
};

/** A page with one picture of 1000 × 1000 pixels, whose data unpack to so many gigabytes of zeros. */
export const flateBomb = (gigabytes: number): Buffer => {
  const piece = 16 * 1024 * 1024;
  const count = (gigabytes * 1024 * 1024 * 1024) / piece;
  // Flushed in full, a piece unpacks to the same wherever it stands (RFC 1951).
  const packed = deflateRawSync(Buffer.alloc(piece), { finishFlush: constants.Z_FULL_FLUSH });
  const check = Buffer.alloc(4);
  // Adler-32 of zeros (RFC 1950).
  check.writeUInt32BE((((piece * count) % 65_521) * 65_536 + 1) >>> 0);
  const head = Buffer.of(0x78, 0x9c);
  const data = Buffer.concat([head, ...Array.from({ length: count }, () => packed), Buffer.of(3, 0), check]);
  const content = '300 0 0 300 0 0 cm /Scan Do';
  const streams: readonly (readonly [string, Buffer])[] = [
    ['<</Type/Catalog/Pages 2 0 R>>', Buffer.alloc(0)],
    ['<</Type/Pages/Kids[3 0 R]/Count 1>>', Buffer.alloc(0)],
    [
      '<</Type/Page/Parent 2 0 R/MediaBox[0 0 300 300]/Resources<</XObject<</Scan 4 0 R>>>>/Contents 5 0 R>>',
      Buffer.alloc(0),
    ],
    [
      '<</Type/XObject/Subtype/Image/Width 1000/Height 1000/ColorSpace/DeviceRGB/BitsPerComponent 8/Filter/FlateDecode>>',
      data,
    ],
    ['<<>>', Buffer.from(content)],
  ];
  return Buffer.concat([
    Buffer.from('%PDF-1.7\n'),
    ...streams.flatMap(([dictionary, stream], index) => [
      Buffer.from(
        `${index + 1} 0 obj\n${dictionary.replace(/>>$/, stream.length > 0 ? `/Length ${stream.length}>>` : '>>')}\n`,
      ),
      ...(stream.length > 0 ? [Buffer.from('stream\n'), stream, Buffer.from('\nendstream\n')] : []),
      Buffer.from('endobj\n'),
    ]),
    Buffer.from('trailer\n<</Size 6/Root 1 0 R>>\n%%EOF\n'),
  ]);
};

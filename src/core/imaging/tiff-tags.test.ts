/** A tag that no pixel needs refuses no scan; a kind of pixels that is not read, or read in wrong tones, is named. */
import { describe, expect, it } from 'vitest';
import { drawPhoto } from '../../../tests/photos.ts';
import { type TiffTag, writeTiff } from '../../../tests/tiff-files.ts';
import { decodeUpright } from './decode.ts';

const [width, height] = [96, 64];
const { data } = drawPhoto(width, height);
const plain = { width, height };
const read = async (file: Uint8Array) => {
  try {
    const { findings, data: pixels } = await decodeUpright(file);
    return { pixels: Buffer.from(pixels), codes: findings.map(({ code }) => code) };
  } catch (error) {
    return { pixels: null, codes: [(error as Error).message] };
  }
};
const kindOf = (file: Uint8Array): Promise<unknown> =>
  decodeUpright(file).then(
    () => 'read',
    ({ finding }) => finding.data['kind'] ?? finding.code,
  );
/** A text without the zero byte that shall end it, in a tag of maps (GeoASCIIParams). */
const endless: TiffTag = [34_737, 2, [...Buffer.from('sample text')]];

describe('a TIFF', () => {
  it.each([
    ['with a text that has no end', { more: [endless] }],
    [
      'with a tag of a text beside its directory',
      { more: [[305, 2, [...Buffer.from('scan 1')]] as TiffTag] },
    ],
    ['whose tags are in disorder', { unsorted: true }],
    ['of both faults', { unsorted: true, more: [endless] }],
    ['of both, BigTIFF', { unsorted: true, more: [endless], big: true }],
  ] as const)('%s gives all its pixels, and a note', async (_, more) => {
    const { pixels, codes } = await read(writeTiff(data, { ...plain, ...more }));
    expect(pixels?.equals(Buffer.from(data))).toBe(true);
    expect(codes).toEqual(['picture-irregular']);
  });

  it('without faults has no note, be it BigTIFF', async () => {
    for (const big of [false, true]) {
      const { pixels, codes } = await read(writeTiff(data, { ...plain, big }));
      expect(pixels?.equals(Buffer.from(data))).toBe(true);
      expect(codes).toEqual([]);
    }
  });

  it('with such a fault and without some of its pixels is refused', async () => {
    const file = writeTiff(data, { ...plain, more: [endless], unsorted: true });
    // Height and rows of the strip say more than there is.
    const short = writeTiff(data.subarray(0, data.length / 2), { ...plain, more: [endless] });
    expect((await read(short)).codes).toEqual(['picture-damaged']);
    expect((await read(file.subarray(0, file.length - 300))).codes).toEqual(['picture-damaged']);
  });

  it.each([
    ['Zstandard', { compression: 50_000 }, 'TIFF, Zstandard'],
    ['old JPEG', { compression: 6 }, 'TIFF, old JPEG'],
    ['a compression that nobody knows', { compression: 60_001 }, 'TIFF, compression 60001'],
    ['signed numbers', { format: 2 }, 'TIFF, signed numbers'],
    ['half floats', { format: 3, bits: 16 }, 'TIFF, floating point'],
    ['floats of inks', { format: 3, bits: 32, samples: 4, photometric: 5 }, 'TIFF, floating point'],
  ] as const)('of %s is named', async (_, more, kind) => {
    const bytes = Buffer.alloc(width * height * 16, 7);
    expect(await kindOf(writeTiff(bytes, { ...plain, ...more }))).toBe(kind);
  });

  it('of 16 bits, or of grey, is read', async () => {
    const deep = Buffer.alloc(width * height * 6, 100);
    expect(await kindOf(writeTiff(deep, { ...plain, bits: 16 }))).toBe('read');
    const grey = Buffer.alloc(width * height, 100);
    expect(await kindOf(writeTiff(grey, { ...plain, samples: 1 }))).toBe('read');
  });
});

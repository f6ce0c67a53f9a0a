/** Faults of form cost no pixel; damage does not pass as one of them. */
import sharp from 'sharp';
import { beforeAll, describe, expect, it } from 'vitest';
import { drawPhoto, encodePhoto } from '../../../tests/photos.ts';
import { decodeUpright, readFacts } from './decode.ts';
import { isWiped } from './jpeg-segments.ts';

const photo = drawPhoto(400, 300);
let good: Buffer;
let pixels: Buffer;
beforeAll(async () => {
  good = await encodePhoto(photo);
  pixels = Buffer.from((await decodeUpright(good)).data);
});
const at = (marker: number): number => good.indexOf(Buffer.of(0xff, marker));
const insert = (place: number, bytes: Uint8Array): Buffer =>
  Buffer.concat([good.subarray(0, place), bytes, good.subarray(place)]);
const codesOf = (file: Uint8Array): Promise<string[]> =>
  decodeUpright(file).then(
    ({ findings }) => findings.map(({ code }) => code),
    ({ message }) => [message],
  );
const withScan = (...parameters: readonly number[]): Buffer => {
  const file = Buffer.from(good);
  const scan = at(0xda);
  file.set(parameters, scan + 2 + file.readUInt16BE(scan + 2) - 3);
  return file;
};

describe('a JPEG', () => {
  it.each([
    ['parameters 0 0 0 of its scan', () => withScan(0, 0, 0)],
    ['parameters 0 63 1 of its scan', () => withScan(0, 63, 1)],
    ['four bytes ahead of its tables', () => insert(at(0xc4), Buffer.of(1, 2, 3, 4))],
    ['stray bytes ahead of its frame', () => insert(at(0xc0), Buffer.alloc(20, 5))],
    ['no end', () => good.subarray(0, -2)],
    ['no end, and stray bytes', () => insert(at(0xc0), Buffer.of(0, 9)).subarray(0, -2)],
    ['a line break ahead of it', () => Buffer.concat([Buffer.from('\r\n'), good])],
  ])('with %s gives all its pixels, and a note', async (_, make) => {
    const file = make();
    expect(Buffer.from((await decodeUpright(file)).data).equals(pixels)).toBe(true);
    expect(await codesOf(file)).toEqual(['picture-irregular']);
  });

  it('without a fault has no note, whatever follows its end', async () => {
    expect(await codesOf(good)).toEqual([]);
    expect(await codesOf(Buffer.concat([good, Buffer.alloc(4096), good]))).toEqual([]);
    const restarts = await sharp(good).jpeg({ progressive: true }).toBuffer();
    expect(await codesOf(restarts)).toEqual([]);
  });

  it('is refused when pixels are missing, also where its end was put behind the cut or its scan has odd parameters', async () => {
    const end = Buffer.of(0xff, 0xd9);
    for (const cut of [20, 200, 2000, Math.floor(good.length / 2)]) {
      expect(await codesOf(good.subarray(0, -cut)), `${cut}`).toEqual(['picture-damaged']);
      expect(await codesOf(Buffer.concat([good.subarray(0, -cut), end])), `${cut}`).toEqual([
        'picture-damaged',
      ]);
      const both = Buffer.concat([withScan(0, 0, 0).subarray(0, -cut), end]);
      expect(await codesOf(both), `${cut}`).toEqual(['picture-damaged']);
    }
  });

  it('is refused when a stretch of it was overwritten with zeros', async () => {
    const length = good.length - at(0xda);
    for (const share of [0.1, 0.3, 0.5, 0.7, 0.9]) {
      const file = Buffer.from(good);
      const from = at(0xda) + Math.floor(length * share);
      file.fill(0, from, from + 200);
      expect(await codesOf(file), `${share}`).toEqual(['picture-damaged']);
    }
    expect(isWiped(good)).toBe(false);
    // Plain paper is coded in few bits, and a whole sheet of it in many zeros.
    const blank = drawPhoto(1600, 1200, undefined, 1, 0);
    blank.data.fill(244, 0, 1600 * 900 * 3);
    const sheet = await sharp(blank.data, { raw: { width: 1600, height: 1200, channels: 3 } })
      .jpeg()
      .toBuffer();
    expect(isWiped(sheet)).toBe(false);
    expect(isWiped(Buffer.concat([good, Buffer.alloc(4096)]))).toBe(false);
  });

  it('of a kind that is not read is named', async () => {
    const kind = async (change: (frame: Buffer) => void): Promise<unknown> => {
      const file = Buffer.from(good);
      change(file.subarray(at(0xc0)));
      return decodeUpright(file).catch(({ finding }) => finding.data);
    };
    expect(await kind((frame) => frame.writeUInt8(12, 4))).toEqual({ kind: 'JPEG, 12 bits' });
    expect(await kind((frame) => frame.writeUInt8(0xc3, 1))).toEqual({ kind: 'JPEG, lossless' });
  });

  it('has a resolution only where it says one', async () => {
    const dpi = async (file: Uint8Array): Promise<number | null> =>
      (await readFacts(file, 'a.jpg')).facts.dpi;
    expect(await dpi(await sharp(good).withMetadata({ density: 300 }).toBuffer())).toBe(300);
    // JFIF: unit none, one by one.
    const none = Buffer.from('ffe000104a46494600010100000100010000', 'hex');
    const [jfif] = [good.indexOf('JFIF')];
    const bare =
      jfif < 0 ? good : Buffer.concat([good.subarray(0, 2), good.subarray(4 + good.readUInt16BE(4))]);
    expect(await dpi(Buffer.concat([bare.subarray(0, 2), none, bare.subarray(2)]))).toBe(null);
    expect(await dpi(bare)).toBe(null);
  });

  it('of 108 megapixels, as phones make them, is taken in at half its size', async () => {
    const large = await sharp(photo.data, { raw: { width: 400, height: 300, channels: 3 } })
      .resize(12_000, 9000, { kernel: 'nearest' })
      .withMetadata({ orientation: 6 })
      .jpeg({ quality: 60 })
      .toBuffer();
    expect((await readFacts(large, 'a.jpg')).facts).toMatchObject({ width: 4500, height: 6000 });
    const { width, height, findings } = await decodeUpright(large);
    expect([width, height]).toEqual([4500, 6000]);
    expect(findings).toMatchObject([{ code: 'picture-halved', data: { width: 9000, height: 12_000 } }]);
  }, 60_000);
});

/** What no encoder writes is damage; whatever encoders write is none. */
import sharp, { type Sharp } from 'sharp';
import { describe, expect, it } from 'vitest';
import { drawPhoto } from '../../../tests/photos.ts';
import { decodeUpright } from './decode.ts';
import { hasImpossibleCoefficients } from './jpeg-coefficients.ts';
import { jpegsInTiff } from './tiff-tags.ts';

const [width, height] = [320, 240];
const raw = (data: Uint8Array): Sharp => sharp(data, { raw: { width, height, channels: 3 } });
const photo = raw(drawPhoto(width, height).data);
/** Every corner of the cube of colours, hard beside each other. */
const shrill = raw(
  Uint8Array.from({ length: width * height * 3 }, (_, at) => {
    const pixel = Math.floor(at / 3);
    const colour = (Math.floor((pixel % width) / 20) + Math.floor(pixel / width / 15)) % 8;
    return (colour >> (at % 3)) & 1 ? 255 : 0;
  }),
);

describe('coefficients are possible in', () => {
  it.each<[string, Sharp]>([
    ['a photo', photo],
    ['shrill colours', shrill],
  ])('%s, however it is coded', async (_, picture) => {
    for (const quality of [5, 30, 75, 100])
      for (const chromaSubsampling of ['4:2:0', '4:4:4'])
        for (const progressive of [false, true])
          for (const optimiseCoding of [false, true]) {
            const options = { quality, chromaSubsampling, progressive, optimiseCoding };
            const file = await picture.clone().jpeg(options).toBuffer();
            expect(hasImpossibleCoefficients(file), JSON.stringify(options)).toBe(false);
          }
    expect(hasImpossibleCoefficients(await picture.clone().toColourspace('cmyk').jpeg().toBuffer())).toBe(
      false,
    );
    expect(hasImpossibleCoefficients(await picture.clone().greyscale().jpeg().toBuffer())).toBe(false);
  });

  it('red, green and blue that no luma was made of, as in some TIFF files', async () => {
    const tiff = await shrill.clone().tiff({ compression: 'jpeg', quality: 80 }).toBuffer();
    const strips = [...jpegsInTiff(tiff, 1)];
    expect(strips.length).toBeGreaterThan(0);
    for (const { jpeg, isLuma } of strips) expect(hasImpossibleCoefficients(jpeg, isLuma)).toBe(false);
  });
});

describe('coefficients are impossible where', () => {
  it('colours drifted out of what a screen can show', async () => {
    const file = await photo.clone().jpeg({ quality: 80 }).toBuffer();
    // Eight times the step of chroma: no single number is too large, their sum with luma is.
    const table = file.indexOf(Buffer.from('ffdb004301', 'hex'));
    file[table + 5] = Math.min(255, file[table + 5]! * 8);
    expect(hasImpossibleCoefficients(file)).toBe(true);
  });

  it('a code stands that no table has', async () => {
    const file = await photo.clone().jpeg({ quality: 80 }).toBuffer();
    const at = Math.floor(file.length / 2);
    for (let index = at; index < at + 8; index += 2) file.writeUInt16BE(0xff00, index);
    expect(hasImpossibleCoefficients(file)).toBe(true);
  });

  it('one of several tables is lost', async () => {
    const file = await photo.clone().jpeg({ optimiseCoding: false }).toBuffer();
    const table = file.indexOf(Buffer.from('ffc4', 'hex'));
    const without = Buffer.concat([
      file.subarray(0, table),
      file.subarray(table + 2 + file.readUInt16BE(table + 2)),
    ]);
    expect(hasImpossibleCoefficients(without)).toBe(true);
  });
});

it('a stretch of ones among the pixels is damage, fill bytes ahead of a marker are none', async () => {
  for (const options of [{ quality: 88 }, { progressive: true }]) {
    const file = await photo.clone().jpeg(options).toBuffer();
    const at = file.indexOf(Buffer.from('ffda', 'hex')) + 400;
    const wiped = Buffer.from(file)
      .fill(0xff, at, at + 20)
      .fill(0, at + 20, at + 21);
    await expect(decodeUpright(wiped)).rejects.toThrow('picture-damaged');
    const filled = Buffer.concat([file.subarray(0, -2), Buffer.alloc(5, 0xff), file.subarray(-2)]);
    expect((await decodeUpright(filled)).width).toBe(width);
  }
});

it('a stretch of zeros in a JPEG inside a TIFF is damage too', async () => {
  const file = await photo.clone().tiff({ compression: 'jpeg', quality: 88 }).toBuffer();
  expect((await decodeUpright(file)).width).toBe(width);
  for (const share of [0.3, 0.5, 0.7]) {
    const wiped = Buffer.from(file);
    wiped.fill(0, Math.floor(file.length * share), Math.floor(file.length * share) + 400);
    await expect(decodeUpright(wiped), `${share}`).rejects.toThrow('picture-damaged');
  }
});

/** What a file lost is told, plain paper and bars are not. */
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { drawPhoto, encodePhoto, type Pixels } from '../../../../tests/photos.ts';
import { decodeUpright } from '../decode.ts';
import type { Raster } from '../raster.ts';
import { findLostArea, isOneColour, seeLost } from './lost-area.ts';

const [width, height] = [1280, 960];
type Fill = readonly [left: number, top: number, wide: number, high: number, colour: readonly number[]];
const filled = (from: Pixels, ...fills: readonly Fill[]): Raster => {
  const data = Uint8Array.from(from.data);
  for (const [left, top, wide, high, colour] of fills)
    for (let y = top; y < top + high; y++)
      for (let x = left; x < left + wide; x++) data.set(colour, (y * from.width + x) * 3);
  return { width: from.width, height: from.height, data };
};
const photo = drawPhoto(width, height);
const grey = [128, 128, 128];
const black = [0, 0, 0];
const white = [255, 255, 255];

it('takes a bar on a page that a program drew for a bar', () => {
  const page = { width: 800, height: 1100, data: new Uint8Array(800 * 1100 * 3).fill(255) };
  for (let y = 200; y < 260; y++)
    for (let x = 100; x < 400; x++) page.data.set([255, 0, 0], (y * 800 + x) * 3);
  expect(findLostArea(page)).toBeNull();
});

describe('a lost area', () => {
  it.each<[string, Fill[]]>([
    ['the end of a JPEG', [[0, 592, width, 368, grey]]],
    [
      'the end of a JPEG, from the middle of a line',
      [
        [0, 608, width, 352, grey],
        [640, 592, 640, 16, grey],
      ],
    ],
    ['the end of a JPEG that was turned', [[0, 0, 400, height, grey]]],
    ['a tile', [[512, 256, 256, 256, black]]],
    ['a tile in a corner', [[1024, 704, 256, 256, black]]],
    ['a tile without luma and chroma', [[256, 0, 256, 256, [0, 135, 0]]]],
    ['a strip', [[0, 320, width, 80, black]]],
    [
      'several strips',
      [
        [0, 160, width, 80, black],
        [0, 480, width, 80, black],
      ],
    ],
    ['the lower half', [[0, 480, width, 480, black]]],
    [
      'a run of white from the middle of a line to that of another',
      [
        [0, 300, width, 20, white],
        [700, 299, 580, 1, white],
        [0, 320, 200, 1, white],
      ],
    ],
    [
      'a run of white up to the end',
      [
        [0, 900, width, 60, white],
        [400, 899, 880, 1, white],
      ],
    ],
  ])('is seen: %s', (_, fills) => {
    expect(seeLost(filled(photo, ...fills))).toMatchObject([{ code: 'picture-part-lost', level: 'stop' }]);
  });

  it('says where it is and how much of the picture', () => {
    const { region, share } = findLostArea(filled(photo, [512, 256, 256, 256, black]))!;
    expect(region).toEqual({ x: 0.4, y: 256 / 960, width: 0.2, height: 256 / 960 });
    expect(share).toBeCloseTo((256 * 256) / (width * height), 3);
  });

  it('is still seen after the picture was saved as JPEG once more', async () => {
    const saved = await encodePhoto(filled(photo, [0, 592, width, 368, grey]));
    expect(seeLost(await decodeUpright(saved))).toMatchObject([{ code: 'picture-part-lost' }]);
  });

  it.each<[string, Fill[]]>([
    ['nothing', []],
    ['a small sign', [[100, 100, 90, 90, black]]],
    [
      'bars above and below',
      [
        [0, 0, width, 120, black],
        [0, 840, width, 120, black],
      ],
    ],
    [
      'bars beside',
      [
        [0, 0, 100, height, black],
        [1180, 0, 100, height, black],
      ],
    ],
    ['a white line between two pictures', [[0, 480, width, 10, white]]],
    ['a white margin', [[0, 800, width, 160, [255, 255, 255]]]],
    ['a pasted white field', [[300, 300, 400, 120, [253, 254, 255]]]],
    [
      'a frame of black around a scan',
      [
        [0, 0, width, 80, black],
        [0, 0, 80, height, black],
        [0, 880, width, 80, black],
        [1200, 0, 80, height, black],
      ],
    ],
  ])('is not seen in a photo with %s', (_, fills) => {
    expect(seeLost(filled(photo, ...fills))).toEqual([]);
  });

  it('is not seen in a drawing: flat areas are what it is made of', () => {
    const ground: Pixels = { width, height, data: new Uint8Array(width * height * 3).fill(238) };
    const card = filled(
      ground,
      [80, 80, 500, 60, [180, 30, 30]],
      [900, 200, 260, 340, [160, 180, 210]],
      [0, 900, width, 60, black],
    );
    expect(seeLost(card)).toEqual([]);
  });

  it('is not seen where dark parts of a photo end in black, or bright ones in one colour', () => {
    const dark = filled(photo);
    for (let y = 0; y < height; y++)
      for (let x = 0; x < width; x++)
        if (Math.hypot(x - 300, y - 700) < 260 + 20 * Math.sin(y / 9))
          dark.data.fill(0, (y * width + x) * 3, (y * width + x) * 3 + 3);
    expect(seeLost(dark)).toEqual([]);
  });
});

describe('an empty picture', () => {
  it.each([0, 128, 255])('of %d is seen, also through a JPEG', async (value) => {
    const data = new Uint8Array(640 * 480 * 3).fill(value);
    expect(seeLost({ width: 640, height: 480, data })).toMatchObject([
      { code: 'picture-blank', level: 'stop' },
    ]);
    const jpeg = await sharp(data, { raw: { width: 640, height: 480, channels: 3 } })
      .jpeg({ quality: 40 })
      .toBuffer();
    expect(isOneColour(await decodeUpright(jpeg))).toBe(true);
  });

  it('is not one with a single line of print on it', () => {
    const data = new Uint8Array(640 * 480 * 3).fill(255);
    data.fill(180, 640 * 200 * 3, 640 * 200 * 3 + 60);
    expect(isOneColour({ width: 640, height: 480, data })).toBe(false);
  });
});

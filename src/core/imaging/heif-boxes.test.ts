/** A photo of tiles, as phones write it: whole or refused, never with tiles of one colour in it. */
import { describe, expect, it } from 'vitest';
import { firstPage } from '#domain/picture/page-choice';
import { heicColours, heicFiles } from '../../../tests/heic-files.ts';
import { heicGrid } from '../../../tests/heic-many.ts';
import { colourAt } from '../../../tests/photos.ts';
import { decodeUpright, readFacts } from './decode.ts';
import { missingInHeif } from './heif-boxes.ts';

const [rows, columns] = [4, 5];
const { file, tileAt, tileBytes } = heicGrid(rows, columns);
const codeOf = (bytes: Uint8Array): Promise<string> =>
  decodeUpright(bytes).then(
    () => 'read',
    ({ message }) => message,
  );
const changed = (change: (copy: Buffer) => void): Buffer => {
  const copy = Buffer.from(file);
  change(copy);
  return copy;
};

describe('a HEIC of tiles', () => {
  it('is whole', async () => {
    expect(missingInHeif(file)).toBe(null);
    const raster = await decodeUpright(file);
    expect([raster.width, raster.height]).toEqual([columns * 96, rows * 64]);
    // The last tile, its first quarter.
    const at = [(columns - 0.75) / columns, (rows - 0.75) / rows] as const;
    for (const [channel, value] of colourAt(raster, at).entries())
      expect(Math.abs(value - heicColours[0][channel]!)).toBeLessThan(9);
  });

  it('that is cut off at any place is refused', async () => {
    for (let length = tileAt; length < file.length; length += 311)
      expect(await codeOf(file.subarray(0, length)), `${length}`).toBe('picture-damaged');
    expect(await codeOf(file.subarray(0, file.length - 1))).toBe('picture-damaged');
  });

  it('of which a tile was wiped out, in part or whole, is refused', async () => {
    for (const tile of [0, 7, rows * columns - 1])
      for (const [from, length] of [
        [0, tileBytes],
        [40, 24],
        [tileBytes - 30, 30],
      ] as const) {
        const start = tileAt + tile * tileBytes + from;
        const wiped = changed((copy) => copy.fill(0, start, start + length));
        expect(await codeOf(wiped), `${tile} ${from}`).toBe('picture-damaged');
      }
  });

  it('of which a tile is nothing that can be decoded is refused', async () => {
    for (const tile of [0, 9]) {
      const start = tileAt + tile * tileBytes;
      // Lengths stay, so that only the decoder can tell.
      const noise = changed((copy) => {
        for (let at = start + 6; at < start + 60; at++) copy[at] = (at * 89 + 17) & 255;
      });
      expect(await codeOf(noise), `${tile}`).toBe('picture-damaged');
    }
  });

  it('that lacks a tile, or is larger than its tiles, is refused', () => {
    const shapeAt = file.indexOf('idat') + 4;
    expect(missingInHeif(changed((copy) => copy.writeUInt8(rows, shapeAt + 2)))).toContain('lacks tiles');
    expect(missingInHeif(changed((copy) => copy.writeUInt16BE(5000, shapeAt + 4)))).toContain('larger');
    const listAt = file.indexOf('dimg') + 4;
    expect(missingInHeif(changed((copy) => copy.writeUInt16BE(999, listAt + 6)))).toContain('lacks tiles');
  });

  it('of more than 256 items opens', async () => {
    const large = heicGrid(16, 18);
    expect((await readFacts(large.file, 'a.heic')).facts).toMatchObject({ width: 18 * 96, height: 16 * 64 });
    expect(await codeOf(large.file)).toBe('read');
  });

  it('of more pixels than are held is refused by their number', async () => {
    // As wide and high as the box of its size says; nothing is decoded before it is asked.
    const sizeAt = heicFiles.plain.indexOf('ispe') + 8;
    const huge = Buffer.from(heicFiles.plain);
    huge.writeUInt32BE(16_320, sizeAt);
    huge.writeUInt32BE(12_240, sizeAt + 4);
    const refused = await readFacts(huge, 'a.heic').catch(({ finding }) => finding);
    expect(refused).toMatchObject({
      code: 'picture-too-many-pixels',
      data: { width: 16_320, height: 12_240 },
    });
  });

  it('names the end of Canon, Sony and Fuji', async () => {
    const { findings } = await readFacts(file, 'DSC00001.HIF', firstPage);
    expect(findings).toEqual([]);
  });
});

it('any numbers in the boxes are an answer', () => {
  let seed = 3;
  for (let run = 0; run < 3000; run++) {
    const copy = Buffer.from(file.subarray(0, tileAt + 400));
    for (let byte = 0; byte < 3; byte++) {
      seed = (Math.imul(seed, 1_103_515_245) + 12_345) >>> 0;
      copy[(seed >>> 8) % copy.length] = seed & 255;
    }
    const missing = missingInHeif(copy);
    expect(missing === null || typeof missing === 'string').toBe(true);
  }
});

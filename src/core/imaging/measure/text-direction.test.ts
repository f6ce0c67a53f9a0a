/** The drawn samples carry real characters: upright, mirrored and turned ones are told apart without a known layout. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import sharp, { type Sharp } from 'sharp';
import { describe, expect, it } from 'vitest';
import { copyOf } from '../shrink.ts';
import { measurePaper } from './measure.ts';

const samples = join(import.meta.dirname, '../../../../assets/samples');

const textOf = async (name: string, change: (picture: Sharp) => Sharp) => {
  const upright = await sharp(await readFile(join(samples, name)))
    .rotate()
    .toBuffer();
  const { data, info } = await change(sharp(upright))
    .removeAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true });
  const raster = { width: info.width, height: info.height, data };
  return measurePaper({ raster, copy: copyOf(raster) }, null, '')?.text;
};

describe('readTextDirection', () => {
  it.each(['licence.jpg', 'passport.jpg', 'permit-front.jpg', 'id-front.jpg'])('%s', async (name) => {
    expect(await textOf(name, (picture) => picture)).toMatchObject({ turns: 0, mirrored: false });
    expect(await textOf(name, (picture) => picture.flop())).toMatchObject({ turns: 0, mirrored: true });
    expect(await textOf(name, (picture) => picture.rotate(180))).toMatchObject({ turns: 2, mirrored: false });
    expect(await textOf(name, (picture) => picture.rotate(90))).toMatchObject({ turns: 3, mirrored: false });
  });
});

/** Files that mean harm or have suffered it: one finding each, in time, and the pool lives on. Small ones, made here. */
import fc from 'fast-check';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { firstPage } from '#domain/picture/page-choice';
import { drawPhoto, encodePhoto } from '../../../tests/photos.ts';
import { writePng } from '../../../tests/png-files.ts';
import type { Imaging } from '../context.ts';
import { decodeUpright } from './decode.ts';
import { createImaging } from './pool.ts';

let pool: Imaging;
beforeAll(() => {
  pool = createImaging({ workers: 1 });
});
afterAll(() => pool.close());

const look = async (bytes: Uint8Array): Promise<string> => {
  const seen = await pool.inspect({ bytes, ...firstPage }, 'file');
  if (seen.ok) return 'ok';
  expect(seen.findings).toHaveLength(1);
  return seen.findings[0]!.code;
};

const pixels = drawPhoto(320, 240);
const formats = ['jpeg', 'png', 'webp', 'tiff', 'avif'] as const;

/** A moving picture of one colour: every frame repeats the same few bytes. */
const gifOf = (frames: number): Buffer => {
  const frame = Buffer.from('21f904000a0000002c0000000001000100000202440100', 'hex');
  return Buffer.concat([
    Buffer.from('47494638396101000100800000000000ffffff', 'hex'),
    ...Array.from({ length: frames }, () => frame),
    Buffer.of(0x3b),
  ]);
};

describe('hostile files', () => {
  it.each(formats)('%s cut off at every kilobyte is refused', async (format) => {
    const bytes = await encodePhoto(pixels, format);
    for (let length = 1024; length < bytes.length - 8; length += 1024)
      expect(await look(bytes.subarray(0, length)), `${length} of ${bytes.length}`).toBe('picture-damaged');
  });

  it.each(formats)('%s with random bytes after a good header is a picture or a finding', async (format) => {
    const bytes = await encodePhoto(pixels, format);
    await fc.assert(
      fc.asyncProperty(
        fc.uint8Array({ minLength: 64, maxLength: 4096 }),
        fc.nat(400),
        async (noise, keep) => {
          await look(Buffer.concat([bytes.subarray(0, 40 + keep), noise]));
        },
      ),
      { numRuns: 15 },
    );
  });

  it('30,000 × 30,000 pixels are refused by their header, one pixel opens', async () => {
    expect(await look(writePng(30_000, 30_000, Buffer.alloc(0)))).toBe('picture-too-many-pixels');
    expect(await look(writePng(1, 1, Buffer.of(0, 200, 10, 10)))).toBe('ok');
  });

  it('a picture that unpacks to far more than it says is refused', async () => {
    expect(await look(writePng(4000, 4000, Buffer.alloc(100)))).toBe('picture-damaged');
  });

  it('a moving picture of 20,000 frames shows its first', async () => {
    const seen = await pool.inspect({ bytes: gifOf(20_000), ...firstPage }, 'endless.gif');
    expect(seen).toMatchObject({ ok: true, facts: { pages: 20_000, width: 1, height: 1 } });
  });

  it('a camera file of two pictures in one (MPO) shows its first', async () => {
    const one = await encodePhoto(pixels);
    const other = await sharp(one).negate().jpeg().toBuffer();
    const both = Buffer.concat([one, other]);
    expect(await look(both)).toBe('ok');
    expect(await decodeUpright(both)).toEqual(await decodeUpright(one));
  });

  it('the pool lives on', async () => {
    expect(await look(await encodePhoto(pixels))).toBe('ok');
  });
});

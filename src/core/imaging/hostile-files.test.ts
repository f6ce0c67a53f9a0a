/** Files that mean harm or have suffered it: one finding each, in time, and the pool lives on. Small ones, made here. */
import { readFile } from 'node:fs/promises';
import fc from 'fast-check';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { firstPage } from '#domain/picture/page-choice';
import { sureEnough } from '#domain/plan/suggest-side';
import { bmpCases } from '../../../tests/bmp-cases.ts';
import { heicColours, heicFiles } from '../../../tests/heic-files.ts';
import { heicOf } from '../../../tests/heic-many.ts';
import { textPage, writePdf } from '../../../tests/pdf-files.ts';
import { drawPhoto, encodePhoto } from '../../../tests/photos.ts';
import { writePng } from '../../../tests/png-files.ts';
import type { Imaging } from '../ports/imaging.ts';
import { startNodeProcess } from '../sandbox/start-process.ts';
import { decodeUpright } from './decode.ts';
import { createImaging } from './pool.ts';

let pool: Imaging;
const pids: (number | undefined)[] = [];
beforeAll(() => {
  pool = createImaging({
    workers: 1,
    start: () => {
      const started = startNodeProcess('imaging')();
      pids.push(started.pid);
      return started;
    },
  });
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

/** A dark desk with grain, and plain printed cards on it: left, top, width, height. */
const desk = async (papers: readonly (readonly [number, number, number, number])[]): Promise<Buffer> => {
  const [width, height] = [1240, 900];
  const data = Buffer.alloc(width * height * 3);
  let seed = 7;
  for (let at = 0; at < data.length; at += 3) {
    seed = (seed * 1_103_515_245 + 12_345) & 0x7fffffff;
    const grain = (seed >> 16) % 14;
    data.set([70 + grain, 62 + grain, 54 + grain], at);
  }
  for (const [left, top, wide, high] of papers)
    for (let y = top; y < top + high; y++)
      for (let x = left; x < left + wide; x++) {
        const isPrint =
          (y - top) % 40 > 28 && x - left > 40 && x - left < 220 && y - top > 40 && y - top < 260;
        data.fill(isPrint ? 50 : 232, (y * width + x) * 3, (y * width + x) * 3 + 3);
      }
  return encodePhoto({ width, height, data });
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

  it.each([
    ['gif', gifOf(400)],
    ['pdf', writePdf(Array.from({ length: 12 }, () => textPage))],
    ['heic', heicFiles.twoPictures],
    ['bmp', bmpCases.find(({ name }) => name === '24 bits')!.file],
  ] as const)(
    '%s cut off, and with random bytes after a good header, is a picture or a finding',
    async (_, file) => {
      for (let length = 16; length < file.length - 1; length += Math.max(64, Math.ceil(file.length / 12)))
        await look(file.subarray(0, length));
      await fc.assert(
        fc.asyncProperty(
          fc.uint8Array({ minLength: 64, maxLength: 2048 }),
          fc.nat(200),
          async (noise, keep) => {
            await look(Buffer.concat([file.subarray(0, 20 + keep), noise]));
          },
        ),
        { numRuns: 12 },
      );
    },
  );

  it('a HEIC of 40 pictures shows the one that is chosen', async () => {
    const file = heicOf(40);
    for (const page of [1, 40]) {
      const seen = await pool.inspect({ bytes: file, page, password: '' }, 'burst.heic');
      expect(seen).toMatchObject({
        ok: true,
        facts: { type: 'heic', pages: 40, page, width: 96, height: 64 },
      });
    }
    const { data } = await decodeUpright(file, { page: 40, password: '' });
    const wanted = heicColours[0];
    const corner = [...data.subarray((10 * 96 + 10) * 3, (10 * 96 + 10) * 3 + 3)];
    for (const [at, value] of corner.entries()) expect(Math.abs(value - wanted[at]!)).toBeLessThan(30);
    const none = await pool.inspect({ bytes: file, page: 41, password: '' }, 'burst.heic');
    expect(none).toMatchObject({ ok: false, findings: [{ code: 'picture-no-such-page' }] });
  });

  it('a picture without any paper is taken in, and no paper is sure in it', async () => {
    const seen = await pool.inspect({ bytes: await desk([]), ...firstPage }, 'desk.jpg');
    if (!seen.ok) throw new Error('refused');
    expect(seen.facts.papers.filter(({ confidence }) => confidence >= sureEnough)).toEqual([]);
  });

  it('a picture with three papers says that there are several', async () => {
    const papers = [
      [90, 120, 460, 290],
      [680, 90, 460, 290],
      [380, 520, 460, 290],
    ] as const;
    const seen = await pool.inspect({ bytes: await desk(papers), ...firstPage }, 'desk.jpg');
    // Two are enough to say so; the desk looks for a front and a back, not for more.
    const several = seen.findings.find(({ code }) => code === 'picture-several-papers');
    expect(several?.data['count']).toBeGreaterThanOrEqual(2);
  });

  it.runIf(process.platform === 'linux')('memory stays far under the bound of a process', async () => {
    const status = await readFile(`/proc/${pids.at(-1)}/status`, 'utf8');
    expect(Number(/VmHWM:\s+(\d+) kB/.exec(status)?.[1]) / 1024).toBeLessThan(450);
    expect(pids).toHaveLength(1);
  });

  it('the pool lives on', async () => {
    expect(await look(await encodePhoto(pixels))).toBe('ok');
  });
});

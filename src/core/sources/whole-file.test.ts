import { readFile } from 'node:fs/promises';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { scanPage, writePdf } from '../../../tests/pdf-files.ts';
import { hasEnd } from './whole-file.ts';

const front = await readFile('assets/samples/id-front.jpg');
const drawn = sharp({ create: { width: 300, height: 200, channels: 3, background: '#c83' } });
const files: readonly (readonly [string, Buffer])[] = [
  ['jpeg', front],
  ['progressive jpeg', await drawn.clone().jpeg({ progressive: true }).toBuffer()],
  ['png', await drawn.clone().png().toBuffer()],
  ['webp', await drawn.clone().webp().toBuffer()],
  ['avif', await drawn.clone().avif().toBuffer()],
  ['pdf', Buffer.from(writePdf([scanPage({ bytes: front, width: 2400, height: 1800 }, 300)]))],
];

describe.each(files)('%s', (_, bytes) => {
  it('is whole, also with bytes behind its end', () => {
    expect(hasEnd(bytes)).toBe(true);
    expect(hasEnd(Buffer.concat([bytes, Buffer.alloc(200, 10)]))).toBe(true);
  });
  it.each([0.3, 0.6, 0.95])('cut at %d it is not', (share) => {
    expect(hasEnd(bytes.subarray(0, Math.floor(bytes.length * share)))).toBe(false);
  });
});

it('what a camera puts behind the picture says nothing of its end: a film holds every pair of bytes', () => {
  const film = Buffer.alloc(300_000);
  for (let at = 0; at < film.length; at += 1) film[at] = (Math.imul(at, 2_654_435_761) >>> 13) & 255;
  for (const marks of [
    [0xff, 0xda],
    [0xff, 0xd9],
  ]) {
    const behind = Buffer.concat([film, Buffer.from(marks)]);
    expect(hasEnd(Buffer.concat([front, behind]))).toBe(true);
    expect(hasEnd(Buffer.concat([front.subarray(0, front.length - 2), Buffer.alloc(2), behind]))).toBe(false);
  }
});

it('a thumbnail with its own end does not end the photo', () => {
  const thumb = Buffer.from([0xff, 0xd8, 0xff, 0xda, 0, 2, 1, 2, 0xff, 0xd9]);
  const start = Buffer.from([0xff, 0xd8, 0xff, 0xe1, 0, 2 + thumb.length]);
  const scan = Buffer.from([0xff, 0xda, 0, 8, 1, 1, 0, 0, 63, 0, 1, 2, 3]);
  expect(hasEnd(Buffer.concat([start, thumb, scan]))).toBe(false);
  expect(hasEnd(Buffer.concat([start, thumb, scan, Buffer.from([0xff, 0xd9])]))).toBe(true);
});

it('the first section of a linearized PDF does not end it', () => {
  const head = '%PDF-1.5\n1 0 obj\nstartxref\n0\n%%EOF\n';
  expect(hasEnd(Buffer.from(`${head}more of it`))).toBe(false);
  expect(hasEnd(Buffer.from(`${head}more of it\nstartxref\n116\n%%EOF\n`))).toBe(true);
});

it('what has no end mark is left to its decoder', () => {
  expect(hasEnd(Buffer.from('II*\0 some TIFF'))).toBe(true);
});

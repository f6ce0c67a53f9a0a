/** Verbs that need no desk: numbers, targets, pictures. */
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import sharp from 'sharp';
import { beforeAll, describe, expect, it } from 'vitest';
import { readBmpInfo } from '#core/imaging/bmp-decode';
import { wholePicture } from '#domain/plan/corners';
import type { Corners } from '#domain/plan/plan';
import samples from '../../assets/samples/samples.json' with { type: 'json' };
import { overlap } from '../../bench/photos/overlap.ts';
import { drawPhoto, encodePhoto } from '../photos.ts';
import { createScratch } from '../scratch.ts';
import { runCli, runJson } from './run-cli.ts';

const scratch = createScratch();
const truth = samples['id-front'].corners as unknown as Corners;
const corners = '0.14,0.2;0.84,0.16;0.88,0.76;0.15,0.8';
beforeAll(async () => {
  const photo = await encodePhoto(drawPhoto(4000, 3000));
  await writeFile(
    scratch('photo.jpg'),
    await sharp(photo)
      .withExif({ IFD0: { Copyright: 'sample' } })
      .jpeg({ quality: 93 })
      .toBuffer(),
  );
});

type Output = {
  output: { file: string; bytes: number; width: number; height: number } | null;
  findings: { code: string; level: string }[];
};

describe('prepare', () => {
  it('turns a 12-megapixel photo into a JPEG inside the window', async () => {
    const { status, json } = await runJson([
      'prepare',
      scratch('photo.jpg'),
      '--out',
      scratch('out'),
      '--paper',
      'SFZ',
      '--corners',
      corners,
    ]);
    expect(status).toBe(0);
    const [{ output }] = json as [Output];
    expect(output?.file).toMatch(/photo\.jpg$/);
    const bytes = await readFile(output?.file ?? '');
    expect(bytes.length).toBe(output?.bytes);
    expect(bytes.length).toBeGreaterThanOrEqual(56_320);
    expect(bytes.length).toBeLessThanOrEqual(1_000_000);
    const metadata = await sharp(bytes).metadata();
    expect(metadata).toMatchObject({
      format: 'jpeg',
      space: 'srgb',
      density: 300,
      width: output?.width,
      channels: 3,
    });
    expect(metadata.exif ?? metadata.icc ?? metadata.xmp).toBeUndefined();
  });

  it('gives a BMP in the same window', async () => {
    const { json } = await runJson([
      'prepare',
      scratch('photo.jpg'),
      '--out',
      scratch('bmp'),
      '--format',
      'bmp',
      '--corners',
      corners,
    ]);
    const [{ output }] = json as [Output];
    const bytes = await readFile(output?.file ?? '');
    expect(output?.file).toMatch(/\.bmp$/);
    expect(bytes.length).toBeGreaterThanOrEqual(56_320);
    expect(bytes.length).toBeLessThanOrEqual(1_000_000);
    expect(readBmpInfo(bytes)).toMatchObject({
      bits: 24,
      width: output?.width,
      height: output?.height,
      dpi: 300,
    });
  });

  it('refuses with a reason what cannot be read at any size, and writes nothing', async () => {
    await writeFile(scratch('tiny.png'), await encodePhoto(drawPhoto(90, 60), 'png'));
    const { status, json } = await runJson(['prepare', scratch('tiny.png'), '--out', scratch('tiny')]);
    expect(status).toBe(1);
    expect((json as [Output])[0]).toMatchObject({
      output: null,
      findings: expect.arrayContaining([expect.objectContaining({ level: 'stop' })]),
    });
    await expect(readdir(scratch('tiny'))).rejects.toThrow();
  });

  it('takes the corners that it is sure of, those that were given, or the whole photo', async () => {
    const prepare = (...more: string[]) =>
      runJson(['prepare', 'assets/samples/id-front.jpg', '--out', scratch('found'), ...more]);
    const sideOf = ({ json }: { json: unknown }) =>
      (json as [{ plan: { sides: [{ corners: Corners | null }] } }])[0].plan.sides[0];
    expect(overlap(sideOf(await prepare()).corners ?? wholePicture, truth)).toBeGreaterThan(0.99);
    expect(sideOf(await prepare('--whole')).corners).toBeNull();
    expect(sideOf(await prepare('--corners', corners)).corners?.[0]).toEqual([0.14, 0.2]);
  });

  it('never writes over another file', async () => {
    await mkdir(scratch('kept'));
    await writeFile(join(scratch('kept'), 'photo.jpg'), 'mine');
    const { json } = await runJson(['prepare', scratch('photo.jpg'), '--out', scratch('kept')]);
    expect((json as [Output])[0].output?.file).toMatch(/photo-2\.jpg$/);
    expect(await readFile(join(scratch('kept'), 'photo.jpg'), 'utf8')).toBe('mine');
  });

  it('merges two sides into one picture', async () => {
    const files = ['assets/samples/id-front.jpg', 'assets/samples/id-back.jpg'];
    const { status, json } = await runJson(['prepare', ...files, '--merge', '--out', scratch('merged')]);
    expect(status).toBe(0);
    expect(json).toHaveLength(1);
  });
});

describe('inspect', () => {
  it.each([
    ['0 bytes', 'empty.jpg', ''],
    ['a text', 'text.jpg', 'hello'],
    ['a pdf', 'paper.pdf', '%PDF-1.4'],
    ['an svg', 'drawing.svg', '<svg xmlns="http://www.w3.org/2000/svg"/>'],
  ])('%s is unreadable input: exit status 2 and one finding', async (_, name, text) => {
    await writeFile(scratch(name), text);
    const { status, json } = await runJson(['inspect', scratch(name)]);
    expect(status).toBe(2);
    expect((json as [Output])[0].findings).toHaveLength(1);
  });

  it('a file that is not there, and a folder, are faults', async () => {
    expect(await runJson(['inspect', scratch('none.jpg')])).toMatchObject({
      status: 2,
      json: { fault: { code: 'unreadable-file' } },
    });
    expect(await runJson(['inspect', '.'])).toMatchObject({
      status: 2,
      json: { fault: { code: 'unreadable-file' } },
    });
  });

  it('tells what a picture is, and says so in both languages', async () => {
    const { json } = await runJson(['inspect', 'assets/samples/id-front.jpg']);
    const [seen] = json as [{ type: string; corners: Corners; confidence: number }];
    expect(seen.type).toBe('jpeg');
    expect(overlap(seen.corners, truth)).toBeGreaterThan(0.99);
    expect(seen.confidence).toBeGreaterThan(0.8);
    const [zh, en] = await Promise.all([
      runCli(['inspect', scratch('text.jpg'), '--lang', 'zh']),
      runCli(['inspect', scratch('text.jpg'), '--lang', 'en']),
    ]);
    expect(zh.stdout).toMatch(/\p{Script=Han}/u);
    expect(en.stdout).not.toMatch(/\p{Script=Han}/u);
  });
});

describe('number and targets', () => {
  it('a good number is exit status 0, a bad one 1 with suggestions', async () => {
    expect(await runJson(['number', 'SFZ', '11010519491231002X'])).toMatchObject({
      status: 0,
      json: { valid: true, compact: '11010519491231002X' },
    });
    const wrong = await runJson(['number', 'SFZ', '1101O519491231002X']);
    expect(wrong).toMatchObject({
      status: 1,
      json: { valid: false, suggestions: expect.arrayContaining(['11010519491231002X']) },
    });
  });

  it('targets are listed with their windows', async () => {
    const { status, json } = await runJson(['targets']);
    expect(status).toBe(0);
    expect((json as { id: string }[]).map(({ id }) => id)).toEqual(
      expect.arrayContaining(['strict', 'aliyun-api', 'tencent', 'cnnic-advice']),
    );
    expect((json as { window: object }[])[0]?.window).toMatchObject({
      minBytes: 56_320,
      maxBytes: 1_000_000,
    });
  });

  it('help names every verb', async () => {
    const { status, stdout } = await runCli(['help']);
    expect(status).toBe(0);
    for (const verb of [
      'targets',
      'number',
      'inspect',
      'prepare',
      'template',
      'scan',
      'check',
      'bundle',
      'verify',
      'serve',
      'demo',
    ])
      expect(stdout).toContain(verb);
  });
});

describe('explain', () => {
  it('names the failure of a pasted message, what to do, and when', async () => {
    const { status, json } = await runJson([
      'explain',
      '审核结果：注册者身份有效性验证失败',
      '--today',
      '2026-11-27',
      '--lang',
      'en',
    ]);
    expect(status).toBe(0);
    // A Friday: the next working day is Monday (R56).
    const [first] = json as object[];
    expect(first).toMatchObject({
      id: 'F12',
      category: 'auth',
      earliest: '2026-11-30',
      steps: expect.any(Array),
    });
    const said = await runCli(['explain', 'Newly issued certificate', '--lang', 'zh']);
    expect(said.stdout).toContain('F09');
    expect((await runJson(['explain', 'nothing of the kind'])).json).toEqual([]);
  });
});

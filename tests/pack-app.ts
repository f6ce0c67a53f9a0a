/** Packs the app for real by electron-builder, with a stand-in for Electron's runtime, which cannot be had everywhere. */
import { spawn } from 'node:child_process';
import { chmod, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { createPackage } from '@electron/asar';
import { load } from 'js-yaml';
import packageJson from '../package.json' with { type: 'json' };
import { planDist } from '../scripts/package/plan-dist.ts';

export const readConfig = async () =>
  load(await readFile('electron-builder.yml', 'utf8')) as Record<string, unknown>;

export type Asked = {
  /** Arguments of fpm. */
  readonly args: readonly string[];
  /** Text of the desktop file. */
  readonly desktop: string;
};

/**
 * Packs a .deb for Linux below `root`; the unpacked app is in `out/linux-unpacked`. Answers what fpm was asked to do: a stand-in for
 * it keeps that, since fpm is a download. electron-builder runs in a process of its own and reads its environment there.
 */
export const packApp = async (root: string): Promise<Asked> => {
  const plan = planDist(await readConfig(), { platform: 'linux', arch: 'x64', env: {} });
  // The stand-in has no fuses to flip.
  const { electronFuses: _, ...config } = plan.config;
  const standIn = {
    ...config,
    electronDist: await standInRuntime(join(root, 'runtime')),
    electronVersion: packageJson.devDependencies.electron,
    directories: { output: join(root, 'out'), buildResources: 'assets' },
  };
  // A file of its own: electron-builder would merge an object with the project's configuration.
  const configFile = join(root, 'electron-builder.json');
  await writeFile(configFile, JSON.stringify(standIn));
  const asked = join(root, 'asked.json');
  const fpm = await standInFpm(join(root, 'fpm'), asked);
  const builder = join('node_modules', 'electron-builder', 'cli.js');
  const child = spawn(
    process.execPath,
    [builder, '--linux', 'deb', '--x64', '--publish', 'never', '--config', configFile],
    { env: { ...process.env, CUSTOM_FPM_PATH: fpm }, stdio: ['ignore', 'pipe', 'pipe'] },
  );
  const said = Promise.all([text(child.stdout), text(child.stderr)]);
  const status = await new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', resolve);
  });
  if (status !== 0) throw new Error(`electron-builder: ${(await said).join('\n')}`);
  return JSON.parse(await readFile(asked, 'utf8')) as Asked;
};

const standInFpm = async (file: string, asked: string): Promise<string> => {
  const lines = [
    `#!${process.execPath}`,
    'const { readFileSync, writeFileSync } = require("node:fs");',
    'const args = process.argv.slice(2);',
    'const entry = args.find((arg) => arg.includes("=/usr/share/applications/"));',
    'const desktop = readFileSync(entry.slice(0, entry.indexOf("=")), "utf8");',
    `writeFileSync(${JSON.stringify(asked)}, JSON.stringify({ args, desktop }));`,
    'writeFileSync(args[args.indexOf("--package") + 1], "");',
  ];
  await writeFile(file, lines.join('\n'), { mode: 0o755 });
  return file;
};

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

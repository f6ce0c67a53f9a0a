/** Where the app's own files lie: beside the sources, or in the package that electron-builder made. */
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder that holds package.json and assets/. */
const appRoot = (): string => {
  for (let dir = dirname(fileURLToPath(import.meta.url)); dirname(dir) !== dir; dir = dirname(dir))
    if (existsSync(join(dir, 'package.json')) && existsSync(join(dir, 'assets', 'targets'))) return dir;
  throw new Error('the app folder is incomplete: assets/targets is missing');
};

export const findAssetsDir = (): string => join(appRoot(), 'assets');

export const readAppVersion = (): string =>
  (JSON.parse(readFileSync(join(appRoot(), 'package.json'), 'utf8')) as { version: string }).version;

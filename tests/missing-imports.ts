/** Walks what the shipped entries import, the way Node would, and names what is not there. */
import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { builtinModules } from 'node:module';
import { basename, join } from 'node:path';
import { readImports } from './architecture/check-architecture.ts';

/** Given by the host itself, never packed. */
const given = new Set(['electron', ...builtinModules]);

/** `FILE: NAME` for every import of a file in `dist/hosts` of the folder `root` that neither the host nor `root` has. */
export const missingImports = async (root: string): Promise<string[]> => {
  const hosts = join(root, 'dist', 'hosts');
  const files = (await readdir(hosts)).filter((name) => /\.c?js$/.test(name));
  const missing: string[] = [];
  for (const file of files) {
    const text = await readFile(join(hosts, file), 'utf8');
    for (const name of new Set([
      ...readImports(file, text).map(({ from }) => from),
      ...required(text),
      ...startedBeside(text),
    ]))
      if (!isThere(root, files, name)) missing.push(`${file}: ${name}`);
  }
  return missing;
};

/** CommonJS, and what is only resolved. */
const required = (text: string): string[] =>
  [...text.matchAll(/(?:require|require\.resolve|import\.meta\.resolve)\(\s*["'`]([^"'`$]+)["'`]\s*\)/g)].map(
    (match) => match[1]!,
  );

/** Workers and processes are started by their file, which no import names. */
const startedBeside = (text: string): string[] =>
  [...text.matchAll(/["'](\.\/[\w-]+\.js)["']/g)].map((match) => match[1]!);

const isThere = (root: string, files: readonly string[], name: string): boolean => {
  if (name.startsWith('node:') || given.has(name)) return true;
  if (name.startsWith('.')) return files.includes(basename(name));
  const folder = name
    .split('/')
    .slice(0, name.startsWith('@') ? 2 : 1)
    .join('/');
  return existsSync(join(root, 'node_modules', folder, 'package.json'));
};

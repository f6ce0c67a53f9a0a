/** What a figure was measured with. */
import { spawnSync } from 'node:child_process';
import { cpus } from 'node:os';
import Database from 'better-sqlite3';
import sharp from 'sharp';
import { findBrowser } from '../src/web/find-browser.ts';

export const versions = (): Readonly<Record<string, string>> => ({
  machine: `${cpus().length} × ${cpus()[0]?.model.trim() ?? 'unknown'}`,
  node: process.version,
  sharp: `${sharp.versions.sharp} (libvips ${sharp.versions.vips})`,
  SQLite: sqlite(),
  ImageMagick: firstLine('/usr/bin/convert', ['-version'], /ImageMagick [\d.-]+/),
  jpegoptim: firstLine('jpegoptim', ['--version'], /v[\d.]+/),
  Chromium: firstLine(findBrowser() ?? '', ['--version'], /[\d.]+/),
});

const sqlite = (): string => {
  const db = new Database(':memory:');
  const version = db.prepare<[], { v: string }>('SELECT sqlite_version() v').get()?.v ?? '';
  db.close();
  return version;
};

/** The part of what a tool says of itself, or that it is not there. */
const firstLine = (tool: string, args: readonly string[], part: RegExp): string => {
  const { stdout } = spawnSync(tool || '/', [...args], { encoding: 'utf8' });
  return part.exec(stdout ?? '')?.[0] ?? 'not installed';
};

/** The built page, read into memory once: a request can only name what was there at the start. */
import { readdir, readFile } from 'node:fs/promises';
import { extname, join } from 'node:path';

export type StaticFile = { readonly mime: string; readonly bytes: Uint8Array };

const mimeOf: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
};

/** Files by their path from the folder, with forward slashes. Rejects when the page was not built. */
export const readStaticFiles = async (folder: string): Promise<ReadonlyMap<string, StaticFile>> => {
  const files = new Map<string, StaticFile>();
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const file = join(entry.parentPath, entry.name);
    const path = file.slice(folder.length).replaceAll('\\', '/');
    files.set(path, {
      mime: mimeOf[extname(entry.name)] ?? 'application/octet-stream',
      bytes: await readFile(file),
    });
  }
  if (!files.has('/index.html')) throw new Error('index.html is missing');
  return files;
};

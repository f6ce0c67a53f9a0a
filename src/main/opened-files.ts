/** Which of the arguments of a start are files that the desk opens. Pure. */
import { extname, isAbsolute, resolve } from 'node:path';

/** As in `electron-builder.yml` (`mac.fileAssociations`) and `assets/installer/windows.nsh`. */
export const openedExtensions = [
  '.jpg',
  '.jpeg',
  '.png',
  '.heic',
  '.heif',
  '.bmp',
  '.webp',
  '.tif',
  '.tiff',
  '.avif',
  '.gif',
  '.pdf',
  '.zip',
] as const;

export const isOpened = (path: string): boolean =>
  (openedExtensions as readonly string[]).includes(extname(path).toLowerCase());

/** Paths among the arguments, absolute; the program itself, flags and their values are none. */
export const openedFiles = (argv: readonly string[], cwd: string): string[] =>
  argv
    .slice(1)
    .filter((arg, index, all) => !arg.startsWith('-') && all[index - 1] !== '--desk' && isOpened(arg))
    .map((arg) => (isAbsolute(arg) ? arg : resolve(cwd, arg)));

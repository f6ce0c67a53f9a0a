/** What names of files say by themselves: what is hidden, what can be no scan, in which order people read them. */
import { intakeLimits, type LeftReason, type ListedFile } from './intake.ts';

const scanExtensions = new Set(
  'jpg jpeg jpe jfif png webp tif tiff avif bmp dib heic heif gif pdf'.split(' '),
);
const systemFiles = new Set(['thumbs.db', 'desktop.ini', '.ds_store', 'ehthumbs.db', 'icon\r']);

/** Systems put such files into folders by themselves. */
export const isHidden = (path: string): boolean =>
  path
    .split('/')
    .some(
      (part) =>
        part.startsWith('.') ||
        part.startsWith('~$') ||
        part === '__MACOSX' ||
        systemFiles.has(part.toLowerCase()),
    );

/** What nobody can make a scan of, as far as name and size tell. */
export const whyUseless = ({ path, bytes }: ListedFile): LeftReason | null => {
  if (bytes === 0) return 'empty-file';
  if (!scanExtensions.has(extensionOf(path))) return 'not-a-scan';
  return bytes > intakeLimits.fileBytes ? 'too-large' : null;
};

/** Without its folders. */
export const fileName = (path: string): string => path.slice(path.lastIndexOf('/') + 1);
const extensionOf = (path: string): string => /\.([^./]+)$/u.exec(fileName(path))?.[1]?.toLowerCase() ?? '';

const order = new Intl.Collator('zh-CN', { numeric: true });
/** As people read a folder: 2 before 10. Ties by code points, so that the order is always the same. */
export const compareNaturally = (a: string, b: string): number =>
  order.compare(a, b) || (a < b ? -1 : a > b ? 1 : 0);

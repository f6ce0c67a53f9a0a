/** Every measure of a scan, around the lines of text that were found on it. Judging them is `judgeReading` in the domain. */
import type { CertificateType } from '#domain/certificate/type';
import type { Measures } from '#domain/picture/measures';
import { findWatermark } from '#domain/picture/watermark';
import type { ReadLine } from '#domain/reading/reading';
import { cutSidesOf } from './border/licence-sides.ts';
import { emblemChroma } from './colour/emblem.ts';
import { findGlare } from './glare/washed-spot.ts';
import type { Raster } from './raster.ts';
import { measurePrint } from './sharpness/print.ts';

/** The title of a business licence, whatever stands before it; its third character is the hardest to read. */
const licenceTitle = /营\s*业\s*\p{Script=Han}\s*照/u;
const isWholeTitle = (text: string): boolean => text.replace(/\s/gu, '').length === 4;

/** `lines`: places in fractions of `picture`, upright as the camera meant it; `paper`: which one it is read to be, '' where that is not known; `overlays`: what was read paler than print. */
export const measureScan = (
  picture: Raster,
  lines: readonly ReadLine[],
  paper: CertificateType | '',
  overlays: readonly ReadLine[] = [],
): Measures => {
  const title = paper === 'YYZZ' ? lines.find(({ text }) => licenceTitle.test(text)) : undefined;
  return {
    print: measurePrint(picture, lines),
    glare: findGlare(picture, lines),
    emblem: title ? emblemChroma(picture, title.place) : null,
    cutSides: title && isWholeTitle(title.text) ? cutSidesOf(picture, title.place) : [],
    watermark: findWatermark(lines, overlays, picture.width / picture.height, paper !== ''),
  };
};

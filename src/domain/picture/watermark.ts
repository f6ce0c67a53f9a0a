/**
 * Text that lies over a paper and is none of its print: a purpose ("仅供…使用", "复印无效"), or the mark of a site. A watermark is text, so
 * it is read. Pure.
 * 1 words that no certificate prints say it by themselves, 2 so do long lines that run aslant to most print: print of a paper has one
 * direction, and what runs round in a seal breaks into a few characters a line.
 */
import { boundsOf } from '../plan/corners.ts';
import type { ReadLine } from '../reading/reading.ts';
import { angleOf, mainSlope, slopeOf } from './line-slopes.ts';
import type { Measures } from './measures.ts';

/** Purposes, as people write them over copies; in parts, since the print below breaks some characters. */
const purposes = /仅[供限用][^\d]{2}|[再复次][印复][印件]{0,2}无[效交放]|他用无[效交放]|[印件用]无效/u;
/** The end of a site's name. Licences print those of authorities, beside words that say so; receipts and letters print any. */
const site = /(?:^|\.)(?:com|net)(?:\.cn)?$/iu;
const ownSite = /网址|公示|查询|登录|https?|gs|gov|aic/iu;

/** Words of purposes that one line aslant is enough of. */
const purposeAslant = /使用|办理|认证|备案|无效|域名/u;

/** A line aslant by this and not upright, in degrees; the lines of one sheet, curved as it may be, spread by less. */
const [leastSlant, mostSlant] = [14, 76];
/** Letters and Chinese characters read for sure in such a line: more than the arc of a seal keeps together. */
const leastAslant = 6;
const charIsSure = 0.8;

/** `lines`: print; `overlays`: what was read paler than it. `aspect`: width of the scan over its height, so that fractions become lengths; `isCertificate`: the paper is known to be one. */
export const findWatermark = (
  lines: readonly ReadLine[],
  overlays: readonly ReadLine[],
  aspect: number,
  isCertificate: boolean,
): Measures['watermark'] => {
  const main = mainSlope(lines, aspect);
  for (const line of [...lines, ...overlays]) {
    const text = line.text.replace(/\s/gu, '');
    const isSite = isCertificate && site.test(text) && !ownSite.test(text);
    if (purposes.test(text) || isSite || isAslant(line, main, aspect))
      return { text, place: boundsOf(line.place) };
  }
  return null;
};

const isAslant = (line: ReadLine, main: number, aspect: number): boolean => {
  const slant = Math.abs(slopeOf(angleOf(line, aspect) - main));
  if (slant < leastSlant || slant > mostSlant) return false;
  const sure = line.chars.filter(({ char, p }) => p >= charIsSure && /\p{L}/u.test(char));
  return sure.length >= leastAslant || purposeAslant.test(line.text);
};

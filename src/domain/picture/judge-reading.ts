/** From what was read and measured on a scan to findings (R07, R11, R12, R28, R47, R50; reference §6.4). Pure. */
import {
  type Finding,
  type FindingCode,
  type FindingData,
  finding,
  type Region,
} from '../finding/finding.ts';
import { boundsOf, touchesFrame } from '../plan/corners.ts';
import type { SidePlan } from '../plan/plan.ts';
import type { ScanReading } from '../reading/reading.ts';
import type { Measures } from './measures.ts';
import { warningLimits as limits } from './warning-limits.ts';
import { missingWay } from './way-up.ts';

/** What is said of a scan once it was read. */
const codes: ReadonlySet<FindingCode> = new Set([
  'picture-blurred',
  'picture-too-dark',
  'picture-washed-out',
  'picture-glare-over-print',
  'picture-grey-copy',
  'picture-border-cut',
  'picture-watermark',
  'picture-mirrored',
  'picture-not-upright',
]);
export const isOfReading = (code: FindingCode): boolean => codes.has(code);

/** One side of a picture that is made of the scan. */
export type JudgedSide = Pick<SidePlan, 'corners' | 'flip' | 'turns'>;

/** What the scan shows, or of it what `side` takes; null: the scan as it is. Where nothing was read nothing is said. */
export const judgeReading = (
  reading: Pick<ScanReading, 'way' | 'paper' | 'measures'>,
  side: JudgedSide | null,
): Finding[] => {
  const found: Finding[] = [];
  const bounds = side?.corners ? boundsOf(side.corners) : null;
  const add: Add = (code, data = {}, region) => {
    if (region && bounds && !holdsMiddle(bounds, region)) return;
    found.push(finding(code, { picture: 'scan', region: region ?? bounds ?? everywhere }, { data }));
  };
  // Readings of an earlier version have no measures; they are made anew.
  if (reading.measures) judgeMeasures(reading.measures, side, add);
  if (reading.way) {
    const { flip, turns } = missingWay(reading.way, side ?? { corners: null, flip: false, turns: 0 });
    if (flip) add('picture-mirrored');
    else if (turns !== 0) add('picture-not-upright', { degrees: turns * 90 });
  }
  return found;
};

type Add = (code: FindingCode, data?: FindingData, region?: Region) => void;

const judgeMeasures = (measures: Measures, side: JudgedSide | null, add: Add): void => {
  const { print, glare, emblem, cutSides, watermark } = measures;
  if (print) judgePrint(print, add);
  if (glare) add('picture-glare-over-print', { share: percent(glare.width * glare.height) }, glare);
  if (emblem !== null && emblem < limits.greyEmblem) add('picture-grey-copy', { share: percent(emblem) });
  // Corners inside of the photo say that the paper ends there.
  if (cutSides.length > 0 && (!side?.corners || touchesFrame(side.corners)))
    add('picture-border-cut', { sides: cutSides });
  if (watermark) add('picture-watermark', { words: watermark.text }, watermark.place);
};

const judgePrint = (print: NonNullable<Measures['print']>, add: Add): void => {
  const { lines, edgeWidth, softest, ground, contrast, sure } = print;
  // What can be read is no reason for a rejection, however it came about. A title alone is not what can be read.
  if (lines > 0 && sure >= limits.readable) return;
  const widest = sure < limits.illegible ? limits.edgeWidthIfIllegible : limits.edgeWidth;
  if (ground < limits.darkGround) add('picture-too-dark', { light: Math.round(ground) });
  else if (edgeWidth > widest)
    add(
      'picture-blurred',
      { details: Math.round(1000 / edgeWidth), wanted: Math.floor(1000 / limits.edgeWidth) },
      softest,
    );
  else if (ground >= limits.washedGround && contrast < limits.washedContrast)
    add('picture-washed-out', { contrast: percent(contrast) });
};

const everywhere: Region = { x: 0, y: 0, width: 1, height: 1 };

const holdsMiddle = (outer: Region, { x, y, width, height }: Region): boolean => {
  const [u, v] = [x + width / 2, y + height / 2];
  return u >= outer.x && u <= outer.x + outer.width && v >= outer.y && v <= outer.y + outer.height;
};

const percent = (share: number): number => Math.round(share * 1000) / 10;

/** From measures to findings (R07, R11, R12, R28, R47, R50; reference §6.4). Pure; limits are data. */
import { certificateRow } from '../certificate/table.ts';
import type { CertificateType } from '../certificate/type.ts';
import {
  type Finding,
  type FindingCode,
  type FindingData,
  finding,
  type Region,
} from '../finding/finding.ts';
import { boundsOf, cornersOf, wholePicture } from '../plan/corners.ts';
import { mapPoint, solveHomography, unitSquare } from '../plan/homography.ts';
import type { Corners, SidePlan } from '../plan/plan.ts';
import { lieOf } from './lie.ts';
import { measureLimits as limits } from './measure-limits.ts';
import type { Measures } from './measures.ts';

/** What one side of a plan shows. Every finding says where, as a region of the upright scan. */
export const judgeMeasures = (
  measures: Measures,
  side: Pick<SidePlan, 'corners' | 'flip' | 'turns'> & { readonly scanId?: string },
  type: CertificateType | '',
): Finding[] => {
  const found: Finding[] = [];
  const add = (code: FindingCode, data: FindingData = {}, region: Region | null = null): void => {
    const place = inScan(region ?? everywhere, side);
    found.push(
      finding(
        code,
        { picture: 'scan', region: place, ...(side.scanId === undefined ? {} : { scanId: side.scanId }) },
        { data },
      ),
    );
  };
  judgeFocus(measures, add);
  judgeLight(measures, add);
  if (isGreyCopy(measures)) add('picture-grey-copy', { share: percent(measures.colourShare) });
  else if (measures.seal === null && wantsSeal(type)) add('picture-no-red-seal');
  if (measures.screenPattern > limits.screenPattern)
    add('picture-of-screen', { share: percent(measures.screenPattern) });
  if (measures.cutSides.length > 0) add('picture-border-cut', { sides: measures.cutSides });
  if (measures.overlay && measures.overlay.certainty >= limits.overlay)
    add('picture-watermark', { degrees: Math.round(measures.overlay.angle) });
  judgeLie(measures, side, add);
  return found;
};

/** A picture without print is no copy of anything. */
const isGreyCopy = ({ colourShare, coldTint, edgeWidth }: Measures): boolean =>
  edgeWidth !== null && colourShare < limits.colourShare && coldTint < limits.coldTint;

type Add = (code: FindingCode, data?: FindingData, region?: Region | null) => void;

const judgeFocus = ({ edgeWidth, edgeUnevenness, softest, details }: Measures, add: Add): void => {
  if (edgeWidth === null || edgeWidth <= limits.edgeWidth) return;
  const moved = edgeUnevenness >= limits.edgeUnevenness;
  add(
    moved ? 'picture-moved' : 'picture-blurred',
    { details: details ?? 0, wanted: Math.floor(1000 / limits.edgeWidth) },
    softest,
  );
};

const judgeLight = (measures: Measures, add: Add): void => {
  const { paperLight, printContrast, glareShare, glare, glareOverPrint } = measures;
  if (glare && glareShare >= (glareOverPrint ? limits.glareShareOverPrint : limits.glareShare))
    add(glareOverPrint ? 'picture-glare-over-print' : 'picture-glare', { share: percent(glareShare) }, glare);
  if (paperLight < limits.tooDark) add('picture-too-dark', { light: Math.round(paperLight) });
  if (paperLight >= limits.washedOutLight && printContrast > 0 && printContrast < limits.washedOutContrast)
    add('picture-washed-out', { contrast: percent(printContrast) });
};

const judgeLie = (measures: Measures, { flip, turns }: Pick<SidePlan, 'flip' | 'turns'>, add: Add): void => {
  const lie = lieOf(measures);
  if (!lie) return;
  if (lie.mirrored !== flip) {
    if (lie.handSure) add('picture-mirrored');
    return;
  }
  if (lie.turns !== turns && lie.turnSure)
    add('picture-not-upright', { degrees: ((lie.turns - turns + 4) % 4) * 90 });
};

/** Papers of mainland organizations carry the red seal of their registrar (R12, R55). */
const wantsSeal = (type: CertificateType | ''): boolean => {
  if (type === '') return false;
  const { holder, regions, paper } = certificateRow(type);
  return holder === 'organization' && paper !== 'id-1' && regions.length === 1 && regions[0] === 'mainland';
};

const everywhere: Region = { x: 0, y: 0, width: 1, height: 1 };

/** A region of the flat paper as a box of the upright scan that it lies in. */
export const inScan = (region: Region, side: Pick<SidePlan, 'corners'>): Region => {
  const map = solveHomography(unitSquare, side.corners ?? wholePicture);
  if (!map) return everywhere;
  const corners = cornersOf(region).map((point) => mapPoint(map, point));
  return boundsOf(corners as unknown as Corners);
};

const percent = (share: number): number => Math.round(share * 1000) / 10;

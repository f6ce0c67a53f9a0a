/** The way of a scan to the upload picture: decode, upright, rectify, merge, fit, prove. */
import { type Finding, finding } from '#domain/finding/finding';
import type { PictureFacts } from '#domain/picture/picture';
import { isUsable, touchesFrame } from '#domain/plan/corners';
import { paperSize } from '#domain/plan/paper-size';
import type { Plan } from '#domain/plan/plan';
import type { PictureWindow } from '#domain/target/target';
import type { ImageWork, Prepared, PrepareInput } from '../ports/imaging.ts';
import { type Composition, compose } from './compose.ts';
import { fitBmp } from './fit-bmp.ts';
import { type FitResult, fitJpeg, type Scalable } from './fit-jpeg.ts';
import { type FacePrint, isSameFace, readFace } from './likeness/face-print.ts';
import { closeScan, type OpenScan, openScan, type ReadScan } from './open-scan.ts';
import { provePicture } from './prove.ts';
import { giveBackRaster } from './raster.ts';
import { Unreadable } from './unreadable.ts';

/** Longest side of a paper, in pixels, under which its print cannot be read. */
const legiblePixels = 600;
/** Dots per inch of a card under which its number cannot be read. */
const legibleDpi = 180;

type Watch = Pick<ImageWork, 'onStage'>;

/** Makes the upload picture inside `window`, or refuses with the findings that say why. */
export const preparePicture = async (
  { plan, scans, window }: PrepareInput,
  { onStage }: Watch = {},
): Promise<Prepared> => {
  const crooked = plan.sides.some((side) => side.corners !== null && !isUsable(side.corners));
  if (crooked) return { ok: false, findings: [finding('picture-corners-unusable', { picture: 'upload' })] };
  const open: Record<string, ReadScan> = {};
  try {
    onStage?.('decode');
    for (const { scanId } of plan.sides) open[scanId] ??= await openScan(scans[scanId]!);
    const blank = Object.values(open).flatMap(({ findings }) =>
      findings.filter(({ code }) => code === 'picture-blank'),
    );
    const prepared = await fitComposition(compose(plan, open), { plan, window, blank, onStage });
    if (prepared.ok) onStage?.('measure');
    return prepared.ok
      ? { ...prepared, findings: [...prepared.findings, ...sidesShownTwice(plan, open)] }
      : prepared;
  } catch (error) {
    if (error instanceof Unreadable) return { ok: false, findings: [error.finding] };
    throw error;
  } finally {
    for (const scan of Object.values(open)) closeScan(scan);
  }
};

/** R23, R53: the very same side of one paper on two scans. */
const sidesShownTwice = (plan: Plan, scans: Readonly<Record<string, OpenScan>>): Finding[] => {
  if (plan.sides.length < 2) return [];
  const seen: FacePrint[] = [];
  return plan.sides.flatMap(({ scanId, corners }) => {
    const face = readFace(scans[scanId]!.copy, corners);
    if (!face) return [];
    const isThere = seen.some((other) => isSameFace(face, other));
    seen.push(face);
    return isThere ? [finding('picture-same-side-twice', { picture: 'upload' })] : [];
  });
};

type Fitting = Watch & Pick<PrepareInput, 'plan' | 'window'> & { readonly blank: readonly Finding[] };

const fitComposition = async (
  composition: Composition,
  { plan, window, blank, onStage }: Fitting,
): Promise<Prepared> => {
  const { size, paper } = composition;
  const long = Math.max(paper.width, paper.height);
  const known = paperSize(plan.paper);
  const least = known ? (legibleDpi * known.long) / 25.4 : legiblePixels;
  if (long < legiblePixels / 2)
    return refuse(
      finding(
        'picture-too-few-pixels',
        { picture: 'upload' },
        { data: { width: paper.width, height: paper.height, minWidth: legiblePixels } },
      ),
    );
  if (blank[0]) return refuse(blank[0]);
  const render: Scalable['render'] = (scale) => {
    onStage?.('rectify');
    const raster = composition.render(scale);
    onStage?.('encode');
    return raster;
  };
  const source: Scalable = {
    render,
    giveBack: giveBackRaster,
    minScale: Math.min(1, least / long),
    maxScale: 2,
  };
  const fitted = plan.format === 'bmp' ? fitBmp(source, size, window) : await fitJpeg(source, window);
  if (!fitted.ok) return refuse(refusalFinding(fitted, window));
  const { bytes, width, height, quality, scale } = fitted;
  const facts: PictureFacts = {
    type: plan.format === 'bmp' ? 'bmp' : 'jpeg',
    extension: plan.format,
    bytes: bytes.length,
    width,
    height,
    dpi: window.dpi,
    quality,
    paperDpi:
      known && plan.sides.every((side) => side.corners !== null)
        ? Math.round((long * Math.min(1, scale)) / (known.long / 25.4))
        : null,
  };
  onStage?.('prove');
  const { isBlank } = await provePicture(bytes, facts);
  if (isBlank) return refuse(finding('picture-blank', { picture: 'upload' }));
  return { ok: true, bytes, facts, plan, findings: noteworthy(plan, facts) };
};

const refuse = (entry: Finding): Prepared => ({ ok: false, findings: [entry] });

const refusalFinding = (fitted: FitResult & { ok: false }, { minBytes, maxBytes }: PictureWindow): Finding =>
  fitted.why === 'minimum'
    ? finding(
        'picture-cannot-reach-minimum',
        { picture: 'upload' },
        { data: { bytes: fitted.bytes, minBytes } },
      )
    : finding(
        'picture-cannot-fit-maximum',
        { picture: 'upload' },
        { data: { bytes: fitted.bytes, maxBytes } },
      );

const noteworthy = (plan: Plan, facts: PictureFacts): Finding[] => {
  const at = { picture: 'upload' } as const;
  const findings: Finding[] = [];
  if (plan.sides.some((side) => side.corners === null)) findings.push(finding('picture-not-cropped', at));
  if (plan.sides.some((side) => side.corners !== null && touchesFrame(side.corners)))
    findings.push(finding('picture-corner-on-frame', at));
  if (plan.sides.some((side) => side.flip)) findings.push(finding('picture-flipped', at));
  if (facts.paperDpi !== null && facts.paperDpi < 290)
    findings.push(finding('picture-low-resolution', at, { data: { dpi: facts.paperDpi } }));
  return findings;
};

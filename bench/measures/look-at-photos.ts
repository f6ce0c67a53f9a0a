/** Draws good photos and spoils them in each way, looks at all, and says what was said of each. */
import sharp from 'sharp';
import { inspectScan } from '#core/imaging/inspect-scan';
import type { FacePrint } from '#core/imaging/measure/face-print';
import { measurePaper, readFace } from '#core/imaging/measure/measure';
import { closeScan, openScan } from '#core/imaging/open-scan';
import type { CertificateType } from '#domain/certificate/type';
import type { FindingCode } from '#domain/finding/finding';
import { type CardSide, cardSideOf } from '#domain/picture/card-side';
import { judgeMeasures } from '#domain/picture/judge-measures';
import { firstPage } from '#domain/picture/page-choice';
import { wholeSide } from '#domain/plan/plan';
import { sureCorners } from '#domain/plan/suggest-side';
import { seeded } from '../../tests/photos.ts';
import { isCard } from '../photos/card-pairs.ts';
import { type Defect, defects, drawGood, type FaultyScene, spoil } from '../photos/defects.ts';
import { drawPaper, type PaperKindDrawn, paperKinds } from '../photos/papers.ts';
import { type PrintedKind, printedKinds, printPaper } from '../photos/printed.ts';

/** A reflection beside the print is no fault that has to be seen; it must not be called one over the print. */
export type Fault = Exclude<Defect, 'none' | 'glare-beside'>;
export const isFault = (defect: Defect): defect is Fault => defect !== 'none' && defect !== 'glare-beside';

/** What must be said of each fault; any of them will do. */
export const wanted: Readonly<Record<Fault, readonly FindingCode[]>> = {
  'grey-copy': ['picture-grey-copy'],
  mirrored: ['picture-mirrored'],
  'upside-down': ['picture-not-upright'],
  blur: ['picture-blurred', 'picture-moved'],
  motion: ['picture-blurred', 'picture-moved'],
  glare: ['picture-glare-over-print'],
  dark: ['picture-too-dark'],
  overexposed: ['picture-washed-out'],
  screen: ['picture-of-screen'],
  cut: ['picture-border-cut', 'picture-corner-on-frame'],
  watermark: ['picture-watermark'],
};

export type Row = {
  readonly defect: Defect;
  readonly paper: string;
  readonly desk: string;
  /** Its print is real characters. */
  readonly printed: boolean;
  /** Null where the corners are not all in the photo, or where the photo was not looked at alone. */
  readonly given: readonly FindingCode[] | null;
  readonly alone: readonly FindingCode[] | null;
  readonly milliseconds: number;
  readonly side: CardSide | null;
  /** Of a good card: what it bears, inside the true corners and inside those that the desk is sure of. */
  readonly face: FacePrint | null;
  readonly faceAlone: FacePrint | null;
};

const look = async ({ picture, corners, paper, desk, defect }: FaultyScene, alone: boolean): Promise<Row> => {
  const { width, height, data } = picture;
  const photo = sharp(data, { raw: { width, height, channels: 3 } });
  const source = { bytes: await photo.jpeg({ quality: 90 }).toBuffer(), ...firstPage };
  const open = await openScan(source);
  const begun = process.cpuUsage();
  const measures = corners && measurePaper(open, corners, '');
  const { user, system } = process.cpuUsage(begun);
  const inspected = alone || !corners ? await inspectScan(source, 'photo.jpg') : null;
  const card = defect === 'none' && isCard(paper);
  const found = card && inspected?.ok ? sureCorners(inspected.facts.papers) : null;
  const faceAlone = found && readFace(open, found);
  const face = card && corners ? readFace(open, corners) : null;
  const typed = corners && defect === 'none' ? measurePaper(open, corners, typeOf(paper)) : null;
  closeScan(open);
  return {
    defect,
    paper,
    desk,
    printed: false,
    given: measures
      ? judgeMeasures(measures, { ...wholeSide('a'), corners }, '').map(({ code }) => code)
      : null,
    alone: inspected?.findings.map(({ code }) => code) ?? null,
    milliseconds: (user + system) / 1000,
    side: typed && cardSideOf(typed, typeOf(paper)),
    face,
    faceAlone,
  };
};

const typeOf = (paper: string): CertificateType | '' =>
  paper.startsWith('id-') ? 'SFZ' : paper.startsWith('permit') ? 'GAJMTX' : '';

/** What is promised of, from the photo alone too. */
export const promisedOf = ['grey-copy', 'mirrored', 'blur', 'glare', 'cut'] as const;
const alsoAlone: readonly Defect[] = ['none', 'glare-beside', ...promisedOf];

export type Looked = {
  readonly rows: readonly Row[];
  /** The same side of one card, photographed twice. */
  readonly twice: readonly (readonly [Row, Row])[];
};

/** From one number to the next: no divisor of how many kinds of papers or desks there are, so that each is met with each. */
const stride = 5;

/** Of `count` photos from the number `from` on, drawn and printed, each `parts`-th from `part` on. */
export const lookAtPhotos = async (
  from: number,
  count: number,
  part: number,
  parts: number,
): Promise<Looked> => {
  const rows: Row[] = [];
  const twice: (readonly [Row, Row])[] = [];
  for (let half = part; half < count; half += parts)
    for (const printed of [false, true]) {
      const seed = from + half * stride;
      const kind = printed
        ? printedKinds[seed % printedKinds.length]!
        : paperKinds[seed % paperKinds.length]!;
      const paper = printed
        ? await printPaper(kind as PrintedKind, seeded(seed * 31))
        : drawPaper(kind as PaperKindDrawn, seeded(seed * 31));
      const good = drawGood(seed, paper);
      const row = { ...(await look(good, true)), printed };
      rows.push(row);
      if (isCard(paper.kind))
        for (const other of [29, 43]) {
          const again = drawGood(seed + other, paper);
          twice.push([row, { ...(await look(again, true)), printed }]);
        }
      // Half of the good ones are spoilt, so that every kind of paper is.
      if ((half + (half >> 3)) % 2 === (printed ? 0 : 1)) continue;
      for (const defect of defects)
        if (defect !== 'none')
          rows.push({ ...(await look(spoil(good, defect, seed), alsoAlone.includes(defect))), printed });
    }
  return { rows, twice };
};

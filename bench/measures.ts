/**
 * Each visible reason for a rejection: how many of the photos that have it are found out (recall), and how many good ones are blamed
 * for it (false alarms); with the true corners, and from the photo alone, where the desk finds the paper itself and a paper that it
 * misses counts as missed. Half of the papers are drawn (`papers.ts`), half carry real characters (`printed.ts`, needs a CJK font).
 * `node bench/measures.ts [COUNT] [from=SEED] [--misses]`
 */
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
import { seeded } from '../tests/photos.ts';
import { type CardPhoto, calledSame, differentSides, isCard } from './photos/card-pairs.ts';
import { requireChineseType } from './photos/chinese-type.ts';
import { type Defect, defects, drawGood, type FaultyScene, spoil } from './photos/defects.ts';
import { drawPaper, type PaperKindDrawn, paperKinds } from './photos/papers.ts';
import { type PrintedKind, printedKinds, printPaper } from './photos/printed.ts';
import { atLeast, atMost, plain, report } from './report.ts';

/** Photos of each fault, and twice as many good ones. Other numbers than those by which the limits were set. */
const count = Number(process.argv[2] ?? 40);
const firstSeed = Number(process.argv.find((word) => /^from=\d+$/.test(word))?.slice(5) ?? 1000);

/** A reflection beside the print is no fault that has to be seen; it must not be called one over the print. */
type Fault = Exclude<Defect, 'none' | 'glare-beside'>;
const isFault = (defect: Defect): defect is Fault => defect !== 'none' && defect !== 'glare-beside';

/** What must be said of each fault; any of them will do. */
const wanted: Readonly<Record<Fault, readonly FindingCode[]>> = {
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

type Row = {
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
const promisedOf = ['grey-copy', 'mirrored', 'blur', 'glare', 'cut'] as const;
const alsoAlone: readonly Defect[] = ['none', 'glare-beside', ...promisedOf];

await requireChineseType();
const rows: Row[] = [];
/** The same side of one card, photographed twice. */
const twice: (readonly [Row, Row])[] = [];
for (let half = 0; half < count; half++)
  for (const printed of [false, true]) {
    const seed = firstSeed + half;
    const kind = printed ? printedKinds[seed % printedKinds.length]! : paperKinds[seed % paperKinds.length]!;
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

/** Percent of the photos of which one of these things is said, and of how many. */
const rateOf = (
  of: readonly Row[],
  way: 'given' | 'alone',
  codes: readonly FindingCode[],
): { readonly percent: number; readonly of: number } => {
  const seen = of.filter((row) => row[way] !== null);
  const hits = seen.filter((row) => row[way]!.some((code) => codes.includes(code))).length;
  return { percent: (100 * hits) / Math.max(1, seen.length), of: seen.length };
};

const shareOf = (of: readonly Row[], way: 'given' | 'alone', codes: readonly FindingCode[]): string => {
  const rate = rateOf(of, way, codes);
  return rate.of === 0 ? '–' : `${rate.percent.toFixed(1)} % of ${rate.of}`;
};

/** A letter without a seal has no colour of its own, marks that are no characters have no direction: nobody could tell. */
const tellable = (defect: Defect, row: Row): boolean =>
  defect === 'grey-copy'
    ? row.paper !== 'letter'
    : defect !== 'mirrored' && defect !== 'upside-down'
      ? true
      : row.printed;

const tableRow = (
  fault: string,
  codes: readonly FindingCode[],
  faulty: readonly Row[],
  good: readonly Row[],
) => ({
  fault,
  'recall, corners given': shareOf(faulty, 'given', codes),
  'false alarms, corners given': shareOf(good, 'given', codes),
  'recall, photo alone': shareOf(faulty, 'alone', codes),
  'false alarms, photo alone': shareOf(good, 'alone', codes),
});
const good = rows.filter(({ defect }) => defect === 'none');
console.log(
  `measures: photos of 1600 × 1200, each fault on ${count}, ${count * 2} good ones, from number ${firstSeed}; sharp ${sharp.versions.sharp}, node ${process.version}`,
);
console.table([
  ...defects.flatMap((defect) => {
    if (!isFault(defect)) return [];
    const faulty = rows.filter((row) => row.defect === defect && tellable(defect, row));
    return [
      tableRow(
        defect,
        wanted[defect],
        faulty,
        good.filter((row) => defect !== 'grey-copy' || tellable(defect, row)),
      ),
    ];
  }),
  tableRow(
    'mirrored, marks only',
    wanted.mirrored,
    rows.filter((row) => row.defect === 'mirrored' && !row.printed),
    good.filter((row) => !row.printed),
  ),
]);

/** Shares of the pairs that are said to show one side. */
const sameSaid = (of: readonly (readonly [Row, Row])[], way: 'face' | 'faceAlone') => {
  const photo = (row: Row): CardPhoto => ({ ...row, face: row[way] });
  const said = of.map(([a, b]) => calledSame(photo(a), photo(b))).filter((same) => same !== null);
  return { percent: (100 * said.filter(Boolean).length) / Math.max(1, said.length), of: said.length };
};
const cards = good.filter(({ paper }) => isCard(paper));
const different = differentSides(cards);
const sides = (['face', 'faceAlone'] as const).flatMap((way) => {
  const [seen, blamed] = [sameSaid(twice, way), sameSaid(different, way)];
  const how = way === 'face' ? 'corners given' : 'photos alone';
  return [
    atLeast(`measures: same side twice seen, of ${seen.of} pairs, ${how}`, seen.percent, 95, '%'),
    atMost(`measures: front and back taken for one, of ${blamed.of} pairs, ${how}`, blamed.percent, 2, '%'),
  ];
});

/** What is promised: at least so much seen, at most so many good photos blamed, in percent. */
const [leastSeen, mostBlamed] = [95, 2];
const promised = promisedOf.flatMap((defect) => {
  // A cut paper has no true corners to be given.
  const way = defect === 'cut' ? 'alone' : 'given';
  const of = (rowsOf: readonly Row[]): number =>
    rateOf(
      rowsOf.filter((row) => tellable(defect, row)),
      way,
      wanted[defect],
    ).percent;
  return [
    atLeast(`measures: ${defect} seen`, of(rows.filter((row) => row.defect === defect)), leastSeen, '%'),
    atMost(`measures: good photos blamed for ${defect}`, of(good), mostBlamed, '%'),
  ];
});
const beside = rows.filter(({ defect }) => defect === 'glare-beside');
report([
  ...promised,
  ...(['given', 'alone'] as const).map((way) =>
    plain(
      `measures: reflections beside print called over it, ${way === 'given' ? 'corners given' : 'photo alone'}`,
      shareOf(beside, way, wanted.glare),
    ),
  ),
  ...sides,
]);
const times = rows.flatMap((row) => (row.given ? [row.milliseconds] : [])).sort((a, b) => a - b);
report([atMost('measures: all of one paper, median, one thread', times[times.length >> 1]!, 40, 'ms')]);

if (process.argv.includes('--misses'))
  for (const row of rows) {
    const codes: readonly FindingCode[] = isFault(row.defect) ? wanted[row.defect] : [];
    for (const way of ['given', 'alone'] as const) {
      const said = row[way];
      if (!said) continue;
      const missed = isFault(row.defect) && !said.some((code) => codes.includes(code));
      const extra = isFault(row.defect) ? [] : said.filter((code) => code !== 'picture-glare');
      if (missed || extra.length > 0)
        console.log(way, row.defect, row.paper, row.desk, missed ? 'MISSED' : '', extra.join(' '));
    }
  }

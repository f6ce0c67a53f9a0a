/**
 * Each visible reason for a rejection: how many of the photos that have it are found out (recall), and how many good ones are blamed
 * for it (false alarms); with the true corners, and from the photo alone, where the desk finds the paper itself and a paper that it
 * misses counts as missed. Half of the papers are drawn (`papers.ts`), half carry real characters (`printed.ts`, needs a CJK font).
 * `node bench/measures.ts [COUNT] [from=SEED] [--misses]`
 */
import sharp from 'sharp';
import { inspectScan } from '#core/imaging/inspect-scan';
import { measurePaper } from '#core/imaging/measure/measure';
import { closeScan, openScan } from '#core/imaging/open-scan';
import type { CertificateType } from '#domain/certificate/type';
import type { FindingCode } from '#domain/finding/finding';
import { type CardSide, cardSideOf } from '#domain/picture/card-side';
import { judgeMeasures } from '#domain/picture/judge-measures';
import { firstPage } from '#domain/picture/page-choice';
import { wholeSide } from '#domain/plan/plan';
import { seeded } from '../tests/photos.ts';
import { type Defect, defects, drawGood, type FaultyScene, spoil } from './photos/defects.ts';
import { printedKinds, printPaper } from './photos/printed.ts';
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
  };
};

const typeOf = (paper: string): CertificateType | '' =>
  paper.startsWith('id-') ? 'SFZ' : paper.startsWith('permit') ? 'GAJMTX' : '';

const rows: Row[] = [];
for (let half = 0; half < count; half++)
  for (const printed of [false, true]) {
    const seed = firstSeed + half;
    const kind = printedKinds[half % printedKinds.length]!;
    const good = drawGood(seed, printed ? await printPaper(kind, seeded(seed * 31)) : undefined);
    // Every second photo is looked at alone, too; half of the good ones are spoilt, so that every kind of paper is.
    const alone = half % 2 === (printed ? 1 : 0);
    rows.push({ ...(await look(good, alone)), printed });
    if ((half + (half >> 3)) % 2 === 1) continue;
    for (const defect of defects)
      if (defect !== 'none')
        rows.push({
          ...(await look(spoil(good, defect, seed), (half >> 1) % 2 === (printed ? 1 : 0))),
          printed,
        });
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
  `measures: photos of 1600 × 1200, each fault on ${count}, ${count * 2} good ones; sharp ${sharp.versions.sharp}, node ${process.version}`,
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

/** Two photos for a paper with two sides: the same side twice, or front and back. */
const cards = good.filter(({ paper }) => /^(id-front|id-back|permit)$/.test(paper));
const pairs = cards.flatMap((a, index) =>
  cards.slice(index + 1).flatMap((b) => (typeOf(a.paper) === typeOf(b.paper) ? [[a, b] as const] : [])),
);
const blamed = (of: typeof pairs): number =>
  (100 * of.filter(([a, b]) => a.side !== null && a.side === b.side).length) / Math.max(1, of.length);
const same = pairs.filter(([a, b]) => a.paper === b.paper);
const different = pairs.filter(([a, b]) => a.paper !== b.paper);

/** What is promised: at least so much seen, at most so many good photos blamed, in percent. */
const [leastSeen, mostBlamed] = [95, 2];
const promised = (['grey-copy', 'mirrored', 'blur', 'glare', 'cut'] as const).flatMap((defect) => {
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
  atLeast(`measures: same side of a card twice seen, of ${same.length} pairs`, blamed(same), leastSeen, '%'),
  atMost(
    `measures: front and back taken for one, of ${different.length} pairs`,
    blamed(different),
    mostBlamed,
    '%',
  ),
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

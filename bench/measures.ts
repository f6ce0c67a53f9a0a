/**
 * Each visible reason for a rejection: how many of the photos that have it are found out (recall), and how many good ones are blamed
 * for it (false alarms); with the true corners, and from the photo alone, where the desk finds the paper itself and a paper that it
 * misses counts as missed. Half of the papers are drawn (`papers.ts`), half carry real characters (`printed.ts`, needs a CJK font).
 * `node bench/measures.ts [COUNT] [from=SEED] [--misses]`
 */
import { fork } from 'node:child_process';
import { join } from 'node:path';
import sharp from 'sharp';
import type { FindingCode } from '#domain/finding/finding';
import { isFault, type Looked, promisedOf, type Row, wanted } from './measures/look-at-photos.ts';
import { type CardPhoto, calledSame, differentSides, isCard } from './photos/card-pairs.ts';
import { requireChineseType } from './photos/chinese-type.ts';
import { type Defect, defects } from './photos/defects.ts';
import { atLeast, atMost, plain, report } from './report.ts';

/** Photos of each fault, and twice as many good ones. Other numbers than those by which the limits were set. */
const count = Number(process.argv[2] ?? 96);
const firstSeed = Number(process.argv.find((word) => /^from=\d+$/.test(word))?.slice(5) ?? 50_000);

/** Half of the photos each: two processes draw and look at the same time. */
const parts = 2;

await requireChineseType();
const looked = await Promise.all(Array.from({ length: parts }, (_, part) => lookElsewhere(part)));
const rows = looked.flatMap((of) => of.rows);
const twice = looked.flatMap((of) => of.twice);

function lookElsewhere(part: number): Promise<Looked> {
  const child = fork(
    join(import.meta.dirname, 'measures/part.ts'),
    [firstSeed, count, part, parts].map(String),
    {
      serialization: 'advanced',
    },
  );
  return new Promise((done, fail) => {
    child.once('message', (message) => done(message as Looked));
    child.once('exit', (code) => fail(new Error(`a part ended early, with ${code}`)));
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

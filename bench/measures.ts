/**
 * Each visible reason for a rejection: how many of the photos that have it are found out (recall), and how many of the others are
 * blamed for it (false alarms). Corners are found by the desk itself, so a paper that it misses counts as missed.
 */
import sharp from 'sharp';
import { inspectScan } from '#core/imaging/inspect-scan';
import { measurePaper } from '#core/imaging/measure/measure';
import { openScan } from '#core/imaging/open-scan';
import type { FindingCode } from '#domain/finding/finding';
import { judgeMeasures } from '#domain/picture/judge-measures';
import { firstPage } from '#domain/picture/page-choice';
import { wholeSide } from '#domain/plan/plan';
import { type Defect, defects, drawFaulty, type FaultyScene } from './photos/defects.ts';

/** Photos of each fault and as many without. Other numbers than those by which the limits were set. */
const count = Number(process.argv[2] ?? 64);
const firstSeed = 1000;

/** What must be said of each fault; any of them will do. */
const wanted: Readonly<Record<Exclude<Defect, 'none'>, readonly FindingCode[]>> = {
  'grey-copy': ['picture-grey-copy'],
  mirrored: ['picture-mirrored'],
  blur: ['picture-blurred', 'picture-moved'],
  motion: ['picture-blurred', 'picture-moved'],
  glare: ['picture-glare-over-print'],
  dark: ['picture-too-dark'],
  screen: ['picture-of-screen'],
  cut: ['picture-border-cut', 'picture-corner-on-frame'],
};

const seen: { defect: Defect; scene: FaultyScene; whole: FindingCode[]; given: FindingCode[] }[] = [];
for (const defect of defects)
  for (let seed = firstSeed; seed < firstSeed + count; seed++) {
    const scene = drawFaulty(seed, defect);
    const { width, height, data } = scene.picture;
    const file = await sharp(data, { raw: { width, height, channels: 3 } })
      .jpeg({ quality: 90 })
      .toBuffer();
    const inspected = await inspectScan({ bytes: file, ...firstPage }, 'photo.jpg');
    const corners = scene.corners[0]!;
    const measures =
      defect === 'cut' ? null : measurePaper(await openScan({ bytes: file, ...firstPage }), corners, '');
    seen.push({
      defect,
      scene: { ...scene, picture: { ...scene.picture, data: new Uint8Array() } },
      whole: inspected.findings.map(({ code }) => code),
      given: measures
        ? judgeMeasures(measures, { ...wholeSide('a'), corners }, '').map(({ code }) => code)
        : inspected.findings.map(({ code }) => code),
    });
  }

console.log(
  `measures: ${count} drawn photos of 1600 × 1200 for each fault and ${count} good ones; false alarms among the good ones`,
);
console.table(
  defects.flatMap((defect) => {
    if (defect === 'none') return [];
    const codes = wanted[defect];
    const rate = (of: readonly (typeof seen)[number][], way: 'whole' | 'given'): string =>
      `${((100 * of.filter((row) => row[way].some((code) => codes.includes(code))).length) / of.length).toFixed(1)} %`;
    // A letter without a seal has no colour of its own; nobody could tell it from a copy.
    const counted = (row: (typeof seen)[number]): boolean =>
      defect !== 'grey-copy' || row.scene.paper !== 'letter';
    const faulty = seen.filter((row) => row.defect === defect);
    const good = seen.filter((row) => row.defect === 'none' && counted(row));
    return [
      {
        fault: defect,
        'recall, corners given': rate(faulty, 'given'),
        'false alarms, corners given': rate(good, 'given'),
        'recall, from the photo alone': rate(faulty, 'whole'),
        'false alarms, photo alone': rate(good, 'whole'),
      },
    ];
  }),
);
console.log(`sharp ${sharp.versions.sharp}, node ${process.version}`);
if (process.argv.includes('--misses'))
  for (const row of seen) {
    const codes: readonly FindingCode[] = row.defect === 'none' ? [] : wanted[row.defect];
    const missed = row.defect !== 'none' && !row.given.some((code) => codes.includes(code));
    const blamed = row.given.filter((code) => !codes.includes(code) && code !== 'picture-glare');
    if (missed || blamed.length > 0)
      console.log(row.defect, row.scene.paper, row.scene.desk, missed ? 'MISSED' : '', blamed.join(' '));
  }

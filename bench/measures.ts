/**
 * Each visible reason for a rejection on drawn photos of papers with real characters: how many that have it are found out, and how many
 * good ones are blamed. Drawings prove that the code does what it was made for; `real-warnings.ts` says of what use it is.
 * `node bench/measures.ts [COUNT] [from=SEED] [--misses]`
 */
import { readFace } from '#core/imaging/likeness/face-print';
import { copyOf } from '#core/imaging/shrink';
import type { FindingCode } from '#domain/finding/finding';
import { seeded } from '../tests/photos.ts';
import { type CardPhoto, calledSame, differentSides, isCard } from './photos/card-pairs.ts';
import { requireChineseType } from './photos/chinese-type.ts';
import { type Defect, drawGood, type FaultyScene, spoil } from './photos/defects.ts';
import { printedKinds, printPaper } from './photos/printed.ts';
import { openLook } from './real-warnings/look.ts';
import { pictureWarnings } from './real-warnings/wanted.ts';
import { atLeast, atMost, plain, report } from './report.ts';

/** Photos of each fault, and as many good ones. */
const count = Number(process.argv[2] ?? 24);
const firstSeed = Number(process.argv.find((word) => /^from=\d+$/.test(word))?.slice(5) ?? 50_000);
const showsMisses = process.argv.includes('--misses');

/** What must be said of each fault; any of them will do. */
const wanted = {
  'grey-copy': ['picture-grey-copy'],
  mirrored: ['picture-mirrored'],
  'upside-down': ['picture-not-upright'],
  blur: ['picture-blurred'],
  motion: ['picture-blurred'],
  glare: ['picture-glare-over-print'],
  cut: ['picture-border-cut'],
  watermark: ['picture-watermark'],
} as const satisfies Partial<Record<Defect, readonly FindingCode[]>>;
type Fault = keyof typeof wanted;
const faults = Object.keys(wanted) as Fault[];

await requireChineseType();
const { look, close } = await openLook(null);
const codesOf = async ({ picture }: FaultyScene): Promise<readonly FindingCode[]> =>
  (await look(picture)).findings.map(({ code }) => code).filter((code) => pictureWarnings.includes(code));

const seen = new Map<Fault, { of: number; hits: number }>(faults.map((fault) => [fault, { of: 0, hits: 0 }]));
let blamed = 0;
const cards: CardPhoto[] = [];
const twice: (readonly [CardPhoto, CardPhoto])[] = [];
const cardOf = ({ picture, corners, paper }: FaultyScene): CardPhoto => ({
  paper,
  printed: true,
  face: readFace(copyOf(picture), corners),
});
/** From one number to the next: no divisor of how many kinds of papers or desks there are, so that each is met with each. */
const stride = 5;
for (let at = 0; at < count; at++) {
  const seed = firstSeed + at * stride;
  const paper = await printPaper(printedKinds[seed % printedKinds.length]!, seeded(seed * 31));
  const good = drawGood(seed, paper);
  const codes = await codesOf(good);
  if (codes.length > 0) blamed++;
  if (showsMisses && codes.length > 0) console.log('good', paper.kind, good.desk, codes.join(' '));
  if (isCard(paper.kind)) {
    cards.push(cardOf(good));
    for (const other of [29, 43]) twice.push([cardOf(good), cardOf(drawGood(seed + other, paper))]);
  }
  for (const fault of faults) {
    // A letter has no colour of its own to lose, and a copy is known by the emblem of a licence.
    if (fault === 'grey-copy' && paper.kind !== 'licence') continue;
    const counts = seen.get(fault)!;
    counts.of++;
    const said = await codesOf(spoil(good, fault, seed));
    if (said.some((code) => (wanted[fault] as readonly FindingCode[]).includes(code))) counts.hits++;
    else if (showsMisses) console.log('missed', fault, paper.kind, good.desk, said.join(' '));
  }
}
await close();

const sameShare = (pairs: readonly (readonly [CardPhoto, CardPhoto])[]) => {
  const said = pairs.map(([a, b]) => calledSame(a, b)).filter((same) => same !== null);
  return { percent: (100 * said.filter(Boolean).length) / Math.max(1, said.length), of: said.length };
};
const [same, other] = [sameShare(twice), sameShare(differentSides(cards))];
report([
  ...faults.map((fault) => {
    const { of, hits } = seen.get(fault)!;
    return plain(`measures: drawn, ${fault} seen, of ${of}`, (100 * hits) / Math.max(1, of), '%');
  }),
  atMost(`measures: good drawn photos blamed, of ${count}`, (100 * blamed) / count, 5, '%'),
  atLeast(`measures: same side twice seen, of ${same.of} pairs`, same.percent, 95, '%'),
  atMost(`measures: front and back taken for one, of ${other.of} pairs`, other.percent, 2, '%'),
]);

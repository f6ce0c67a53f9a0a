/** The desk, the workshop and the command line propose the same plan for the same photos. */
import { describe, expect, it } from 'vitest';
import type { TemplateView } from '#contract/views';
import { suggestPlan } from '#core/picture/make-picture';
import type { LocatedPaper, Scan, ScanFacts } from '#domain/picture/picture';
import type { Corners, Plan } from '#domain/plan/plan';
import type { ScanReading } from '#domain/reading/reading';
import type { TargetPack } from '#domain/target/target';
import { blankFields } from '#domain/template/fields';
import { planFiles, readWishes, scanIdOf } from '../src/cli/prepare-plan.ts';
import { startPlan } from '../src/renderer/features/workshop/plan-edit.ts';
import { scanReading } from './readings.ts';

const corners: Corners = [
  [0.1, 0.1],
  [0.9, 0.1],
  [0.9, 0.6],
  [0.1, 0.6],
];
const paper = (confidence: number): LocatedPaper[] => [{ corners, confidence }];
type Seen = { readonly facts: ScanFacts; readonly reading: ScanReading | null };
const lies = (turns: 0 | 1 | 2 | 3, flip = false): ScanReading => scanReading({ way: { flip, turns } });
const seenAs = (papers: readonly LocatedPaper[], reading: ScanReading | null): Seen => ({
  facts: { papers } as unknown as ScanFacts,
  reading,
});

/** What is seen of a photo, and what is proposed for it. */
const photos: [string, Seen, { corners: Corners | null; turns: number }][] = [
  ['upright, sure corners', seenAs(paper(0.95), lies(0)), { corners, turns: 0 }],
  ['on its head', seenAs(paper(0.95), lies(2)), { corners, turns: 2 }],
  ['on its side', seenAs(paper(0.95), lies(3)), { corners, turns: 3 }],
  ['of which too little was read', seenAs(paper(0.95), scanReading()), { corners, turns: 0 }],
  ['mirrored and turned', seenAs(paper(0.95), lies(2, true)), { corners, turns: 0 }],
  ['sure by a hair', seenAs(paper(0.8), null), { corners, turns: 0 }],
  ['unsure corners', seenAs(paper(0.79), null), { corners: null, turns: 0 }],
  ['no paper, on its head', seenAs([], lies(2)), { corners: null, turns: 2 }],
];
const makes: Plan['format'][][] = [['jpg'], ['bmp'], ['jpg', 'bmp'], ['bmp', 'jpg'], []];

const proposals = (seen: readonly Seen[], formats: readonly Plan['format'][]) => {
  const target = { picture: { makes: formats } } as TargetPack;
  const scans = seen.map(
    (one, at) => ({ id: scanIdOf(at), side: at === 0 ? 'front' : 'back', ...one }) as Scan,
  );
  const fields = { ...blankFields, certificate: { ...blankFields.certificate, type: 'SFZ' as const } };
  const template = { scans, fields, picture: null } as unknown as TemplateView;
  return {
    desk: suggestPlan(template, target),
    workshop: startPlan(template, target),
    commandLine: planFiles(
      seen.map((one, at) => ({ at, ...one })),
      readWishes({ paper: 'SFZ' }),
      target,
    ),
  };
};

describe('one plan', () => {
  it.each(photos)('%s', (_, seen, side) => {
    for (const formats of makes) {
      const { desk, workshop, commandLine } = proposals([seen], formats);
      expect(desk).toMatchObject({ sides: [{ ...side, flip: false }], format: formats[0] ?? 'jpg' });
      expect(workshop).toEqual(desk);
      expect(commandLine).toEqual(desk);
    }
  });

  it.each(photos)('two sides in one picture, the second %s', (_, seen, side) => {
    const { desk, workshop, commandLine } = proposals([photos[1]![1], seen], ['jpg']);
    expect(desk.sides).toMatchObject([{ corners, turns: 2 }, side]);
    expect(workshop).toEqual(desk);
    expect(commandLine).toEqual(desk);
  });
});

describe('what was asked for on the command line', () => {
  const seen = [{ at: 0, ...seenAs(paper(0.95), lies(2)) }];
  const target = { picture: { makes: ['jpg', 'bmp'] } } as unknown as TargetPack;
  const mirrored = [{ at: 0, ...seenAs(paper(0.95), lies(2, true)) }];

  it.each([
    ['a turn', { turn: ['1'] }, { corners, turns: 1 }],
    ['no turn', { turn: ['0'] }, { corners, turns: 0 }],
    ['the whole photo', { whole: true }, { corners: null, turns: 2 }],
    ['corners, which say which way is up', { corners: ['0.2,0.2;0.8,0.2;0.8,0.8;0.2,0.8'] }, { turns: 0 }],
    ['nothing for this file', { turn: [''], corners: [''] }, { corners, turns: 2 }],
  ])('%s', (_, values, side) =>
    expect(planFiles(seen, readWishes(values), target).sides).toMatchObject([side]),
  );

  it('a mirrored photo that is flipped is turned upright as well', () =>
    expect(planFiles(mirrored, readWishes({ flip: true }), target).sides).toMatchObject([
      { flip: true, turns: 2 },
    ]));

  it('format, layout and rim', () =>
    expect(
      planFiles(seen, readWishes({ format: 'bmp', layout: 'side-by-side', rim: '0.1' }), target),
    ).toMatchObject({ format: 'bmp', layout: 'side-by-side', rim: 0.1 }));
});

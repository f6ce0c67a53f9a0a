/** Each limit parts good from bad, and every finding says where on the scan (R07, R11, R28, R47, R50). */
import { describe, expect, it } from 'vitest';
import { scanReading } from '../../../tests/readings.ts';
import type { Corners } from '../plan/plan.ts';
import { wholeSide } from '../plan/plan.ts';
import { type JudgedSide, judgeReading } from './judge-reading.ts';
import { type Measures, nothingMeasured, type PrintMeasures } from './measures.ts';
import { warningLimits as limits } from './warning-limits.ts';
import type { Way } from './way-up.ts';

const place = { x: 0.2, y: 0.3, width: 0.1, height: 0.1 };
const print: PrintMeasures = {
  lines: 20,
  edgeWidth: 2.5,
  softest: place,
  ground: 190,
  contrast: 0.6,
  characters: 300,
  sure: 0.95,
};
const good: Measures = { ...nothingMeasured, print, emblem: 0.5 };
const codes = (change: Partial<Measures>, side: JudgedSide | null = null, way: Way | null = null): string[] =>
  judgeReading({ paper: 'YYZZ', way, measures: { ...good, ...change } }, side).map(({ code }) => code);
const hard = (change: Partial<PrintMeasures>): Partial<Measures> => ({
  print: { ...print, sure: limits.readable - 0.01, ...change },
});
const inner: Corners = [
  [0.4, 0.1],
  [0.9, 0.1],
  [0.9, 0.9],
  [0.4, 0.9],
];

describe('judgeReading', () => {
  it('says nothing of a good scan, nor where nothing was found', () => {
    expect(codes({})).toEqual([]);
    expect(codes(nothingMeasured)).toEqual([]);
  });

  it.each<[string, Partial<Measures>, Partial<Measures>]>([
    ['picture-blurred', hard({ edgeWidth: limits.edgeWidth + 0.1 }), hard({ edgeWidth: limits.edgeWidth })],
    ['picture-too-dark', hard({ ground: limits.darkGround - 1 }), hard({ ground: limits.darkGround })],
    [
      'picture-washed-out',
      hard({ ground: limits.washedGround, contrast: limits.washedContrast - 0.01 }),
      hard({ ground: limits.washedGround, contrast: limits.washedContrast }),
    ],
    ['picture-glare-over-print', { glare: place }, { glare: null }],
    ['picture-grey-copy', { emblem: limits.greyEmblem - 0.01 }, { emblem: limits.greyEmblem }],
    ['picture-grey-copy', { emblem: 0 }, { emblem: null }],
    ['picture-border-cut', { cutSides: ['left'] }, { cutSides: [] }],
    ['picture-watermark', { watermark: { text: '复印无效', place } }, { watermark: null }],
  ])('%s', (code, bad, fine) => {
    expect(codes(bad)).toEqual([code]);
    expect(codes(fine)).toEqual([]);
  });

  it('needs less where nearly nothing can be read', () => {
    const soft = { edgeWidth: limits.edgeWidthIfIllegible + 0.1 };
    expect(codes(hard({ ...soft, sure: limits.illegible - 0.01 }))).toEqual(['picture-blurred']);
    expect(codes(hard({ ...soft, sure: limits.illegible }))).toEqual([]);
  });

  it('believes what can be read: no light and no soft edge is a reason then', () => {
    for (const bad of [{ edgeWidth: 30 }, { ground: 20 }, { ground: 255, contrast: 0.05 }])
      expect(codes({ print: { ...print, ...bad, sure: limits.readable } })).toEqual([]);
  });

  it('takes a title alone for nothing that can be read', () => {
    expect(codes({ print: { ...print, lines: 0, edgeWidth: 12, characters: 4, sure: 1 } })).toEqual([
      'picture-blurred',
    ]);
  });

  it('takes the plan into account: what was flipped and turned is right', () => {
    const way: Way = { flip: true, turns: 1 };
    expect(codes({}, null, way)).toEqual(['picture-mirrored']);
    expect(codes({}, { ...wholeSide('a'), flip: true, turns: 1 }, way)).toEqual([]);
    expect(codes({}, { ...wholeSide('a'), flip: true }, way)).toEqual(['picture-not-upright']);
    expect(codes({}, { ...wholeSide('a'), flip: true }, { flip: false, turns: 0 })).toEqual([
      'picture-mirrored',
    ]);
    const [entry] = judgeReading({ paper: '', way: { flip: false, turns: 3 }, measures: good }, null);
    expect(entry).toMatchObject({ code: 'picture-not-upright', data: { degrees: 270 } });
  });

  it('says nothing of what corners leave out', () => {
    const side = { ...wholeSide('a'), corners: inner };
    const seen: Partial<Measures> = { glare: place, cutSides: ['left'], watermark: { text: '仅供', place } };
    expect(codes(seen, side)).toEqual([]);
    const moved = { ...place, x: 0.6 };
    expect(codes({ glare: moved }, side)).toEqual(['picture-glare-over-print']);
    const onFrame: Corners = [[0, 0.1], inner[1], inner[2], [0, 0.9]];
    expect(codes({ cutSides: ['left'] }, { ...side, corners: onFrame })).toEqual(['picture-border-cut']);
  });

  it('gives the place in the scan', () => {
    const [entry] = judgeReading(scanReading({ measures: { ...good, glare: place } }), null);
    expect(entry?.at).toEqual({ picture: 'scan', region: place });
  });
});

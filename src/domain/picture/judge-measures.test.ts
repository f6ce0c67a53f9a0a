/** Each limit parts good from bad, and every finding says where on the scan (R07, R11, R12, R19, R28, R47, R50). */
import { describe, expect, it } from 'vitest';
import type { CertificateType } from '../certificate/type.ts';
import { wholeSide } from '../plan/plan.ts';
import { inScan, judgeMeasures } from './judge-measures.ts';
import { measureLimits as limits } from './measure-limits.ts';
import type { Measures, SeenLayout, SeenText } from './measures.ts';

const good: Measures = {
  edgeWidth: 2.4,
  edgeUnevenness: 1.1,
  softest: { x: 0.1, y: 0.1, width: 0.5, height: 0.2 },
  details: 416,
  paperLight: 200,
  printContrast: 0.7,
  glareShare: 0,
  glare: null,
  glareOverPrint: false,
  colourShare: 0.05,
  coldTint: -0.02,
  seal: { x: 0.7, y: 0.6, width: 0.2, height: 0.3 },
  emblem: null,
  portrait: null,
  screenPattern: 0.05,
  cutSides: [],
  layout: null,
  text: null,
  overlay: null,
};
const layout = (change: Partial<SeenLayout>): SeenLayout => ({
  name: 'id-front',
  turns: 0,
  mirrored: false,
  handMargin: 0.3,
  turnMargin: 0.3,
  ...change,
});
const text = (change: Partial<SeenText>): SeenText => ({
  turns: 0,
  mirrored: false,
  handMargin: limits.textHand,
  turnMargin: limits.textTurn,
  characters: 60,
  ...change,
});
const codes = (change: Partial<Measures>, side = wholeSide('a'), type: CertificateType | '' = '') =>
  judgeMeasures({ ...good, ...change }, side, type).map((entry) => entry.code);
const spot = { x: 0.2, y: 0.3, width: 0.1, height: 0.1 };

describe('judgeMeasures', () => {
  it('says nothing of a good scan, or of one without print or layout', () => {
    expect(codes({})).toEqual([]);
    expect(codes({ edgeWidth: null, details: null, softest: null, printContrast: 0 })).toEqual([]);
  });

  it.each<[Partial<Measures>, Partial<Measures>, string]>([
    [{ edgeWidth: limits.edgeWidth + 0.1 }, { edgeWidth: limits.edgeWidth }, 'picture-blurred'],
    [
      { edgeWidth: 8, edgeUnevenness: limits.edgeUnevenness },
      { edgeWidth: 3, edgeUnevenness: 4 },
      'picture-moved',
    ],
    [
      { glare: spot, glareShare: limits.glareShareOverPrint, glareOverPrint: true },
      { glare: spot, glareShare: limits.glareShareOverPrint / 2, glareOverPrint: true },
      'picture-glare-over-print',
    ],
    [{ glare: spot, glareShare: 0.02 }, { glare: null }, 'picture-glare'],
    [{ paperLight: limits.tooDark - 1 }, { paperLight: limits.tooDark }, 'picture-too-dark'],
    [{ paperLight: 253, printContrast: 0.2 }, { paperLight: 253, printContrast: 0.6 }, 'picture-washed-out'],
    [{ colourShare: 0.001 }, { colourShare: limits.colourShare }, 'picture-grey-copy'],
    [{ colourShare: 0 }, { colourShare: 0, coldTint: limits.coldTint }, 'picture-grey-copy'],
    [{ screenPattern: 0.2 }, { screenPattern: limits.screenPattern }, 'picture-of-screen'],
    [
      { overlay: { angle: 30, certainty: limits.overlay } },
      { overlay: { angle: 30, certainty: limits.overlay - 0.1 } },
      'picture-watermark',
    ],
    [{ cutSides: ['left'] }, { cutSides: [] }, 'picture-border-cut'],
    [
      { layout: layout({ mirrored: true }) },
      { layout: layout({ mirrored: true, handMargin: 0.01 }) },
      'picture-mirrored',
    ],
    [
      { layout: layout({ turns: 2 }) },
      { layout: layout({ turns: 2, turnMargin: 0.05 }) },
      'picture-not-upright',
    ],
    [
      { text: text({ mirrored: true }) },
      { text: text({ mirrored: true, handMargin: limits.textHand - 0.1 }) },
      'picture-mirrored',
    ],
    [
      { text: text({ turns: 2 }) },
      { text: text({ turns: 2, turnMargin: limits.textTurn - 0.1 }) },
      'picture-not-upright',
    ],
  ])('%j', (bad, fine, code) => {
    expect(codes(bad)).toEqual([code]);
    expect(codes(fine)).toEqual([]);
  });

  it('takes the plan into account: what was flipped and turned is right', () => {
    const seen = layout({ mirrored: true, turns: 1 });
    expect(codes({ layout: seen }, { ...wholeSide('a'), flip: true, turns: 1 })).toEqual([]);
    expect(codes({ layout: seen }, { ...wholeSide('a'), flip: true })).toEqual(['picture-not-upright']);
    expect(codes({ layout: layout({}) }, { ...wholeSide('a'), flip: true })).toEqual(['picture-mirrored']);
  });

  it('believes characters more than a layout, and doubts a layout that they speak against', () => {
    const mirrored = layout({ mirrored: true });
    expect(codes({ layout: mirrored, text: text({}) })).toEqual([]);
    expect(codes({ layout: mirrored, text: text({ handMargin: 2 }) })).toEqual([]);
    expect(codes({ layout: mirrored, text: text({ handMargin: 0.5 }) })).toEqual(['picture-mirrored']);
    expect(codes({ layout: layout({}), text: text({ mirrored: true }) })).toEqual(['picture-mirrored']);
  });

  it.each<[CertificateType, string[]]>([
    ['YYZZ', ['picture-no-red-seal']],
    ['SFZ', []],
    ['HZ', []],
  ])('wants a red seal on %s: %j', (type, expected) => {
    expect(codes({ seal: null }, wholeSide('a'), type)).toEqual(expected);
  });

  it('gives the place in the scan, whatever the corners', () => {
    const [entry] = judgeMeasures({ ...good, edgeWidth: 9 }, wholeSide('a'), '');
    expect(entry).toMatchObject({
      at: { picture: 'scan', scanId: 'a', region: { x: 0.1, width: 0.5, height: expect.closeTo(0.2) } },
    });
    const half = {
      corners: [
        [0.5, 0],
        [1, 0],
        [1, 1],
        [0.5, 1],
      ],
    } as const;
    const region = inScan({ x: 0, y: 0.25, width: 0.5, height: 0.5 }, half);
    expect(region.x).toBeCloseTo(0.5);
    expect(region.width).toBeCloseTo(0.25);
    expect([region.y, region.height].map((value) => Math.round(value * 100))).toEqual([25, 50]);
  });
});

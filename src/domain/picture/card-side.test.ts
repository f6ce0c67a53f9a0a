/** Sides of cards are named by what proves them, and left open where nothing does (R23, R53). */
import { describe, expect, it } from 'vitest';
import type { CertificateType } from '../certificate/type.ts';
import { type CardSide, cardSideOf } from './card-side.ts';
import type { LayoutName, SeenLayout } from './measures.ts';

const layout = (name: LayoutName): SeenLayout => ({
  name,
  turns: 0,
  mirrored: false,
  handMargin: 0.2,
  turnMargin: 0.2,
});
const portrait = { x: 0.65, y: 0.15, width: 0.25, height: 0.55 };

describe('cardSideOf', () => {
  it.each<[CertificateType | '', LayoutName | null, boolean, CardSide | null]>([
    ['SFZ', 'id-front', true, 'front'],
    ['SFZ', 'id-back', false, 'back'],
    ['SFZ', null, true, null],
    ['GAJMTX', 'permit-front', true, 'front'],
    ['GAJMTX', 'permit-front', false, null],
    ['TWJMTX', null, true, 'front'],
    ['YYZZ', 'licence', false, null],
    ['', 'id-back', false, 'back'],
  ])('%s seen as %s, portrait %s: %s', (type, name, withPortrait, side) => {
    expect(cardSideOf({ layout: name && layout(name), portrait: withPortrait ? portrait : null }, type)).toBe(
      side,
    );
  });
});

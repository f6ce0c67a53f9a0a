/** Even spacing of rows of which some symbols were lost, and places are known roughly. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fitPlaces, pitchOf, placeAt, type Seen } from './zone-scale.ts';

const text = 'G637542278CHN8608284M2809159<<<<<<<<<<<<<<06';

/** Symbols of a row from `start`, each place known to a third of a pitch, some lost. */
const seenOf = (start: number, pitch: number, lost: ReadonlySet<number>): Seen[] =>
  [...text].flatMap((char, place) => {
    const step = pitch / 3.5;
    const at = Math.round((start + place * pitch) / step) * step;
    return lost.has(place) ? [] : [{ at, char, p: 0.9 }];
  });

describe('the scale of a zone', () => {
  it('is found where places are known to a step only, whatever the size', () => {
    fc.assert(
      fc.property(fc.double({ min: 5, max: 40, noNaN: true }), (pitch) => {
        const found = pitchOf([seenOf(30, pitch, new Set())])!;
        expect(Math.abs(found / pitch - 1)).toBeLessThan(0.1);
      }),
    );
  });

  it('puts each symbol in its place where others were lost', () => {
    const lost = new Set([3, 11, 20]);
    const seen = seenOf(30, 12, lost);
    const scale = fitPlaces(seen, pitchOf([seen])!, 44, seen[0]!.at)!;
    for (const place of [0, 10, 25, 43])
      expect(Math.abs(placeAt(scale, place) - (30 + 12 * place))).toBeLessThan(5);
  });

  it('is none where there is hardly a symbol', () => {
    expect(pitchOf([seenOf(30, 12, new Set()).slice(0, 4)])).toBeNull();
  });
});

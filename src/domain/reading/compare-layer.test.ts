import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareWithLayer } from './compare-layer.ts';
import type { ReadChar } from './reading.ts';
import type { LayerChar } from './text-layer.ts';

/** One unit for each character; `?` before a character: read unsurely; `!`: surely, yet not as surely as common characters are. */
const seenOf = (text: string, at = 0): ReadChar[] => {
  const chars: ReadChar[] = [];
  let p = 1;
  for (const char of text)
    if (char === '?') p = 0.5;
    else if (char === '!') p = 0.96;
    else {
      chars.push({ char, p, from: at + chars.length + 0.2, to: at + chars.length + 0.8 });
      p = 1;
    }
  return chars;
};
const layerOf = (text: string, at = 0): LayerChar[] =>
  Array.from(text, (char, index) => ({ char, from: at + index, to: at + index + 1 }));
/** All but these rare characters are in the list. */
const isKnown = (char: string): boolean => !'翀妘龘'.includes(char);
const compare = (seen: readonly ReadChar[], layer: readonly LayerChar[]): string => {
  const { chars } = compareWithLayer(seen, layer, isKnown);
  return chars.map(({ char, p }) => (p < 0.9 ? `?${char}` : char)).join('');
};

describe('a line that was read, beside the text layer', () => {
  it.each([
    ['what both say is sure', '91?330106', '91330106', '91330106'],
    ['a character that was read unsurely is the layer’s', '样例?贸易公司', '样例货易公司', '样例货易公司'],
    ['a sure one that differs is kept, in doubt', '91330106', '91330107', '9133010?6'],
    ['a rare one that was read as another', '名称样例?肿商贸', '名称样例翀商贸', '名称样例翀商贸'],
    ['also where it looks like a common one', '名称样例!坛商贸', '名称样例妘商贸', '名称样例妘商贸'],
    ['not where a common one is surely there', '名称样例坛商贸', '名称样例妘商贸', '名称样例?坛商贸'],
    ['a rare one that was not read at all', '名称样例商贸', '名称样例龘商贸', '名称样例龘商贸'],
    ['a rare one in a name that stands alone', '李?肿', '李翀', '李翀'],
    ['nothing but a rare one: there is nothing to compare', '?肿', '翀', '?肿'],
    ['a common one that was not read', '样例贸易公司', '样例三贸易公司', '样例?三贸易公司'],
    ['the second of two like ones, which networks leave out', '201年10月', '2011年10月', '2011年10月'],
    ['brackets of another width are as they were read', '样例（乙）公司', '样例(乙)公司', '样例（乙）公司'],
    ['the same form for the eye', '1O1lx', '101IX', '101IX'],
    ['a character as a radical of Kangxi', '样例公司?金', '样例公司⾦', '样例公司金'],
    ['too little that agrees', '九一三三', '7134', '?九?一?三?三'],
  ])('%s', (_, seen, layer, taken) => {
    expect(compare(seenOf(seen), layerOf(layer))).toBe(taken);
  });

  it('is judged only where the layer has something', () => {
    // A form whose labels are a picture, and whose values are text.
    expect(compare(seenOf('名称样例?肿商贸?甲型'), layerOf('样例翀商贸', 2))).toBe('名称样例翀商贸?甲型');
    expect(compare(seenOf('日期2020年01月'), [...layerOf('2020', 2), ...layerOf('02', 7)])).toBe(
      '日期2020年?0?1月',
    );
  });

  it('may show more than the layer has', () => {
    const layer = Array.from('样例贸易公司', (char, index) => ({
      char,
      from: 1.2 * index,
      to: 1.2 * index + 1,
    }));
    expect(compare(seenOf('样例大贸易公司'), layer)).toBe('样例?大贸易公司');
    expect(compare(seenOf('样例?大贸易公司'), layer)).toBe('样例贸易公司');
  });

  it('keeps the spaces that were read', () => {
    expect(compare(seenOf('Sample Co Ltd'), layerOf('Sample Co Ltd'))).toBe('Sample Co Ltd');
    expect(compare(seenOf('样 例公司'), layerOf('样例 公司'))).toBe('样 例公司');
  });

  it('says how much agrees', () => {
    const { known, same, agreed, disputed } = compareWithLayer(
      seenOf('样例?肿公斤'),
      layerOf('样例翀公司'),
      isKnown,
    );
    expect({ known, same, agreed: agreed.size, disputed: disputed.size }).toEqual({
      known: 4,
      same: 3,
      agreed: 0,
      disputed: 5,
    });
  });

  it('with itself is itself, and nothing is ever sure that neither says', () => {
    const char = fc.constantFrom(...'样例公司甲乙丙丁0123456789ABC');
    const text = fc.string({ unit: char, minLength: 1, maxLength: 24 });
    fc.assert(fc.property(text, (same) => compare(seenOf(same), layerOf(same)) === same));
    fc.assert(
      fc.property(text, text, (one, other) => {
        const { chars } = compareWithLayer(seenOf(one), layerOf(other), isKnown);
        for (const { char, p } of chars) {
          expect(p < 0.9 || one.includes(char)).toBe(true);
          expect(one.includes(char) || other.includes(char)).toBe(true);
        }
        expect([...chars].sort((a, b) => a.from - b.from).map(({ char }) => char)).toHaveLength(chars.length);
      }),
    );
  });
});

/** Against the samples of RFC 3492 §7.1, and against the platform's own conversion. */
import { domainToASCII } from 'node:url';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { encodedLength, punycodeLength } from './punycode.ts';

const lengthOf = (text: string): number =>
  punycodeLength([...text].map((character) => character.codePointAt(0) ?? 0));

describe('punycodeLength', () => {
  it.each([
    ['Arabic (Egyptian)', 'ليهمابتكلموشعربي؟', 'egbpdaj6bu4bxfgehfvwxn'],
    ['Chinese (simplified)', '他们为什么不说中文', 'ihqwcrb4cv8a8dqg056pqjye'],
    ['Chinese (traditional)', '他們爲什麽不說中文', 'ihqwctvzc91f659drss3x8bo0yb'],
    ['Czech', 'Pročprostěnemluvíčesky', 'Proprostnemluvesky-uyb24dma41a'],
    ['Japanese', 'なぜみんな日本語を話してくれないのか', 'n8jok5ay5dzabd5bym9f0cm5685rrjetr6pdxa'],
    ['3年B組金八先生', '3年B組金八先生', '3B-ww4c5e180e575a65lsy2b'],
    ['MajiでKoiする5秒前', 'MajiでKoiする5秒前', 'MajiKoi5-783gue6qz075azm5e'],
    ['-> $1.00 <-', '-> $1.00 <-', '-> $1.00 <--'],
  ])('%s', (_, text, encoded) => {
    expect(lengthOf(text)).toBe(encoded.length);
  });
});

describe('encodedLength', () => {
  it('is what the platform writes, for any label of Han characters, letters and digits', () => {
    const letter = fc.constantFrom(...'中国域名样例天地人山水abcxyz0189');
    fc.assert(
      fc.property(fc.string({ unit: letter, minLength: 1, maxLength: 14 }), (label) => {
        const ascii = domainToASCII(label);
        fc.pre(ascii !== '' && !/^[\d.]+$/.test(ascii));
        expect(encodedLength(label)).toBe(ascii.length);
      }),
    );
  });
});

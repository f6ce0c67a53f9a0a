/** Credit codes in QR texts. */
import { describe, expect, it } from 'vitest';
import { creditCodeOf, withQrCode } from './qr-code.ts';
import type { ReadValue, ValueState } from './reading.ts';

const code = '91350100M000100Y43';
const address = `http://www.gsxt.gov.cn/index.html?uniscid=${code}`;

describe('creditCodeOf', () => {
  it.each([
    [address, code],
    [`https://example.invalid/?a=1&uniScID=${code.toLowerCase()}&b=2`, code],
    ['http://www.gsxt.gov.cn/index.html?uniscid=91350100M000100Y44', null],
    [`http://example.invalid/?other=${code}`, null],
    [code, null],
    ['', null],
  ])('%s', (text, found) => {
    expect(creditCodeOf(text)).toBe(found);
  });
});

describe('withQrCode', () => {
  const number = (value: string, state: ValueState): { number: ReadValue } => ({
    number: { value, state, place: null, unsure: [3] },
  });
  it('makes a printed number that equals it certain', () => {
    expect(withQrCode(number(code, 'suggested'), [address]).number).toMatchObject({
      state: 'certain',
      unsure: [],
    });
  });
  it('doubts one that differs', () => {
    expect(withQrCode(number('91110000600037341L', 'certain'), [address]).number).toMatchObject({
      value: '91110000600037341L',
      state: 'doubtful',
    });
  });
  it('suggests it where no number was read', () => {
    expect(withQrCode({}, [address]).number).toMatchObject({ value: code, state: 'suggested' });
  });
  it('says nothing where two codes differ, or none is there', () => {
    const other = address.replace(code, '91110000600037341L');
    expect(withQrCode({}, [address, other])).toEqual({});
    expect(withQrCode({}, ['样本'])).toEqual({});
  });
});

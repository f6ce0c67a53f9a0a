import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { certificateTypes } from '../certificate/type.ts';
import { checkNumber } from './check-number.ts';
import { creditAlphabet, mod11_2, mod11_10, mod11Organization, mod31 } from './checksums.ts';
import { formatNumber, maskNumber } from './format-number.ts';

const digits = (length: number) => fc.stringMatching(new RegExp(`^\\d{${length}}$`));

const birthday = fc
  .date({ min: new Date('1920-01-01'), max: new Date('2020-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10).replaceAll('-', ''));

const residentIds = fc
  .tuple(fc.constantFrom('110105', '360426', '440308', '652901'), birthday, digits(3))
  .map(([division, birth, sequence]) => division + birth + sequence)
  .map((body) => body + mod11_2(body));

const creditCodes = fc
  .tuple(
    fc.constantFrom('91', '92', '12', '51', 'A1', 'N2', 'Y1'),
    digits(6),
    fc.stringMatching(/^[0-9A-HJ-NP-RTUW-Y]{8}$/),
  )
  .map(([head, division, code]) => head + division + code + mod11Organization(code))
  .map((body) => body + mod31(body));

const registrationNumbers = digits(14).map((body) => body + mod11_10(body));

const kinds = [
  ['SFZ', residentIds, '0123456789X'],
  ['TYDM', creditCodes, creditAlphabet],
  ['YYZZ', registrationNumbers, '0123456789'],
] as const;

describe.each(kinds)('%s', (kind, numbers, alphabet) => {
  it('accepts every well-formed number', () => {
    fc.assert(fc.property(numbers, (number) => checkNumber(kind, number).valid));
  });

  it('refuses every single wrong character', () => {
    fc.assert(
      fc.property(numbers, (number) => {
        for (let index = 0; index < number.length; index++)
          for (const other of alphabet)
            if (other !== number[index])
              expect(checkNumber(kind, number.slice(0, index) + other + number.slice(index + 1)).valid).toBe(
                false,
              );
      }),
      { numRuns: 8 },
    );
  });

  it('stays valid through format and compact, and compacting twice changes nothing', () => {
    fc.assert(
      fc.property(numbers, (number) => {
        const report = checkNumber(kind, formatNumber(kind, number));
        expect(report.compact).toBe(number);
        expect(report.valid).toBe(true);
        expect(checkNumber(kind, report.compact).compact).toBe(report.compact);
      }),
    );
  });

  it('suggests only numbers that are valid, never more than five', () => {
    fc.assert(
      fc.property(numbers, fc.nat(17), fc.constantFrom(...'OIlSZBDG0158'), (number, at, wrong) => {
        const report = checkNumber(kind, number.slice(0, at) + wrong + number.slice(at + 1));
        expect(report.suggestions.length).toBeLessThanOrEqual(5);
        for (const suggestion of report.suggestions) expect(checkNumber(kind, suggestion).valid).toBe(true);
      }),
      { numRuns: 60 },
    );
  });

  it('mends form: spaces, full width, case, zero width', () => {
    fc.assert(
      fc.property(numbers, (number) => {
        const wide = [...number].map((c) => String.fromCharCode(c.charCodeAt(0) + 0xfee0)).join('');
        for (const typed of [
          ` ${number} `,
          wide,
          `${number.slice(0, 6)}\u200b${number.slice(6)}`,
          `${number.slice(0, 4)} ${number.slice(4).toLowerCase()}`,
        ]) {
          const report = checkNumber(kind, typed);
          expect(report.valid).toBe(true);
          expect(report.compact).toBe(number);
          const form = report.findings.find((entry) => entry.code === 'number-form');
          expect(form?.level).toBe('warn');
          expect(form?.repairs[0]?.to).toBe(number);
        }
      }),
      { numRuns: 30 },
    );
  });
});

it('repairs the letter l in an ID, naming its place', () => {
  const report = checkNumber('SFZ', '110105l9491231002X');
  expect(report.findings).toMatchObject([
    {
      code: 'number-character',
      at: { positions: [6] },
      data: { position: 7, character: 'l', expected: '1' },
      repairs: [{ to: '11010519491231002X' }],
    },
  ]);
});

it('never throws, whatever is typed as whatever kind', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...certificateTypes),
      fc.string({ unit: 'binary', maxLength: 60 }),
      (kind, value) => {
        const report = checkNumber(kind, value, { today: '2026-11-23' });
        for (const entry of report.findings)
          if ('field' in entry.at)
            for (const position of entry.at.positions ?? []) expect(position).toBeLessThan(value.length);
        expect(maskNumber(value).length).toBeLessThanOrEqual(value.length);
      },
    ),
    { numRuns: 500 },
  );
});

it.each([
  ['YYZZ', '91330106MA27Y4U47R(1-1)', 'number-duplicate-tail'],
  ['YYZZ', '91330106MA27Y4U47R（1－1）', 'number-duplicate-tail'],
  ['SFZ', '0', 'number-zero'],
  ['SFZ', '  ', 'number-missing'],
  ['SFZ', '810000199408230021', 'number-of-other-paper'],
] as const)('%s %s is %s', (kind, value, code) => {
  expect(checkNumber(kind, value).findings.map((entry) => entry.code)).toEqual([code]);
});

it('masks: at most a third stays visible', () => {
  expect(maskNumber('11010519491231002X')).toBe('110••••••••••••02X');
  expect(maskNumber('H12345678')).toBe('H•••••••8');
  expect(maskNumber('12')).toBe('••');
});

/** Machine-readable zones: specimens of ICAO 9303-4, -5 and -6. */
import { describe, expect, it } from 'vitest';
import { failedChecks, readZone, type ZoneFormat } from './mrz.ts';

const td3 = ['P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<', 'L898902C36UTO7408122F1204159ZE184226B<<<<<10'];
const td2 = ['I<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<', 'D231458907UTO7408122F1204159<<<<<<<6'];
const td1 = [
  'I<UTOD231458907<<<<<<<<<<<<<<<',
  '7408122F1204159UTO<<<<<<<<<<<6',
  'ERIKSSON<<ANNA<MARIA<<<<<<<<<<',
];
const specimens: readonly (readonly [ZoneFormat, readonly string[], number: string])[] = [
  ['TD3', td3, 'L898902C3'],
  ['TD2', td2, 'D23145890'],
  ['TD1', td1, 'D23145890'],
];

describe('failedChecks', () => {
  it.each(specimens)('%s: all check digits of the specimen hold', (format, rows) => {
    expect(failedChecks(format, rows)).toEqual([]);
  });

  it.each(specimens)('%s: no digit of a checked field can be changed unseen', (format, rows) => {
    const row = format === 'TD1' ? 0 : 1;
    const place = format === 'TD1' ? 6 : 1;
    const changed = rows.map((text, index) =>
      index === row ? text.slice(0, place) + ((Number(text[place]) + 1) % 10) + text.slice(place + 1) : text,
    );
    expect(failedChecks(format, changed)).toEqual(['number', 'composite']);
  });

  it('says form where a row has another length, and where a letter stands in a date', () => {
    expect(failedChecks('TD3', [td3[0]!, td3[1]!.slice(1)])).toEqual(['form']);
    expect(failedChecks('TD3', [td3[0]!, td3[1]!.replace('7408122', '74O8122')])).toEqual(['form']);
  });

  it('takes a filler for the check digit of a field of fillers', () => {
    const rows = [
      'P<UTOSAMPLE<<WEI<<<<<<<<<<<<<<<<<<<<<<<<<<<<',
      'L000000007UTO9001011F3001019<<<<<<<<<<<<<<04',
    ];
    const failed = failedChecks('TD3', rows);
    expect(failed).not.toContain('personal');
    expect(failed).not.toContain('form');
  });
});

describe('readZone', () => {
  it.each(specimens)('%s', (format, rows, number) => {
    expect(readZone(format, rows, '2026-03-08')).toEqual({
      number,
      nationality: 'UTO',
      sex: 'female',
      birthDate: '1974-08-12',
      expires: '2012-04-15',
      surname: 'ERIKSSON',
      givenNames: 'ANNA MARIA',
    });
  });

  it('leaves a day empty that is left open', () => {
    const rows = [td3[0]!, td3[1]!.replace('7408122', '74<<<<2')];
    expect(readZone('TD3', rows, '2026-03-08').birthDate).toBe('');
  });
});

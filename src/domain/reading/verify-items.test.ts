import { describe, expect, it } from 'vitest';
import { readValue, scanReading } from '../../../tests/readings.ts';
import { finding } from '../finding/finding.ts';
import type { Scan } from '../picture/picture.ts';
import { blankFields, type TemplateFields } from '../template/fields.ts';
import { alignTexts } from './align.ts';
import type { ScanReading } from './reading.ts';
import { verifyItemsOf } from './verify-items.ts';

const items = (
  reading: ScanReading,
  certificate: Partial<TemplateFields['certificate']>,
  more: Partial<Parameters<typeof verifyItemsOf>[0]> = {},
) =>
  verifyItemsOf(
    {
      fields: { ...blankFields, certificate: { ...blankFields.certificate, type: 'SFZ', ...certificate } },
      scans: [{ id: 'scan', side: 'front', reading } as Scan],
      agreed: {},
      findings: [],
      ...more,
    },
    '2026-11-23',
  );

const suggested = scanReading({ fields: { number: readValue('11010519491231002X', 'suggested', [4]) } });

describe('to be compared with the paper', () => {
  it('nothing where everything is sure and nothing differs', () => {
    expect(
      items(scanReading({ fields: { number: '11010519491231002X' } }), { number: '11010519491231002X' }),
    ).toEqual([]);
  });

  it.each([
    ['in an empty field', '', '11010519491231002X'],
    ['beside the same', '11010519491231002X', null],
    ['beside another', '110105194912310021', '11010519491231002X'],
  ])('a value that is not sure, %s', (_, number, take) => {
    expect(items(suggested, { number })).toMatchObject([
      { path: 'certificate.number', typed: number, read: '11010519491231002X', take, unsure: [4] },
    ]);
  });

  it('no longer once a person agreed, and again when the field says something else', () => {
    const agreed = { 'certificate.number': '11010519491231002X' };
    expect(items(suggested, { number: '11010519491231002X' }, { agreed })).toEqual([]);
    expect(items(suggested, { number: '110105194912310021' }, { agreed })).toHaveLength(1);
  });

  it('a disagreement, with what its repair would put in, and where it is printed', () => {
    const region = { x: 0.1, y: 0.2, width: 0.3, height: 0.05 };
    const differs = finding(
      'read-name-differs',
      { field: 'certificate.name', printed: { scanId: 'scan', region } },
      { repairs: [{ field: 'certificate.name', from: '样本乙', to: '样本甲' }] },
    );
    expect(items(scanReading(), { name: '样本乙' }, { findings: [differs] })).toMatchObject([
      { path: 'certificate.name', read: '样本甲', take: '样本甲', finding: differs, at: { scanId: 'scan' } },
    ]);
  });

  it('a name that the form holds twice, once', () => {
    const name = scanReading({ fields: { name: readValue('样本甲', 'doubtful', [1]) } });
    const certificate = { ...blankFields.certificate, type: 'SFZ' as const, name: '样木甲' };
    const both = { ...blankFields, certificate, holder: { zh: '样木甲', en: '' } };
    expect(items(name, {}, { fields: both })).toMatchObject([
      { path: 'holder.zh', also: ['certificate.name'], typed: '样木甲', take: '样本甲' },
    ]);
    const other = { ...both, holder: { zh: '样本乙', en: '' } };
    expect(items(name, {}, { fields: other })).toHaveLength(2);
  });

  it('what only a person can settle offers nothing to take', () => {
    const differs = finding('read-sex-differs', { field: 'certificate.number' });
    expect(items(scanReading(), { number: '11010519491231002X' }, { findings: [differs] })).toMatchObject([
      { path: 'certificate.number', read: '', take: null },
    ]);
  });

  it('findings of pictures and of other rules are no part of it', () => {
    const findings = [
      finding('read-nothing', { picture: 'scan' }),
      finding('field-missing', { field: 'email' }),
    ];
    expect(items(scanReading(), {}, { findings })).toEqual([]);
  });
});

describe('texts under each other', () => {
  it.each([
    ['12X4', '1234', '12X4', '1234', '==·='],
    ['abd', 'abcd', 'ab·d', 'abcd', '==·='],
    ['abcd', 'abd', 'abcd', 'ab·d', '==·='],
    ['', '甲', '·', '甲', '·'],
    ['𠮷田', '吉田', '𠮷田', '吉田', '·='],
  ])('%s and %s', (a, b, typed, read, same) => {
    const columns = alignTexts(a, b);
    expect(columns.map((column) => column.typed || '·').join('')).toBe(typed);
    expect(columns.map((column) => column.read || '·').join('')).toBe(read);
    const marks = columns.map(({ isSame }) => (isSame ? '=' : '·')).join('');
    expect(marks).toBe(same);
  });
});

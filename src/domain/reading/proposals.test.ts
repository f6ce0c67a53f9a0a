import { describe, expect, it } from 'vitest';
import { readValue, scanReading } from '../../../tests/readings.ts';
import type { Scan } from '../picture/picture.ts';
import { blankFields, type FieldPath, type TemplateFields, writeField } from '../template/fields.ts';
import { certainOf, editsOf, proposalsFor } from './proposals.ts';
import type { ScanReading } from './reading.ts';

const today = '2026-11-23';

const scanOf = (reading: ScanReading | null, at = 0): Scan =>
  ({ id: `scan-${at}`, side: reading?.side ?? 'front', reading }) as Scan;

const propose = (
  readings: readonly (ScanReading | null)[],
  typed: Partial<Record<FieldPath, unknown>> = {},
) => proposalsFor({ scans: readings.map(scanOf), fields: fieldsWith(typed) }, today);

const fieldsWith = (typed: Partial<Record<FieldPath, unknown>>): TemplateFields =>
  Object.entries(typed).reduce(
    (fields, [path, value]) => writeField(fields, path as FieldPath, value),
    blankFields,
  );

const valuesOf = (...given: Parameters<typeof propose>) =>
  Object.fromEntries(propose(...given).map(({ path, value }) => [path, value]));

const statesOf = (...given: Parameters<typeof propose>) =>
  Object.fromEntries(propose(...given).map(({ path, state }) => [path, state]));

const front = scanReading({
  fields: { name: '样本甲', number: '11010519491231002X', address: '北京市朝阳区样本路1号' },
});
const back = scanReading({ side: 'back', fields: { issued: '2016-03-08', expires: '2036-03-08' } });
const licence = scanReading({
  paper: 'YYZZ',
  fields: {
    name: '样例网络科技（样本一）有限公司',
    number: '91330106MA27Y4U47R',
    address: '浙江省杭州市西湖区样本路593号3幢',
    established: '2016-03-08',
    expires: 'long-term',
    legalRepresentative: '样本甲',
  },
});
const zone = {
  format: 'TD3',
  lines: ['P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<', 'L898902C36UTO7408122F3204159ZE184226B<<<<<10'],
  state: 'certain',
} as const;

describe('what was read is proposed', () => {
  it('nothing before anything was read', () => {
    expect(propose([])).toEqual([]);
    expect(propose([null])).toEqual([]);
  });

  it('front and back of a card complete each other, and bring along what follows from them', () => {
    expect(valuesOf([front, back])).toEqual({
      'holder.zh': '样本甲',
      'holder.en': 'yang ben jia',
      'contact.zh': '样本甲',
      'contact.en': 'yang ben jia',
      'certificate.type': 'SFZ',
      'certificate.number': '11010519491231002X',
      'certificate.name': '样本甲',
      'certificate.issued': '2016-03-08',
      'certificate.expires': '2036-03-08',
      'province.zh': '北京市',
      'province.en': 'bei jing',
      'city.zh': '北京市',
      'city.en': 'bei jing shi',
      'address.zh': '朝阳区样本路1号',
      'address.en': 'chao yang qu yang ben lu 1 hao',
    });
  });

  it('a licence makes the holder an organization; the day of its founding goes nowhere', () => {
    expect(valuesOf([licence])).toMatchObject({
      holderKind: 'organization',
      'holder.zh': '样例网络科技（样本一）有限公司',
      'certificate.type': 'YYZZ',
      'certificate.name': '样例网络科技（样本一）有限公司',
      'certificate.expires': 'long-term',
      'city.zh': '杭州市',
      'address.zh': '西湖区样本路593号3幢',
    });
    const paths = propose([licence]).map(({ path }) => path);
    expect(paths).not.toContain('certificate.issued');
    expect(paths.filter((path) => path.startsWith('contact.'))).toEqual([]);
  });

  it('a passport by its zone', () => {
    const passport = scanReading({ paper: 'HZ', mrz: zone, fields: {} });
    expect(valuesOf([passport], { 'certificate.nationality': '' })).toMatchObject({
      'certificate.type': 'HZ',
      'certificate.number': 'L898902C3',
      'certificate.name': 'ERIKSSON ANNA MARIA',
      'holder.en': 'ERIKSSON ANNA MARIA',
      'certificate.expires': '2032-04-15',
    });
  });
});

describe('what a person typed stays', () => {
  it.each<readonly [FieldPath, string]>([
    ['holder.zh', '样本乙'],
    ['certificate.number', '110101199003078670'],
    ['certificate.issued', '2015-01-01'],
    ['address.zh', '西湖区样本路2号'],
    ['contact.zh', '样本丙'],
  ])('%s', (path, typed) => {
    expect(propose([front, back], { [path]: typed }).map((proposal) => proposal.path)).not.toContain(path);
  });

  it('an address of another city brings no line', () => {
    const proposed = valuesOf([front], { 'province.zh': '浙江省', 'city.zh': '杭州市' });
    expect(proposed).not.toHaveProperty('address.zh');
    expect(valuesOf([front], { 'province.zh': '北京' })).toHaveProperty('address.zh', '朝阳区样本路1号');
  });

  it.each<readonly [string, ScanReading, Partial<Record<FieldPath, unknown>>]>([
    [
      'a card, for a licence that was chosen',
      front,
      { 'certificate.type': 'YYZZ', holderKind: 'organization' },
    ],
    ['a licence, for a card that was chosen', licence, { 'certificate.type': 'SFZ' }],
    ['a card, for a holder that is an organization', front, { holderKind: 'organization' }],
    ['a licence, for a person with a name', licence, { 'holder.zh': '样本甲' }],
    ['a paper that registrars do not take', { ...front, paper: '', foreign: 'temporary-id' }, {}],
  ])('%s, offers nothing', (_, reading, typed) => {
    expect(propose([reading], typed)).toEqual([]);
  });

  it('a chosen nationality', () => {
    const passport = scanReading({ paper: 'HZ', mrz: { ...zone, lines: [zone.lines[0], zone.lines[1]] } });
    expect(
      valuesOf([passport], { 'certificate.type': 'HZ', 'certificate.nationality': 'MY' }),
    ).not.toHaveProperty('certificate.nationality');
  });
});

describe('how sure a proposal is', () => {
  it.each<readonly [string, ScanReading, FieldPath, string]>([
    ['a card whose number holds', front, 'certificate.type', 'certain'],
    ['words of a card alone', scanReading({ fields: { name: '样本甲' } }), 'certificate.type', 'suggested'],
    ['a licence with a code of companies', licence, 'certificate.type', 'certain'],
    [
      'a number that was read for sure and holds not',
      scanReading({ fields: { number: '110105194912310021' } }),
      'certificate.number',
      'doubtful',
    ],
    [
      'a number made to satisfy its check digit',
      scanReading({ fields: { number: readValue('11010519491231002X', 'suggested') } }),
      'certificate.number',
      'suggested',
    ],
    [
      'days that go together on no card',
      scanReading({ side: 'back', fields: { issued: '2016-03-08', expires: '2035-03-08' } }),
      'certificate.expires',
      'doubtful',
    ],
    [
      'a name with a character that is not sure',
      scanReading({ fields: { name: readValue('样本甲', 'doubtful', [2]) } }),
      'contact.en',
      'doubtful',
    ],
    [
      'a surname of a passport whose zone was not read',
      scanReading({ paper: 'HZ', fields: { name: 'SAMPLE' } }),
      'certificate.name',
      'suggested',
    ],
    [
      'a city, where only the street is not sure',
      scanReading({ fields: { address: readValue('北京市朝阳区样本路1号', 'doubtful', [8]) } }),
      'province.zh',
      'certain',
    ],
  ])('%s', (_, reading, path, state) => {
    expect(statesOf([reading])[path]).toBe(state);
  });

  it('a code that QR and print both say is certain, two that differ are not', () => {
    const qr = (code: string) => [`https://example.cn/?uniscid=${code}`];
    const suggested = { ...licence.fields, number: readValue('91330106MA27Y4U47R', 'suggested') };
    expect(statesOf([{ ...licence, fields: suggested, qr: qr('91330106MA27Y4U47R') }])).toMatchObject({
      'certificate.number': 'certain',
    });
    expect(statesOf([{ ...licence, qr: qr('91110000600037341L') }])).toMatchObject({
      'certificate.number': 'doubtful',
    });
  });

  it('what cannot be read is not offered', () => {
    const unread = scanReading({ fields: { name: readValue('样', 'unread') } });
    expect(valuesOf([unread])).not.toHaveProperty('holder.zh');
  });
});

describe('taken', () => {
  it('together: all that are certain, the type of the paper last', () => {
    const all = propose([licence]);
    const edits = editsOf(certainOf(all), all);
    expect(edits.at(-1)).toEqual({ path: 'certificate.type', from: '', to: 'YYZZ' });
    expect(edits.map(({ path }) => path)).toContain('holderKind');
    expect(edits).toHaveLength(certainOf(all).length);
  });

  it('the type brings the kind of holder along, and the other way round', () => {
    const all = propose([licence]);
    for (const path of ['certificate.type', 'holderKind']) {
      const one = all.filter((proposal) => proposal.path === path);
      expect(editsOf(one, all).map((edit) => edit.path)).toEqual(['holderKind', 'certificate.type']);
    }
  });

  it('nothing is offered again', () => {
    const taken = propose([front, back]).reduce(
      (fields, { path, value }) => writeField(fields, path, value),
      blankFields,
    );
    expect(proposalsFor({ scans: [front, back].map(scanOf), fields: taken }, today)).toEqual([]);
  });
});

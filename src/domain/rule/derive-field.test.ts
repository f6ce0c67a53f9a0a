import { describe, expect, it } from 'vitest';
import { blankFields, type FieldPath, type TemplateFields, writeField } from '../template/fields.ts';
import { deriveField } from './derive-field.ts';

const fieldsOf = (values: Partial<Record<FieldPath, string>>): TemplateFields =>
  Object.entries(values).reduce(
    (fields, [path, value]) => writeField(fields, path as FieldPath, value),
    blankFields as TemplateFields,
  );

describe('deriveField', () => {
  it.each<[string, FieldPath, Partial<Record<FieldPath, string>>, string]>([
    [
      'a person’s name in pinyin, its surname read as one',
      'holder.en',
      { 'holder.zh': '单样本' },
      'shan yang ben',
    ],
    ['a Latin name as it is', 'holder.en', { 'holder.zh': 'SAMPLE WEI' }, 'SAMPLE WEI'],
    ['the holder as contact', 'contact.zh', { 'holder.zh': '样本甲 ' }, '样本甲'],
    [
      'the holder’s own Latin form for the contact',
      'contact.en',
      { 'holder.zh': '样本甲', 'holder.en': 'Yang Benjia', 'contact.zh': '样本甲' },
      'Yang Benjia',
    ],
    [
      'the contact’s reading',
      'contact.en',
      { holderKind: 'organization', 'contact.zh': '样本甲' },
      'yang ben jia',
    ],
    ['a province’s usual Latin form', 'province.en', { 'province.zh': '浙江省' }, 'zhe jiang'],
    ['no province that is none', 'province.en', { 'province.zh': '某省' }, ''],
    ['a city', 'city.en', { 'city.zh': '杭州市' }, 'hang zhou shi'],
    [
      'an address with its numbers',
      'address.en',
      { 'address.zh': '文三路593号3幢' },
      'wen san lu 593 hao 3 zhuang',
    ],
    [
      'no organization’s name in another language',
      'holder.en',
      { holderKind: 'organization', 'holder.zh': '样例有限公司' },
      '',
    ],
    [
      'no contact for an organization',
      'contact.zh',
      { holderKind: 'organization', 'holder.zh': '样例有限公司' },
      '',
    ],
    ['never the holder from the paper', 'holder.zh', { 'certificate.name': '样本甲' }, ''],
    ['never the paper from the holder', 'certificate.name', { 'holder.zh': '样本甲' }, ''],
    ['the province of the address', 'province.zh', { 'address.zh': '浙江省杭州市样例路1号' }, '浙江省'],
    ['the city of the address', 'city.zh', { 'address.zh': '杭州市样例路1号' }, '杭州市'],
    ['the province of the city', 'province.zh', { 'city.zh': '杭州市' }, '浙江省'],
    ['no city from a street', 'city.zh', { 'address.zh': '北京路1号' }, ''],
    ['no province of a name that several have', 'province.zh', { 'city.zh': '朝阳区' }, ''],
    ['no province abroad', 'province.zh', { country: 'SG', 'city.zh': '杭州市' }, ''],
    ['nothing from nothing', 'address.en', {}, ''],
  ])('%s', (_, path, values, wanted) => {
    expect(deriveField(path, fieldsOf(values))).toBe(wanted);
  });
});

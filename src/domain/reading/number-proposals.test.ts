import { describe, expect, it } from 'vitest';
import { blankFields, type FieldPath, type TemplateFields, writeField } from '../template/fields.ts';
import { numberProposals } from './number-proposals.ts';

const fieldsOf = (values: Partial<Record<FieldPath, string>>): TemplateFields =>
  Object.entries(values).reduce(
    (fields, [path, value]) => writeField(fields, path as FieldPath, value),
    blankFields as TemplateFields,
  );
const card = { 'certificate.type': 'SFZ', 'certificate.number': '360426199101010071' } as const;

describe('province and city of a number', () => {
  it.each<[string, Partial<Record<FieldPath, string>>, string[]]>([
    ['a county of a prefecture', card, ['江西省', '九江市']],
    ['a municipality', { ...card, 'certificate.number': '11010519491231002X' }, ['北京市', '北京市']],
    ['the city alone where the province stands', { ...card, 'province.zh': '江西' }, ['九江市']],
    ['nothing where another province stands', { ...card, 'province.zh': '浙江省' }, []],
    ['nothing where the address tells', { ...card, 'address.zh': '浙江省杭州市样例路1号' }, []],
    ['nothing over what stands', { ...card, 'province.zh': '江西省', 'city.zh': '南昌市' }, []],
    ['nothing from a wrong number', { ...card, 'certificate.number': '360426199101010072' }, []],
    ['nothing from a permit', { ...card, 'certificate.type': 'GAJZZ' }, []],
    ['nothing for a holder abroad', { ...card, country: 'SG' }, []],
  ])('%s', (_, values, wanted) => {
    const found = numberProposals(fieldsOf(values), []);
    expect(found.map(({ value }) => value)).toEqual(wanted);
    expect(found.every(({ state, from }) => state === 'suggested' && from === '')).toBe(true);
  });

  it('leaves fields that a scan fills', () => {
    const fields = fieldsOf(card);
    const [province] = numberProposals(fields, []);
    expect(province).toBeDefined();
    const read = [{ ...province!, value: '江西省', state: 'certain' as const, derivedFrom: null }];
    expect(numberProposals(fields, read).map(({ path }) => path)).toEqual(['city.zh']);
  });
});

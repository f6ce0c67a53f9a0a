/** What spreadsheets and old fonts did to a text is put right, and no letter of a name is ever taken away. */
import { describe, expect, it } from 'vitest';
import { withoutPrivateUse } from '../name/private-use.ts';
import { blankFields, type FieldPath, writeField } from '../template/fields.ts';
import { contactRules } from './contact-rules.ts';
import type { Dossier } from './rule.ts';
import { textRules } from './text-rules.ts';

const dossier = (edits: Partial<Record<FieldPath, string>>): Dossier =>
  ({
    fields: Object.entries(edits).reduce(
      (fields, [path, value]) => writeField(fields, path as FieldPath, value),
      blankFields,
    ),
  }) as Dossier;
const repairsIn = (edits: Partial<Record<FieldPath, string>>) =>
  textRules(dossier(edits), undefined as never, undefined as never, undefined as never).map(
    ({ code, repairs }) => [code, repairs.map(({ to }) => to)],
  );

describe('private characters', () => {
  it('are the eighty of GB 18030, FE50 to FEA0', () => {
    const gb = new TextDecoder('gb18030');
    // The first, the one after the gap at 7F, the last; and one that the table of the web leaves private.
    expect(withoutPrivateUse('\ue815\ue844\ue864')).toBe(
      [0x50, 0x80, 0xa0].map((trail) => gb.decode(new Uint8Array([0xfe, trail]))).join(''),
    );
    expect(withoutPrivateUse('\ue831')).toBe('\u{215d7}');
    const all = Array.from({ length: 80 }, (_, at) => withoutPrivateUse(String.fromCharCode(0xe815 + at)));
    expect(new Set(all).size).toBe(80);
    expect(all.every((text) => /^\p{Script=Han}$/u.test(text))).toBe(true);
    expect(withoutPrivateUse('\ue814\ue865甲')).toBe('\ue814\ue865甲');
  });

  it.each([
    ['\ue863样', ['䶮样']],
    ['样\ue854\u200b', ['样龺']],
    ['样\ue000', []],
    ['\ue863\ue000\u200b', []],
    ['样\u200b例', ['样例']],
  ])('%j is repaired to %j', (name, wanted) =>
    expect(repairsIn({ 'holder.zh': name })).toEqual([['field-invisible-character', wanted]]),
  );
});

describe('postal codes without their zero', () => {
  it.each([
    ['50000', '河北省', '050000'],
    ['10000', '内蒙古', '010000'],
    ['３００００', '山西', '030000'],
    ['50000', '浙江省', undefined],
    ['50000', '', undefined],
    ['5000', '河北省', undefined],
  ])('%s in %s', (postalCode, province, wanted) => {
    const found = contactRules(
      dossier({ postalCode, 'province.zh': province }),
      { fields: {} } as never,
      undefined as never,
      undefined as never,
    ).find(({ code }) => code === 'postal-code-form');
    expect(found?.repairs[0]?.to).toBe(wanted);
  });
});

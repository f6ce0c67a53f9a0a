/** Both languages say everything, with the same values in it. */
import { describe, expect, it } from 'vitest';
import { doctorProblems, doctorRepairs } from '#contract/doctor';
import { faultCodes } from '#contract/faults';
import { certificateTypes } from '#domain/certificate/type';
import { findingCatalogue, findingCodes } from '#domain/finding/catalogue';
import { finding } from '#domain/finding/finding';
import { catalogue } from '#text/catalogue';
import { withOpenHoles } from '#text/counted';
import { createSayer } from '#text/say';

type Node = string | { readonly [key: string]: Node };
const flat = (node: Node, lead = ''): [string, string][] =>
  typeof node === 'string'
    ? [[lead, node]]
    : Object.entries(node).flatMap(([key, entry]) => flat(entry, `${lead}/${key}`));
const zh = new Map(flat(catalogue['zh-CN'] as unknown as Node));
const en = new Map(flat(catalogue.en as unknown as Node));
const holes = (text: string): string[] => {
  const names: string[] = [];
  const rest = withOpenHoles(text, (name) => {
    names.push(name);
    return '';
  });
  if (rest.includes('{{')) throw new Error(`not a hole: ${text}`);
  return names.sort();
};

/** Values that are words of the catalogue themselves. */
const words: Readonly<Record<string, string>> = {
  what: 'spaces',
  part: 'number',
  wanted: 'full-width',
  why: 'ambiguous',
  because: 'proofAsked',
  class: 'office',
  foreign: 'temporary-id',
};
/** The same name may stand for another catalogue. */
const wordsIn: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'name-case': { wanted: 'lower' },
};

describe('the texts', () => {
  it('have the same keys in both languages, none empty', () => {
    expect([...zh.keys()].sort()).toEqual([...en.keys()].sort());
    for (const [key, text] of [...zh, ...en]) expect(text.trim(), key).not.toBe('');
  });

  it.each([...zh.keys()])('%s has the same holes in both', (key) => {
    // A Chinese sentence may leave out what an English one repeats, never the reverse.
    expect(new Set(holes(zh.get(key) ?? ''))).toEqual(new Set(holes(en.get(key) ?? '')));
  });

  it('cover every finding, fault, certificate type and failure', () => {
    expect(Object.keys(catalogue.en.findings).sort()).toEqual([...findingCodes].sort());
    expect(Object.keys(catalogue.en.faults).sort()).toEqual([...faultCodes].sort());
    expect(Object.keys(catalogue.en.certificates).sort()).toEqual([...certificateTypes].sort());
    const foreseen = new Set(findingCodes.flatMap((code) => [...findingCatalogue[code].foresees]));
    for (const id of foreseen) expect(Object.keys(catalogue.en.failures)).toContain(id);
  });

  it('names of certificates begin with a capital in English', () => {
    const say = createSayer('en');
    for (const type of certificateTypes) expect(say.certificate(type)).toMatch(/^\p{Lu}/u);
  });

  it.each(['zh-CN', 'en'] as const)('leave no hole when they are said, in %s', (language) => {
    const say = createSayer(language);
    for (const code of findingCodes) {
      const data = Object.fromEntries(
        holes(catalogue[language].findings[code]).map((name) => [
          name,
          wordsIn[code]?.[name] ?? words[name] ?? 'SFZ',
        ]),
      );
      expect(say.finding(finding(code, { field: 'holder.zh' }, { data })), code).not.toMatch(
        /\{\{|undefined/,
      );
    }
  });

  it.each(['zh-CN', 'en'] as const)(
    'say damage by what is damaged, and each problem of a check, in %s',
    (language) => {
      const say = createSayer(language);
      for (const kind of ['store', 'scan', 'picture', 'bundle', 'intake', 'object'])
        expect(say.fault({ code: 'store-damaged', data: { file: 'vault/ab', kind } }), kind).toMatch(
          /vault\/ab/,
        );
      for (const file of ['key.json', 'store.db'])
        expect(say.fault({ code: 'key-wrong', data: { file } })).toContain(file);
      const problem = {
        object: 'vault/ab',
        kind: null,
        template: null,
        name: 'x',
        repaired: false,
        count: 3,
      };
      for (const code of doctorProblems)
        for (const repair of doctorRepairs)
          expect(say.found({ ...problem, code, repair }), `${code} ${repair}`).not.toMatch(/\{\{|undefined/);
    },
  );
});

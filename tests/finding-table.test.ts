/**
 * Every finding the rules can raise, both ways: an edit of a good dossier that must raise it, on dossiers that do not. The
 * catalogue's rows name the requirements and failures; reference §6.4 and §5 are the sources.
 */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findingCatalogue, findingCodes } from '#domain/finding/catalogue';
import type { FindingCode } from '#domain/finding/finding';
import { finding } from '#domain/finding/finding';
import { pictureFindings } from '#domain/finding/picture-findings';
import { checkTemplate, type Dossier } from '#domain/rule/check-template';
import type { TargetPack } from '#domain/target/target';
import {
  blankFields,
  type FieldPath,
  readField,
  type TemplateFields,
  writeField,
} from '#domain/template/fields';
import { type GoodDossier, goodDossiers, readTarget, ruleBook, targetIds, today } from './dossiers.ts';
import { apply, type Row, rows } from './finding-rows.ts';

const strict = readTarget('strict');
const check = (dossier: Dossier, target: TargetPack = strict, day: string = today) =>
  checkTemplate(dossier, target, day, ruleBook);
const codesOf = (dossier: Dossier, target?: TargetPack, day?: string): FindingCode[] =>
  check(dossier, target, day).map((entry) => entry.code);

/** Raised where bytes are read or made, and carried by scans and pictures; their own tests are in core/imaging. */
const fromBytes = new Set<FindingCode>([
  'picture-not-a-picture',
  'picture-empty-file',
  'picture-locked',
  'picture-password-wrong',
  'picture-no-such-page',
  'picture-damaged',
  'picture-kind-not-read',
  'picture-irregular',
  'picture-part-lost',
  'picture-blank',
  'picture-text-missing',
  'picture-halved',
  'picture-too-hard',
  'picture-too-many-pixels',
  'picture-file-too-large',
  'picture-extension-false',
  'picture-several-pages',
  'picture-colour-converted',
  'picture-depth-reduced',
  'picture-alpha-flattened',
  'picture-not-cropped',
  'picture-several-papers',
  'picture-blurred',
  'picture-glare-over-print',
  'picture-too-dark',
  'picture-washed-out',
  'picture-grey-copy',
  'picture-border-cut',
  'picture-watermark',
  'picture-mirrored',
  'picture-not-upright',
  'picture-same-file',
  'picture-same-side-twice',
  'picture-corners-unusable',
  'picture-corner-on-frame',
  'picture-cannot-reach-minimum',
  'picture-cannot-fit-maximum',
  'picture-too-few-pixels',
  'picture-low-resolution',
  'picture-flipped',
]);
/** Raised by numbers whose vectors and properties have tables of their own. */
const inNumberTables = new Set<FindingCode>(['number-nationality-unknown', 'number-of-other-paper']);

const targetFor = (more: Row[3]): TargetPack => {
  const target = more?.target;
  if (!target) return strict;
  return 'id' in target ? target : { ...strict, fields: { ...strict.fields, ...target } };
};

describe('each finding', () => {
  it.each(rows.map((row) => [row[0], row[1], JSON.stringify(row[2]) ?? 'edit', row] as const))(
    '%s on %s %s',
    (code, on, _, [, , edit, more]) => {
      const good = goodDossiers[on];
      expect(codesOf(apply(good, edit), targetFor(more), more?.day)).toContain(code);
      if (code !== 'number-none-printed' && !more?.target) expect(codesOf(good)).not.toContain(code);
    },
  );

  it('is in the table, or raised where the bytes are', () => {
    const tabled = new Set(rows.map(([code]) => code));
    expect(
      findingCodes.filter((code) => !tabled.has(code) && !fromBytes.has(code) && !inNumberTables.has(code)),
    ).toEqual([]);
    for (const code of fromBytes) expect(Object.keys(pictureFindings)).toContain(code);
  });

  it('that bytes gave stays with its scan and its picture', () => {
    for (const code of fromBytes) {
      const good = goodDossiers.person;
      const carried = finding(code, { picture: 'scan' });
      const scans = good.scans.map((scan) => ({ ...scan, findings: [carried] }));
      expect(codesOf({ ...good, scans })).toContain(code);
    }
  });
});

describe('good dossiers', () => {
  it.each(Object.keys(goodDossiers) as GoodDossier[])(
    '%s is stopped by no target that takes its paper',
    (name) => {
      for (const id of targetIds) {
        const target = readTarget(id);
        const { type } = goodDossiers[name].fields.certificate;
        if (type === '' || !(type in target.codes)) continue;
        const { province } = target.fields;
        const fields =
          province === 'bare'
            ? writeField(
                goodDossiers[name].fields,
                'province.zh',
                goodDossiers[name].fields.province.zh.replace('省', ''),
              )
            : goodDossiers[name].fields;
        const stops = check({ ...goodDossiers[name], fields }, target).filter(
          (entry) => entry.level === 'stop',
        );
        expect(stops.map((entry) => [id, entry.code, entry.at])).toEqual([]);
      }
    },
  );

  it('wait ten days to the day, and warn thirty days before the end', () => {
    const on = (issued: string) => codesOf(apply(goodDossiers.person, { 'certificate.issued': issued }));
    expect(on('2026-11-13')).not.toContain('issued-too-recently');
    expect(on('2026-11-14')).toContain('issued-too-recently');
    const until = (expires: string) =>
      codesOf(apply(goodDossiers.company, { 'certificate.expires': expires }));
    expect(until('2026-12-24')).toEqual([]);
    expect(until('2026-12-23')).toContain('certificate-expires-soon');
    expect(until('2026-11-23')).toContain('certificate-expires-soon');
    expect(until('2026-11-22')).toContain('certificate-expired');
    expect(until('long-term')).toEqual([]);
  });
});

describe('repairs', () => {
  it.each(rows.map((row) => [row[0], row[1], row] as const))(
    'of %s on %s take their finding away and bring no new stop',
    (code, _, [, on, edit, more]) => {
      const spoilt = apply(goodDossiers[on], edit);
      const target = targetFor(more);
      const before = check(spoilt, target);
      for (const raised of before.filter((entry) => entry.code === code))
        for (const { field, from, to } of raised.repairs) {
          expect(readField(spoilt.fields, field)).toBe(from);
          const after = check({ ...spoilt, fields: writeField(spoilt.fields, field, to) }, target);
          const same = after.filter(
            (entry) => entry.code === code && JSON.stringify(entry.at) === JSON.stringify(raised.at),
          );
          expect(
            same.map((entry) => entry.data),
            `${field} → ${to}`,
          ).toEqual([]);
          const known = new Set(before.map((entry) => entry.code));
          const fresh = after
            .filter((entry) => entry.level === 'stop' && !known.has(entry.code))
            .map((entry) => entry.code);
          // What was put right may now disagree with what was wrong beside it: the type, its sides, the name on the paper.
          const follows = /^(number-|certificate-type|picture-side|name-differs|name-shortened)/;
          expect(fresh.filter((entry) => !follows.test(entry))).toEqual([]);
        }
    },
  );
});

describe('checkTemplate', () => {
  const text = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 40 }),
    fc.constantFrom('', '样例甲', '11010519491231002X', '2026-02-30', 'ａ＠ｂ．ｃｎ'),
  );
  const fields: fc.Arbitrary<TemplateFields> = fc
    .dictionary(fc.constantFrom(...leaves(blankFields)), text, { maxKeys: 12 })
    .map((values) => {
      let made: TemplateFields = blankFields;
      for (const [path, value] of Object.entries(values))
        if (typeof readField(made, path as FieldPath) === 'string')
          made = writeField(made, path as FieldPath, value);
      return made;
    });

  it('takes any text in any field, says the same twice, worst first, from the catalogue', () => {
    fc.assert(
      fc.property(fields, fc.constantFrom(...targetIds), (made, id) => {
        const dossier = { ...goodDossiers.person, fields: made };
        const target = readTarget(id);
        const found = check(dossier, target);
        expect(check(dossier, target)).toEqual(found);
        const order = found.map((entry) => ['stop', 'warn', 'note'].indexOf(entry.level));
        expect(order).toEqual([...order].sort());
        for (const entry of found) expect(entry.requirements).toBe(findingCatalogue[entry.code].requirements);
      }),
      { numRuns: 150 },
    );
  });
});

function leaves(value: object, lead = ''): string[] {
  return Object.entries(value).flatMap(([key, entry]) =>
    typeof entry === 'object' && !Array.isArray(entry)
      ? leaves(entry as object, `${lead}${key}.`)
      : [`${lead}${key}`],
  );
}

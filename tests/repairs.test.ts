/** A repair changes what the desk can know, never what only a person can: no repair answers a question, guesses a paper or moves a day. */
import { describe, expect, it } from 'vitest';
import { readDate } from '#domain/date/read-date';
import type { Repair } from '#domain/finding/finding';
import { checkNumber } from '#domain/number/check-number';
import { factPaths, isFact } from '#domain/question/facts';
import { checkTemplate, type Dossier } from '#domain/rule/check-template';
import {
  blankFields,
  type FieldPath,
  readField,
  type TemplateFields,
  writeField,
} from '#domain/template/fields';
import { goodDossiers, readTarget, ruleBook, targetIds, today } from './dossiers.ts';
import { apply, rows } from './finding-rows.ts';
import { generateDossier } from './generate-dossiers.ts';

const targets = ['strict', ...targetIds].map(readTarget);

/** Every dossier at hand: good, with one fault each, and with one field after the other emptied. */
const dossiers: readonly Dossier[] = (() => {
  const good = [
    ...Object.values(goodDossiers),
    ...Array.from({ length: 60 }, (_, seed) => generateDossier(seed).dossier),
  ];
  const blank = { fields: blankFields, scans: [], picture: null };
  const emptied = good.flatMap((dossier) =>
    (['certificate.type', 'certificate.number', 'email', 'emailVerified', ...factPaths] as const).map(
      (path) => ({
        ...dossier,
        fields: writeField(dossier.fields, path, readField(blankFields, path)),
      }),
    ),
  );
  return [blank, ...good, ...emptied, ...rows.map(([, on, edit]) => apply(goodDossiers[on], edit))];
})();

const repairsOf = (): { readonly fields: TemplateFields; readonly code: string; readonly repair: Repair }[] =>
  dossiers.flatMap((dossier) =>
    targets.flatMap((target) =>
      checkTemplate(dossier, target, today, ruleBook).flatMap(({ code, repairs }) =>
        repairs.map((repair) => ({ fields: dossier.fields, code, repair })),
      ),
    ),
  );

describe('every repair of every finding', () => {
  const all = repairsOf();

  it('is seen here at all, of many kinds', () => {
    expect(new Set(all.map(({ code }) => code)).size).toBeGreaterThan(25);
  });

  it('leaves what only a person knows', () => {
    expect(all.filter(({ repair }) => isFact(repair.field)).map(({ code }) => code)).toEqual([]);
    expect(factPaths).toContain('emailVerified');
    expect(factPaths).toContain('questions.originalShown');
  });

  it('chooses a paper only where the number or another field speaks for it', () => {
    const guesses = all.filter(
      ({ fields, repair: { field, to } }) =>
        field === 'certificate.type' &&
        to !== fields.filing.type &&
        !checkNumber(to as never, fields.certificate.number).valid,
    );
    expect([...new Set(guesses.map(({ code }) => code))]).toEqual([]);
  });

  it('writes a day in another form, and never another one than was typed or is printed', () => {
    const days: readonly FieldPath[] = ['certificate.issued', 'certificate.expires'];
    // Of days that were read for sure the paper itself speaks.
    const read: readonly string[] = ['read-issued-differs', 'read-expires-differs'];
    const moved = all.filter(
      ({ code, repair: { field, from, to } }) =>
        days.includes(field) && !read.includes(code) && readDate(from).date !== readDate(to).date,
    );
    expect(moved.map(({ code, repair }) => [code, repair])).toEqual([]);
  });

  it('empties nothing that was typed', () => {
    const emptied = all.filter(({ repair: { from, to } }) => from.trim() !== '' && to.trim() === '');
    expect(emptied.map(({ code }) => code)).toEqual([]);
  });
});

/** 240 good dossiers of all types give no stop and hardly a warning; each single fault gives exactly its finding. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { certificateTypes } from '#domain/certificate/type';
import { checkNumber } from '#domain/number/check-number';
import { formatNumber } from '#domain/number/format-number';
import { checkTemplate } from '#domain/rule/check-template';
import type { TemplateFields } from '#domain/template/fields';
import { goodDossiers, readTarget, ruleBook, targetIds, today } from './dossiers.ts';
import { apply } from './finding-rows.ts';
import { generateDossier } from './generate-dossiers.ts';
import { singleFaults } from './single-faults.ts';

const targets = ['strict' as const, ...targetIds].map(readTarget);
const strict = readTarget('strict');
const generated = Array.from({ length: 240 }, (_, seed) => generateDossier(seed));

/** True warnings: military units verify elsewhere, and reviewers want another paper than the old organization code's. */
const trueOnes: readonly string[] = ['certificate-military-unit', 'number-credit-code-wanted'];

describe('240 generated good dossiers', () => {
  it('are of all types', () => {
    expect(new Set(generated.map(({ type }) => type)).size).toBe(certificateTypes.length);
  });

  it.each(generated.map((entry) => [entry.name, entry] as const))(
    '%s gives no stop',
    (_, { type, dossier }) => {
      const target = targets.find((pack) => type in pack.codes);
      expect(target).toBeDefined();
      const stops = checkTemplate(dossier, target!, today, ruleBook).filter(({ level }) => level === 'stop');
      expect(stops.map(({ code, at, data }) => [code, at, data])).toEqual([]);
    },
  );

  it('are warned of in at most two of a hundred, and the count is printed', () => {
    const warned = generated.flatMap(({ name, type, dossier }) => {
      const target = targets.find((pack) => type in pack.codes)!;
      const found = checkTemplate(dossier, target, today, ruleBook).filter(
        ({ level, code }) => level === 'warn' && !trueOnes.includes(code),
      );
      return found.length > 0 ? [`${name}: ${found.map(({ code }) => code).join(', ')}`] : [];
    });
    process.stdout.write(`good dossiers with a warning: ${warned.length} of ${generated.length}\n`);
    expect(warned.length / generated.length, warned.join('; ')).toBeLessThanOrEqual(0.02);
  });

  it('keep valid numbers through format and compact', () => {
    for (const { type, dossier } of generated) {
      const { number } = dossier.fields.certificate;
      const first = checkNumber(type, number, { today });
      expect(first.valid, `${type} ${number}`).toBe(true);
      const again = checkNumber(type, formatNumber(type, first.compact), { today });
      expect([again.compact, again.valid]).toEqual([first.compact, true]);
    }
  });
});

describe('a single fault', () => {
  it('is of at least forty kinds, none twice', () => {
    expect(singleFaults.length).toBeGreaterThanOrEqual(40);
    expect(new Set(singleFaults.map(({ what }) => what)).size).toBe(singleFaults.length);
  });

  it.each(singleFaults.map((fault) => [fault.what, fault] as const))('%s', (_, { on, edit, finds }) => {
    const good = goodDossiers[on];
    const before = new Set(checkTemplate(good, strict, today, ruleBook).map(({ code }) => code));
    const after = checkTemplate(apply(good, edit), strict, today, ruleBook).map(({ code }) => code);
    expect([...new Set(after)].filter((code) => !before.has(code))).toEqual([finds]);
  });
});

describe('findings', () => {
  /** The same fields, their keys in another order at every level. */
  const shuffled = (fields: TemplateFields, order: readonly number[]): TemplateFields => {
    let next = 0;
    const turn = (node: unknown): unknown => {
      if (typeof node !== 'object' || node === null || Array.isArray(node)) return node;
      return Object.fromEntries(
        Object.entries(node)
          .map(([key, value]) => [order[next++ % order.length] ?? 0, key, turn(value)] as const)
          .sort(([a], [b]) => a - b)
          .map(([, key, value]) => [key, value]),
      );
    };
    return turn(fields) as TemplateFields;
  };

  it('are the same whatever the order of the fields', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...singleFaults),
        fc.array(fc.nat(1000), { minLength: 20, maxLength: 60 }),
        ({ on, edit }, order) => {
          const spoilt = apply(goodDossiers[on], edit);
          const other = { ...spoilt, fields: shuffled(spoilt.fields, order) };
          expect(checkTemplate(other, strict, today, ruleBook)).toEqual(
            checkTemplate(spoilt, strict, today, ruleBook),
          );
        },
      ),
      { numRuns: 100 },
    );
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { blankDomain } from '../domain-name/domain-state.ts';
import { blankFields, type TemplateFields } from '../template/fields.ts';
import { reviewStates } from '../template/state.ts';
import { canonicalText } from './canonical-text.ts';
import { type CellPath, toCells } from './cells.ts';
import { decideCell, type Merged, mergeTemplates, readCell } from './merge-templates.ts';
import { scanKey, type TemplateContent } from './template-content.ts';

const blank: TemplateContent = {
  fields: blankFields,
  state: 'not-submitted',
  removed: false,
  agreed: {},
  records: {},
  scans: [],
  picture: null,
  outcomes: [],
};
const withFields = (more: Partial<TemplateFields>, content = blank): TemplateContent => ({
  ...content,
  fields: { ...content.fields, ...more },
});

const few = <T>(...values: T[]) => fc.constantFrom(...values);
const some = <T>(values: readonly T[]) => fc.shuffledSubarray([...values]);
const word = few('', '甲', '乙', 'x');

const anyRecord = fc
  .record({ state: few('not-submitted' as const, 'on-hold' as const), message: word })
  .map((more) => ({
    ...blankDomain,
    ...more,
  }));
const noRecords: TemplateContent['records'] = {};
const anyContent: fc.Arbitrary<TemplateContent> = fc
  .record({
    holder: fc.record({ zh: word, en: word }),
    number: word,
    country: few('CN', 'HK'),
    emailVerified: fc.boolean(),
    domains: some(['a.cn', 'b.cn', '中.cn']),
    record: anyRecord,
    tags: some(['vip', 'late']),
    ids: some(['aliyun', 'tencent']).chain((ats) =>
      fc.tuple(...ats.map((at) => word.map((id) => ({ at, id: `1${id}` })))),
    ),
    answer: few('', 'yes 2026-11-01', 'no 2026-11-02'),
    state: few(...reviewStates),
    removed: fc.boolean(),
    scans: some([scanKey('aa', 1), scanKey('aa', 2), scanKey('bb', 1)]),
    side: few('front' as const, 'back' as const),
    picture: few(null, 'p1', 'p2'),
    outcomes: some(['2026-11-01T08:00:00.000Z', '2026-11-05T08:00:00.000Z']),
    result: few(null, 'verified' as const, 'rejected' as const),
    agrees: fc.boolean(),
  })
  .map(({ answer, picture, ...of }) => ({
    fields: {
      ...blankFields,
      holder: of.holder,
      certificate: { ...blankFields.certificate, number: of.number },
      country: of.country,
      emailVerified: of.emailVerified,
      domains: of.domains,
      tags: of.tags,
      registrarIds: of.ids,
      questions: { ...blankFields.questions, icpFiling: answer },
    },
    state: of.state,
    removed: of.removed,
    agreed: of.agrees ? { 'certificate.number': of.number } : {},
    records:
      of.domains.includes('a.cn') && canonicalText(of.record) !== canonicalText(blankDomain)
        ? { 'a.cn': of.record }
        : noRecords,
    scans: of.scans.map((key) => ({ key, side: of.side })),
    picture:
      picture === null
        ? null
        : {
            sha256: picture,
            target: 'strict',
            plan: { version: 1, sides: [], layout: 'stacked', rim: 0, paper: '', format: 'jpg' },
          },
    outcomes: of.outcomes.map((sentAt) => ({
      target: 'strict',
      sentAt,
      findings: [],
      result: of.result,
      answeredAt: of.result && '2026-11-09T08:00:00.000Z',
      message: '',
      failures: [],
    })),
  }));
const anyBase = fc.option(anyContent);
const ours = { shown: 'ours' } as const;
const merge = (...[base, mine, theirs]: (TemplateContent | null)[]): Merged =>
  mergeTemplates(base ?? null, mine!, theirs!, ours);
const at = (content: TemplateContent | null, field: CellPath): string =>
  canonicalText(content ? readCell(content, field) : null);
const fieldsOf = (...all: (TemplateContent | null)[]): CellPath[] => [
  ...new Set(all.flatMap((content) => (content ? [...toCells(content).keys()] : []))),
];

describe('a merge over the last state that both had', () => {
  it('leaves alone what nobody changed, and takes what one side changed', () => {
    fc.assert(
      fc.property(anyBase, anyContent, anyContent, (base, one, other) => {
        expect(merge(base, one, one)).toEqual({ content: one, conflicts: [] });
        if (one.removed === other.removed) {
          // What a person compared with the paper stays compared, whoever it was.
          const taken = {
            content: { ...other, agreed: expect.objectContaining(other.agreed) },
            conflicts: [],
          };
          expect(merge(one, one, other)).toEqual(taken);
          expect(merge(one, other, one)).toEqual(taken);
        }
      }),
    );
  });

  it('is the same whichever side is called ours', () => {
    fc.assert(
      fc.property(anyBase, anyContent, anyContent, (base, one, other) => {
        const here = mergeTemplates(base, one, other, { shown: 'ours' });
        const there = mergeTemplates(base, other, one, { shown: 'theirs' });
        expect(canonicalText(here.content)).toBe(canonicalText(there.content));
        const turned = there.conflicts.map((one) => ({ ...one, ours: one.theirs, theirs: one.ours }));
        const sorted = (conflicts: Merged['conflicts']) => conflicts.map(canonicalText).sort();
        expect(sorted(here.conflicts)).toEqual(sorted(turned));
      }),
    );
  });

  it('does nothing more the second time', () => {
    fc.assert(
      fc.property(anyBase, anyContent, anyContent, (base, one, other) => {
        const first = merge(base, one, other);
        expect(merge(other, first.content, other).content).toEqual(first.content);
        const again = mergeTemplates(other, first.content, other, { ...ours, undecided: first.conflicts });
        expect(again.content).toEqual(first.content);
      }),
    );
  });

  it('loses no value: each stands in the template or in a conflict, but for what the other side replaced or took away', () => {
    fc.assert(
      fc.property(anyBase, anyContent, anyContent, (base, one, other) => {
        const { content, conflicts } = merge(base, one, other);
        for (const field of fieldsOf(base, one, other)) {
          const [old, mine, theirs] = [at(base, field), at(one, field), at(other, field)];
          const now = at(content, field);
          const held = conflicts.find((conflict) => conflict.field === field);
          if (held) {
            expect([held.ours, held.theirs].map(canonicalText)).toEqual([mine, theirs]);
            expect([mine, theirs, 'false']).toContain(now);
            continue;
          }
          expect([mine, theirs]).toContain(now);
          if (base === null) expect([now, 'null', '""']).toEqual(expect.arrayContaining([mine, theirs]));
          else for (const value of [mine, theirs]) if (value !== old) expect(now).toBe(value);
        }
      }),
    );
  });

  it('can be decided either way, value by value', () => {
    fc.assert(
      fc.property(anyBase, anyContent, anyContent, (base, one, other) => {
        const { content, conflicts } = merge(base, one, other);
        for (const { field, ours: mine, theirs } of conflicts)
          for (const value of [mine, theirs]) {
            const decided = decideCell(content, field, value);
            expect(readCell(decided, field)).toEqual(value);
            for (const untouched of fieldsOf(content))
              if (untouched !== field) expect(at(decided, untouched)).toBe(at(content, untouched));
          }
      }),
    );
  });
});

describe('what cannot be merged', () => {
  const named = withFields({ holder: { zh: '甲', en: '' }, domains: ['a.cn', 'b.cn'] });
  const held = { ...blankDomain, state: 'on-hold' as const };

  it('is a conflict where both sides say another thing', () => {
    const mine = withFields({ holder: { zh: '乙', en: 'B' } }, named);
    const theirs = withFields({ holder: { zh: '丙', en: '' }, email: 'c@example.cn' }, named);
    const { content, conflicts } = merge(named, mine, theirs);
    expect(conflicts).toEqual([{ field: 'holder.zh', base: '甲', ours: '乙', theirs: '丙' }]);
    expect(content.fields).toMatchObject({ holder: { zh: '乙', en: 'B' }, email: 'c@example.cn' });
  });

  it('is a conflict where one side takes away what the other changed', () => {
    const without = withFields({ domains: ['b.cn'] }, named);
    const changed = { ...named, records: { 'a.cn': held } };
    const { content, conflicts } = merge(named, without, changed);
    expect(conflicts).toMatchObject([{ field: 'domains/a.cn', ours: null, theirs: { record: held } }]);
    expect(content.fields.domains).toEqual(['b.cn', 'a.cn']);
    expect(content.records).toEqual({ 'a.cn': held });
  });

  it('keeps a template that one side removed and the other changed', () => {
    const removed = { ...named, removed: true };
    const changed = withFields({ notes: 'new' }, named);
    for (const [mine, theirs] of [
      [removed, changed],
      [changed, removed],
    ] as const) {
      const { content, conflicts } = merge(named, mine, theirs);
      expect(conflicts.map(({ field }) => field)).toEqual(['removed']);
      expect(content).toEqual(changed);
    }
    expect(merge(named, named, removed)).toEqual({ content: removed, conflicts: [] });
  });

  it('is every field that differs and is filled on both sides, where there is no state that both had', () => {
    const mine = withFields({ holder: { zh: '甲', en: '' }, tags: ['vip'], country: 'HK' });
    const theirs = withFields({ holder: { zh: '乙', en: 'B' }, tags: ['late'] });
    const { content, conflicts } = merge(null, mine, theirs);
    expect(conflicts.map(({ field }) => field)).toEqual(['holder.zh', 'country']);
    expect(content.fields).toMatchObject({ holder: { zh: '甲', en: 'B' }, tags: ['late', 'vip'] });
  });

  it('stays one when it goes on undecided to a third desk, whose value is still the first one', () => {
    const [mine, theirs] = ['乙', '丙'].map((zh) => withFields({ holder: { zh, en: '' } }, named)) as [
      TemplateContent,
      TemplateContent,
    ];
    const { content, conflicts } = merge(named, mine, theirs);
    const back = mergeTemplates(theirs, theirs, content, { ...ours, undecided: conflicts });
    expect(back.conflicts).toEqual([{ field: 'holder.zh', base: '甲', ours: '丙', theirs: '乙' }]);
  });
});

describe('lists', () => {
  const base = withFields({ domains: ['c.cn', 'a.cn'], tags: ['old'] });

  it('are merged as sets over the base, in an order that both desks come to', () => {
    const mine = withFields({ domains: ['c.cn', 'a.cn', 'z.cn'], tags: [] }, base);
    const theirs = withFields({ domains: ['c.cn', 'b.cn'], tags: ['old', 'new'] }, base);
    const { content, conflicts } = merge(base, mine, theirs);
    expect(conflicts).toEqual([]);
    expect(content.fields).toMatchObject({ domains: ['c.cn', 'b.cn', 'z.cn'], tags: ['new'] });
  });

  it('keep the order that one side gave them', () => {
    const mine = withFields({ domains: ['a.cn', 'c.cn'] }, base);
    expect(merge(base, mine, base).content.fields.domains).toEqual(['a.cn', 'c.cn']);
    expect(merge(base, base, mine).content.fields.domains).toEqual(['a.cn', 'c.cn']);
  });

  it('of ten thousand names are merged at once', () => {
    const names = Array.from({ length: 10_000 }, (_, index) => `n${index}.cn`);
    const mine = withFields({ domains: names });
    const theirs = withFields({ domains: names.toReversed() });
    expect(merge(base, mine, theirs).content.fields.domains).toHaveLength(10_002 - 2);
  });
});

/** Rows of one paper are joined, and the work of judging a list grows with its rows, counted in cells that are looked at. */
import { expect, it } from 'vitest';
import type { Mapping } from '#domain/list/column';
import type { ListReading } from '#domain/list/read-row';
import type { TableRow } from '../ports/tables.ts';
import { createJudge, rowKey } from './judge.ts';

const reading: ListReading = {
  typeNames: new Map(),
  targets: new Map(),
  date1904: false,
  takeDayNumbers: false,
  typeWithout: 'HZ',
  guarded: true,
  papers: [],
};
const mapping: Mapping = ['certificate.number', 'holder', 'domains', 'tags', 'email'];
/** A desk without templates. */
const nobody = {
  byNumber: () => [],
  has: () => false,
  recordOf: () => undefined as never,
  targetOf: () => undefined as never,
};

const judgeAll = (rows: readonly TableRow[]) => {
  const places = new Map<string, number[]>();
  for (const [at, row] of rows.entries()) {
    const key = rowKey(row, mapping, reading);
    places.set(key, [...(places.get(key) ?? []), at]);
  }
  const shared = new Map(
    [...places.values()].flatMap((same) => (same.length < 2 ? [] : same.map((at) => [at, same]))),
  );
  const judge = createJudge(nobody, rows, shared as never, mapping, reading);
  return rows.map((_, at) => judge(at));
};
const rowsOf = (...cells: string[][]): TableRow[] => cells.map((row, at) => ({ row: at + 2, cells: row }));

it('adds up domains and tags of one paper, fills what is empty, and names what differs', () => {
  const [first, second, third, other, fourth] = judgeAll(
    rowsOf(
      ['L00000001', '样例甲', 'a.cn', '急', ''],
      ['L0000 0001', '样例甲', 'b.cn', '', 'a@example.cn'],
      ['L00000001', '样例乙', 'c.cn', '', 'b@example.cn'],
      ['L00000002', '样例丙', 'd.cn', '', ''],
      ['L00000001', '样例甲', 'a.cn', '急', ''],
    ),
  );
  expect(first?.write?.fields).toMatchObject({
    holder: { zh: '样例甲' },
    domains: ['a.cn', 'b.cn'],
    tags: ['急'],
    email: 'a@example.cn',
  });
  expect(second?.shown).toMatchObject({ outcome: 'same', joins: 2 });
  expect(third).toMatchObject({
    write: null,
    shown: {
      outcome: 'unreadable',
      problems: [{ code: 'repeated', other: 2, fields: ['holder.zh', 'email'] }],
    },
  });
  expect(other?.shown.outcome).toBe('new');
  expect(fourth?.shown.outcome).toBe('same');
  expect(fourth?.shown.joins).toBeUndefined();
});

it('lets a later row stand where the first cannot be read', () => {
  const reads: TableRow[] = rowsOf(['L1', '样例甲', '', '', ''], ['L1', '样例甲', '', '', '']);
  const [first, second] = judgeAll([
    { ...reads[0]!, troubles: new Map([[1, 'cell-error']] as const) },
    reads[1]!,
  ]);
  expect([first?.shown.outcome, second?.shown.outcome]).toEqual(['unreadable', 'new']);
});

it.each([
  ['papers of their own', (at: number) => `L${10_000_000 + at}`],
  ['one paper', () => 'L10000000'],
  ['two rows a paper', (at: number) => `L${10_000_000 + (at >> 1)}`],
])('looks at twice the cells for twice the rows: %s', (_, numberOf) => {
  const cellsLookedAt = (length: number): number => {
    let looks = 0;
    const rows = Array.from({ length }, (_row, at): TableRow => {
      const cells = [numberOf(at), '样例甲', `d${at}.cn`, '', ''];
      return {
        row: at + 2,
        get cells() {
          looks += 1;
          return cells;
        },
      };
    });
    judgeAll(rows);
    return looks;
  };
  const [few, many] = [cellsLookedAt(500), cellsLookedAt(1_000)];
  expect(few).toBeGreaterThan(500);
  expect(many / few).toBeLessThan(2.05);
});

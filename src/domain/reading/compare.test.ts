/** Typed against read: only sure characters of what was read may speak against what a person typed. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readValue } from '../../../tests/readings.ts';
import {
  type Comparison,
  compareAddresses,
  compareDays,
  compareHanNames,
  compareLatinNames,
  compareNumbers,
} from './compare.ts';
import type { ReadValue, ValueState } from './reading.ts';

type Row = readonly [
  what: string,
  typed: string,
  read: string,
  state: ValueState,
  unsure: readonly number[],
  kind: Comparison['kind'],
  positions?: readonly number[],
];

const table = (
  name: string,
  compare: (typed: string, read: ReadValue) => Comparison,
  rows: readonly Row[],
): void => {
  describe(name, () => {
    it.each(rows.map((row) => [row[0], row[1], row[2], row] as const))(
      '%s: %s / %s',
      (_, typed, read, row) => {
        const [, , , state, unsure, kind, positions] = row;
        const found = compare(typed, readValue(read, state, unsure));
        expect(found.kind).toBe(kind);
        if (found.kind !== 'same' && positions) expect(found.positions).toEqual(positions);
      },
    );
  });
};

const id = '11010519491231002X';

table('compareNumbers', compareNumbers, [
  ['equal', id, id, 'certain', [], 'same'],
  ['small x', '11010519491231002x', id, 'certain', [], 'same'],
  ['full width', '１１０１０５１９４９１２３１００２Ｘ', id, 'certain', [], 'same'],
  ['with spaces', '110105 19491231 002X', id, 'certain', [], 'same'],
  ['equal, doubtful', id, id, 'doubtful', [3], 'same'],
  ['equal, suggested', id, id, 'suggested', [], 'same'],
  ['one digit', '11010519491231003X', id, 'certain', [], 'differs', [16]],
  ['one digit, behind spaces', '110105 19491231 003X', id, 'certain', [], 'differs', [18]],
  ['two digits exchanged', '11010519491231020X', id, 'certain', [], 'differs', [15, 16]],
  ['X for a digit', '110105194912310021', id, 'certain', [], 'differs', [17]],
  ['only where it is not sure', '11010519491231003X', id, 'doubtful', [16], 'unsure', [16]],
  ['where it is sure, too', '11010519491231103X', id, 'doubtful', [16], 'differs', [14]],
  ['doubtful as a whole', '11010519491231003X', id, 'doubtful', [], 'unsure', [16]],
  ['suggested', '11010519491231003X', id, 'suggested', [], 'differs', [16]],
  ['a digit left out', '1101051949123100X', id, 'certain', [], 'differs', []],
  ['a digit left out, not sure', '1101051949123100X', id, 'doubtful', [2], 'unsure'],
  ['credit code', '91330106MA27Y4U4TR', '91330106MA27Y4U47R', 'certain', [], 'differs', [16]],
  ['organization code with its hyphen', 'MA27Y4U4-7', 'MA27Y4U47', 'certain', [], 'same'],
]);

table('compareHanNames', compareHanNames, [
  ['equal', '样例甲', '样例甲', 'certain', [], 'same'],
  ['brackets', '样例(上海)有限公司', '样例（上海）有限公司', 'certain', [], 'same'],
  ['square brackets', '样例【上海】有限公司', '样例［上海］有限公司', 'certain', [], 'same'],
  ['spaces', '样 例 甲', '样例甲', 'certain', [], 'same'],
  ['dots', '阿依·样例', '阿依•样例', 'certain', [], 'same'],
  ['one character', '样例申', '样例甲', 'certain', [], 'differs', [2]],
  ['traditional', '樣例甲', '样例甲', 'certain', [], 'differs', [0]],
  ['only the unsure one', '样例翀', '样例冲', 'doubtful', [2], 'unsure', [2]],
  ['a sure one beside it', '样本翀', '样例冲', 'doubtful', [2], 'differs', [1]],
  ['nothing is sure', '样例甲', '李本乙', 'doubtful', [], 'unsure'],
  ['left out inside', '样例网络公司', '样例网络科技有限公司', 'certain', [], 'differs', []],
  ['left out at the end', '样例网络科技', '样例网络科技有限公司', 'certain', [], 'differs', []],
  ['read shorter than it is', '样例网络科技有限公司', '样例网络科技', 'certain', [], 'same'],
  [
    'read with what stands behind',
    '样例网络科技有限公司',
    '样例网络科技有限公司类型',
    'certain',
    [],
    'unsure',
  ],
  [
    'read with the next line',
    '样例网络科技有限公司',
    '样例网络科技有限公司有限责任公司',
    'certain',
    [],
    'unsure',
  ],
  ['one too many', '样例网络科技有有限公司', '样例网络科技有限公司', 'certain', [], 'differs'],
  ['another length, not sure', '样例网络公司', '样例网络科技有限公司', 'doubtful', [3], 'unsure'],
  ['another person, not all sure', '样例甲', '李四海娜', 'doubtful', [3], 'differs'],
  ['one character alone', '甲', '乙', 'certain', [], 'same'],
  ['Latin letters', 'SAMPLE', '样例甲', 'certain', [], 'same'],
  ['outside the basic plane', '样𠮷甲', '样𠮷乙', 'certain', [], 'differs', [3]],
]);

table('compareLatinNames', compareLatinNames, [
  ['equal', 'SAMPLE WEI MING', 'SAMPLE WEI MING', 'certain', [], 'same'],
  ['case and comma', 'Sample Wei Ming', 'SAMPLE, WEI MING', 'certain', [], 'same'],
  ['another order', 'WEI MING SAMPLE', 'SAMPLE WEI MING', 'certain', [], 'same'],
  ['accents', 'SÄMPLE WEI MING', 'SAMPLE WEI MING', 'certain', [], 'same'],
  ['joined', 'SAMPLE WEIMING', 'SAMPLE WEI MING', 'certain', [], 'same'],
  ['one letter', 'SAMPLE WEI MNIG', 'SAMPLE WEI MING', 'certain', [], 'differs'],
  ['one letter too few', 'SAMPLE WEI MIG', 'SAMPLE WEI MING', 'certain', [], 'differs'],
  ['one letter that is not sure', 'SAMPLE WEI MINC', 'SAMPLE WEI MING', 'doubtful', [14], 'unsure'],
  ['a surname alone', 'SAMPLE WEI MING', 'SAMPLE', 'certain', [], 'same'],
  ['another name', 'SAMPLE WEI MING', 'EXAMPLE JOHN B', 'certain', [], 'same'],
]);

table('compareAddresses', compareAddresses, [
  ['equal', '西湖区样例路一百号', '西湖区样例路一百号', 'certain', [], 'same'],
  ['without its province', '西湖区样例路一百号', '浙江省杭州市西湖区样例路一百号', 'certain', [], 'same'],
  ['a slip', '西湖区样列路一百号', '浙江省杭州市西湖区样例路一百号', 'certain', [], 'differs', [4]],
  ['elsewhere', '上城区别处街二十号', '浙江省杭州市西湖区样例路一百号', 'certain', [], 'same'],
  ['short', '样列路1号', '样例路1号', 'certain', [], 'same'],
]);

table('compareDays', compareDays, [
  ['equal', '2016-03-08', '2016-03-08', 'certain', [], 'same'],
  ['another form', '2016.3.8', '2016-03-08', 'certain', [], 'same'],
  ['no date', 'soon', '2016-03-08', 'certain', [], 'same'],
  ['another day', '2016-03-09', '2016-03-08', 'certain', [], 'differs', [9]],
  ['another day in another form', '2016.3.9', '2016-03-08', 'certain', [], 'differs', []],
  ['long-term', 'long-term', 'long-term', 'certain', [], 'same'],
  ['not long-term', 'long-term', '2036-03-08', 'certain', [], 'differs', []],
  ['not sure there', '2016-03-09', '2016-03-08', 'doubtful', [9], 'unsure'],
  ['not sure elsewhere', '2016-03-09', '2016-03-08', 'doubtful', [5], 'differs', [9]],
  ['not sure whether long-term', '2036-03-08', 'long-term', 'doubtful', [], 'unsure'],
]);

it('never says that a text differs from itself, and points into what was typed', () => {
  const all = [compareNumbers, compareHanNames, compareLatinNames, compareAddresses, compareDays];
  const text = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 24 }),
    fc.constantFrom(id, '样例（上海）有限公司'),
  );
  fc.assert(
    fc.property(
      text,
      text,
      fc.constantFrom<ValueState>('certain', 'doubtful', 'suggested'),
      (a, b, state) => {
        for (const compare of all) {
          expect(compare(a, readValue(a, state))).toEqual({ kind: 'same' });
          const found = compare(a, readValue(b, state));
          if (found.kind !== 'same') for (const at of found.positions) expect(at).toBeLessThan(a.length);
        }
      },
    ),
  );
});

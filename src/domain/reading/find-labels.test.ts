/** Labels on a page of print. */
import { describe, expect, it } from 'vitest';
import { type Printed, pageLines } from '../../../tests/page-lines.ts';
import { findLabelled } from './find-labels.ts';
import { organizationLabels, residentLabels } from './labels.ts';
import { rowsOf } from './layout.ts';

const find = (labels: Parameters<typeof findLabelled>[1], printed: readonly Printed[]): string[] =>
  findLabelled(rowsOf(pageLines(printed)), labels).map(
    ({ field, glyphs }) => `${field} ${glyphs.map(({ char }) => char).join('')}`,
  );

describe('findLabelled', () => {
  it('finds a label that is set wide, in one line with its value or apart', () => {
    expect(find(organizationLabels, [[0, 0, '名　　称　样本商行']])).toEqual(['name 样本商行']);
    expect(
      find(organizationLabels, [
        [0, 0, '名'],
        [60, 0, '称'],
        [110, 0, '样本商行'],
      ]),
    ).toEqual(['name 样本商行']);
  });

  it('finds a label of which one character was misread', () => {
    expect(find(organizationLabels, [[0, 0, '法定伐表人　样本甲']])).toEqual(['legalRepresentative 样本甲']);
  });

  it('leaves a word alone that stands inside a line', () => {
    expect(find(organizationLabels, [[0, 0, '按照登记办法所列名称办理']])).toEqual([]);
  });

  it('takes the longest word that stands there', () => {
    expect(find(residentLabels, [[0, 0, '公民身份号码 1101']])).toEqual(['number 1101']);
  });

  it('goes on below, as far as the paragraph does', () => {
    expect(
      find(organizationLabels, [
        [0, 0, '住所'],
        [80, 0, '样本市样本路'],
        [80, 26, '一号'],
        [0, 62, '其他事项'],
        [110, 62, '不要'],
        [80, 200, '远处'],
      ]),
    ).toEqual(['address 样本市样本路一号']);
  });

  it('goes on below where the end of the label is printed with the value', () => {
    expect(
      find(organizationLabels, [
        [0, 50, '有效期'],
        [115, 50, '自2024年7月19日至2029年7月'],
        [110, 82, '19日'],
      ]),
    ).toEqual(['expires 2024年7月19日至2029年7月19日']);
  });

  it('hands over a label without a value, so that it is known to be there', () => {
    expect(find(organizationLabels, [[0, 0, '营业期限']])).toEqual(['expires ']);
  });
});

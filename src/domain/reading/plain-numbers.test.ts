/** Numbers without a check digit. */
import { describe, expect, it } from 'vitest';
import { type Printed, pageLines } from '../../../tests/page-lines.ts';
import { findPlainNumber, plainFormOf } from './plain-numbers.ts';

const find = (paper: Parameters<typeof plainFormOf>[0], printed: readonly Printed[], labelled?: number) => {
  const lines = pageLines(printed);
  const line = labelled === undefined ? undefined : lines[labelled];
  const beside = line ? line.glyphs.map((glyph) => ({ ...glyph, line })) : [];
  const found = findPlainNumber(lines, plainFormOf(paper)!, beside);
  return found && [found.value, found.state];
};

describe('findPlainNumber', () => {
  it.each([
    ['GAJMTX', 'H12345678', 'H12345678'],
    ['GAJMTX', 'm 1234 5678 01', 'M1234567801'],
    ['TWJMTX', '12345678', '12345678'],
    ['ORG', '代码：D2143569-X', 'D2143569-X'],
  ] as const)('%s: %s', (paper, text, number) => {
    expect(find(paper, [[0, 0, text]])).toEqual([number, 'certain']);
  });

  it.each([
    ['GAJMTX', 'A12345678'],
    ['GAJMTX', 'H1234567'],
    ['TWJMTX', '2019.05.01-2024.04.30'],
    ['TWJMTX', '123456789'],
    ['ORG', 'D2143569-1'],
    ['HZ', 'E12345678'],
  ] as const)('%s: not %s', (paper, text) => {
    expect(find(paper, [[0, 0, text]])).toBeNull();
  });

  it('leaves what stands a gap away alone', () => {
    expect(find('GAJMTX', [[0, 0, 'H12345678     01']])).toEqual(['H12345678', 'certain']);
  });

  it('finds a passport number beside its label only', () => {
    expect(find('HZ', [[0, 0, 'E12345678']], 0)).toEqual(['E12345678', 'certain']);
  });

  it('doubts two different ones, but not the one beside a label', () => {
    const two: Printed[] = [
      [0, 0, '12345678'],
      [0, 60, '87654321'],
    ];
    expect(find('TWJMTX', two)).toEqual(['12345678', 'doubtful']);
    expect(find('TWJMTX', two, 1)).toEqual(['87654321', 'certain']);
  });

  it('doubts where a character is not sure', () => {
    expect(find('GAJMTX', [[0, 0, 'H12345678', '5']])).toEqual(['H12345678', 'doubtful']);
  });
});

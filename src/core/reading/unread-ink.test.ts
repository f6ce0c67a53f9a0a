/** Strips with blocks for characters: what was read of them, and what is in doubt then. */
import { describe, expect, it } from 'vitest';
import type { Recognized } from './ctc.ts';
import { stripHeight } from './engine.ts';
import type { Shade } from './resample.ts';
import { besideUnreadInk } from './unread-ink.ts';

const em = 36;
const [paper, ink] = [220, 40];

type Mark = {
  readonly x: number;
  readonly width: number;
  readonly high?: readonly [number, number];
  readonly at?: number;
};

/** Marks of ink; characters are crosses of strokes, as wide as high. */
const strip = (width: number, marks: readonly Mark[]): Shade => {
  const bright = new Uint8Array(width * stripHeight).fill(paper);
  for (const { x, width: wide, high: [top, bottom] = [8, 41], at = ink } of marks)
    for (let y = top; y < bottom; y++)
      for (let column = x; column < x + wide; column++)
        if ((y - top) % 6 < 2 || (column - x) % 6 < 2) bright[y * width + column] = at;
  return { bright, width };
};
const glyphs = (count: number, from = 6): Mark[] =>
  Array.from({ length: count }, (_, at) => ({ x: from + at * em + 2, width: em - 5 }));
/** Read in the middle of the nth place. */
const read = (chars: string, places: readonly number[], from = 6): Recognized[] =>
  [...chars].map((char, index) => {
    const step = Math.round((from + (places[index]! + 0.5) * em) / 8);
    return { char, p: 0.99, from: step, to: step + 1 };
  });
const doubtedIn = (shade: Shade, chars: readonly Recognized[]): string =>
  chars
    .filter((char) => besideUnreadInk(shade, chars).has(char))
    .map(({ char }) => char)
    .join('');

describe('print that became no character', () => {
  it.each([
    ['all were read', '样本甲', [0, 1, 2], ''],
    ['the first was left out', '本甲', [1, 2], '本甲'],
    ['the second was left out', '样甲', [0, 2], '样甲'],
    ['the third was left out', '样本', [0, 1], '样本'],
  ] as const)('%s', (_, chars, places, doubted) => {
    expect(doubtedIn(strip(124, glyphs(3)), read(chars, places))).toBe(doubted);
  });

  it('doubts only the neighbours in a long line', () => {
    const shade = strip(12 + 8 * em, glyphs(8));
    expect(doubtedIn(shade, read('样本网络有公司', [0, 1, 2, 3, 4, 6, 7]))).toBe('有公');
  });

  it.each<[string, Mark]>([
    ['a pale mark', { x: 130, width: 30, at: 180 }],
    ['a rule', { x: 134, width: 4, high: [0, 48] }],
    ['a line below', { x: 122, width: 60, high: [42, 45] }],
    ['a dot', { x: 130, width: 8, high: [32, 41] }],
  ])('%s beside the characters is none', (_, mark) => {
    expect(doubtedIn(strip(190, [...glyphs(3), mark]), read('样本甲', [0, 1, 2]))).toBe('');
  });

  it('doubts the digits beside one of two alike that was left out', () => {
    const digit = (at: number): Mark => ({ x: 8 + at * 20, width: 11, high: [10, 37] });
    const shade = strip(
      200,
      Array.from({ length: 9 }, (_, at) => digit(at)),
    );
    const chars = (text: string, places: readonly number[]): Recognized[] =>
      [...text].map((char, index) => {
        const step = Math.round((8 + places[index]! * 20 + 5.5) / 8 - 0.5);
        return { char, p: 0.99, from: step, to: step + 1 };
      });
    expect(doubtedIn(shade, chars('123456789', [0, 1, 2, 3, 4, 5, 6, 7, 8]))).toBe('');
    expect(doubtedIn(shade, chars('12346789', [0, 1, 2, 3, 5, 6, 7, 8]))).toBe('46');
  });

  it('asks nothing of a gap without ink, nor of a line without characters', () => {
    const apart = strip(160, [...glyphs(1), ...glyphs(1, 6 + 3 * em)]);
    expect(doubtedIn(apart, read('样本', [0, 3]))).toBe('');
    expect(besideUnreadInk(apart, []).size).toBe(0);
  });
});

import { describe, expect, it } from 'vitest';
import { dayWords } from './day-words.ts';

describe('dayWords', () => {
  it.each([
    ['zh-CN', '2026-11-25', '11月25日周三'],
    ['zh-CN', '2037-10-06', '2037年10月6日周二'],
    ['en', '2026-11-25', 'Wed 25 Nov'],
    ['en', '2037-10-06', 'Tue 6 Oct 2037'],
  ] as const)('%s %s', (language, day, words) => {
    expect(dayWords(language, day, '2026-11-23').replaceAll(',', '')).toBe(words);
  });
});

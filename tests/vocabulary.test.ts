/** docs/vocabulary.md leads to files that are there, and uses each word once. */
import { existsSync, globSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const rows = readFileSync('docs/vocabulary.md', 'utf8')
  .split('\n')
  .filter((line) => /^\| (?!word|---)/.test(line))
  .map((line) => line.split('|').map((cell) => cell.trim()));
const placesOf = (where: string): string[] =>
  [...where.matchAll(/`((?:src|assets)\/[^`]+)`/g)].map(([, place]) => place!);

const said = globSync('src/{renderer/text,text/zh-CN}/**/*.ts')
  .filter((file) => file.includes('zh-CN'))
  .map((file) => readFileSync(file, 'utf8'))
  .join();

describe('the vocabulary', () => {
  it.each(rows.map(([, word = '', window = '', means = '', where = '']) => [word, window, means, where]))(
    '%s',
    (_word, window, means, where) => {
      if (window !== '–') expect(said).toContain(window);
      expect(means.length).toBeGreaterThan(10);
      expect(placesOf(where).length).toBeGreaterThan(0);
      expect(placesOf(where).filter((place) => !existsSync(place))).toEqual([]);
      for (const [place, name] of [...where.matchAll(/`(src\/[^`]+)` \(`(\w+)`\)/g)].map((m) => [
        m[1]!,
        m[2]!,
      ]))
        expect(readFileSync(place!, 'utf8')).toMatch(new RegExp(`export (?:type|const) ${name}\\b`));
    },
  );

  it('has each word once', () => {
    const words = rows.map(([, word]) => word);
    expect(words).toEqual([...new Set(words)]);
    expect(words.length).toBeGreaterThan(30);
  });
});

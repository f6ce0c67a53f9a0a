import { describe, expect, it } from 'vitest';
import { splitDomains } from './split-domains.ts';

describe('pasted domains', () => {
  it.each([
    ['lines', 'a.cn\r\nb.cn\n\n', ['a.cn', 'b.cn']],
    ['commas of both kinds', 'a.cn, b.cn，c.cn；d.cn、e.cn', ['a.cn', 'b.cn', 'c.cn', 'd.cn', 'e.cn']],
    ['a column with tabs', 'a.cn\tb.cn', ['a.cn', 'b.cn']],
    ['addresses of pages', 'https://a.cn/index.html?x=1 b.cn/', ['a.cn', 'b.cn']],
    ['Chinese names as they are', '示例.中国', ['示例.中国']],
    ['each once, in order', 'b.cn a.cn b.cn', ['b.cn', 'a.cn']],
    ['nothing', ' \n ', []],
  ])('%s', (_, text, expected) => {
    expect(splitDomains(text)).toEqual(expected);
  });
});

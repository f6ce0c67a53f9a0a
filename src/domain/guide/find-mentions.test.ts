/** Which templates a pasted message names, and what of it is about each. Names and domains are invented; numbers are test vectors. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findMentions, type Named, partsOfText } from './find-mentions.ts';

const named = (template: string, more: Partial<Named>): Named => ({
  template,
  numbers: [],
  domains: [],
  names: [],
  ...more,
});

const known: readonly Named[] = [
  named('a', { numbers: ['11010519491231002X'], domains: ['jia.cn'], names: ['样本甲', 'Yang Ben Jia'] }),
  named('b', { domains: ['yi.com.cn', '示例.cn'], names: ['样本乙'] }),
  named('c', { names: ['样本甲'], domains: ['bing.cn'] }),
  named('d', { names: ['杭州样本科技有限公司', 'O·Brien'] }),
  named('e', { names: ['样本科技'] }),
];

const templates = (text: string): string[] => [
  ...new Set(findMentions(text, known).map(({ template }) => template)),
];

describe('findMentions', () => {
  it.each([
    ['域名 JIA.CN 审核失败', ['a']],
    ['www.jia.cn', ['a']],
    ['（ｊｉａ．ｃｎ）', ['a']],
    ['示例.cn 未通过', ['b']],
    ['证件号 1101 0519 4912 3100 2x', ['a']],
    // Two share the name and nothing else tells them apart.
    ['样本甲 不在实名库中', ['a', 'c']],
    // The domain does.
    ['样本甲（bing.cn）不在实名库中', ['c']],
    ['YANG BEN JIA: rejected', ['a']],
    // The longer name, not the one inside it.
    ['杭州样本科技有限公司：证件不清晰', ['d']],
    ['O•Brien', ['d']],
    // Near-by words that mean somebody else.
    ['xjia.cn', []],
    ['jia.cn.example', []],
    ['jia.cnx', []],
    ['写信给 me@jia.cn', []],
    ['Yang Ben Jian', []],
    ['911010519491231002X', []],
    ['审核失败', []],
    ['', []],
  ])('%s', (text, wanted) => {
    expect(templates(text)).toEqual(wanted);
  });

  it('tells where a mention stands and how it is written', () => {
    const text = '您好，\r\n域名：Jia.CN';
    const [mention] = findMentions(text, known);
    expect(mention).toEqual({ template: 'a', by: 'domain', words: 'Jia.CN', at: text.indexOf('Jia') });
  });

  it('takes any text, and every mention is what the text holds there', () => {
    const piece = fc.constantFrom('jia.cn', '样本甲', ' ', '\n', '。', '示例.cn', '😀', 'Yang Ben Jia', 'x');
    const text = fc
      .array(fc.oneof(piece, fc.string({ unit: 'binary', maxLength: 4 })))
      .map((all) => all.join(''));
    fc.assert(
      fc.property(text, (message) => {
        for (const { at, words } of findMentions(message, known))
          expect(message.slice(at, at + words.length)).toBe(words);
      }),
    );
  });
});

describe('partsOfText', () => {
  const partsOf = (text: string): Record<string, string> =>
    Object.fromEntries(
      partsOfText(text, findMentions(text, known)).map(({ template, text: part }) => [template, part]),
    );

  it('gives each template its own lines, without greeting and signature', () => {
    expect(
      partsOf(
        '尊敬的客户：\n\n1. jia.cn\n原因：未提交注册者证件\n2. yi.com.cn 库中无此号\n\n此致\n某某注册商',
      ),
    ).toEqual({ a: '1. jia.cn\n原因：未提交注册者证件', b: '2. yi.com.cn 库中无此号' });
  });

  it('a reason above a list, below a list, or on one line with several counts for all of them', () => {
    expect(partsOf('以下域名未提交注册者证件：\njia.cn\nyi.com.cn')).toEqual({
      a: 'jia.cn\n以下域名未提交注册者证件：',
      b: 'yi.com.cn\n以下域名未提交注册者证件：',
    });
    expect(partsOf('jia.cn\nyi.com.cn\n原因：库中无此号')).toEqual({
      a: 'jia.cn\nyi.com.cn\n原因：库中无此号',
      b: 'yi.com.cn\n原因：库中无此号',
    });
    expect(partsOf('jia.cn、yi.com.cn：库中无此号')).toEqual({
      a: 'jia.cn、yi.com.cn：库中无此号',
      b: 'jia.cn、yi.com.cn：库中无此号',
    });
  });
});

describe('a message about thousands of names of one template', () => {
  const domains = Array.from({ length: 5_000 }, (_, at) => `name-${at}.cn`);
  const known = [{ template: 'a', numbers: [], domains, names: ['示例甲'] }];

  it('is read name by name, the longest one counts, and gives one part', () => {
    const text = domains.map((domain) => `${domain} 库中无此号`).join('\n');
    const mentions = findMentions(text, known);
    expect(mentions.map(({ words }) => words)).toEqual(domains);
    expect(partsOfText(text, mentions)).toMatchObject([{ template: 'a', mentions: { length: 5_000 } }]);
  });

  it('takes the reason below a list of names, wherever the list begins', () => {
    const text = `${domains.join('\n')}\n库中无此号`;
    const [part] = partsOfText(text, findMentions(text, known));
    expect(part?.text.split('\n').at(-1)).toBe('库中无此号');
  });
});

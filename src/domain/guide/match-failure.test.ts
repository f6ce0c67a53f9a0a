/** Every published message is found first: whole, in part, in other width and punctuation, inside an e-mail (reference §5). */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { failureRow, knownFailures } from './failure-table.ts';
import { matchFailure } from './match-failure.ts';

const cases = knownFailures.flatMap((id) =>
  [...failureRow(id).messages, ...failureRow(id).codes].map((message) => [id, message] as const),
);
const first = (text: string): string | undefined => matchFailure(text)[0]?.id;

/** A half that stands in another failure's message too can be either. */
const isShared = (id: string, half: string): boolean => {
  const words = half.normalize('NFKC').toLowerCase().trim();
  return cases.some(
    ([other, message]) => other !== id && (message.toLowerCase().includes(words) || half.includes(message)),
  );
};

const fullWidth = (text: string): string =>
  text
    .replace(/[!-~]/g, (character) => String.fromCharCode(character.charCodeAt(0) + 0xfee0))
    .replaceAll(' ', '\u3000');

describe('matchFailure', () => {
  it.each(cases)('%s: %s', (id, message) => {
    expect(first(message)).toBe(id);
    expect(first(`“ ${message.replaceAll('，', ', ').replaceAll('（', '(')} ”`)).toBe(id);
    expect(first(fullWidth(message))).toBe(id);
    expect(first(message.toUpperCase())).toBe(id);
  });

  it.each(cases)('%s inside an e-mail: %s', (id, message) => {
    const mail = `尊敬的用户，您好：\n您提交的域名 shili.cn 实名认证审核未通过，原因如下：\n  ${message}\n请您登录控制台修改后重新提交。感谢您的使用！\nDear customer, the review of your domain was not passed for the reason above. Please log in and submit again.`;
    expect(first(mail)).toBe(id);
  });

  it.each(cases.filter(([, message]) => message.length > 5))('%s by either half: %s', (id, message) => {
    const middle = Math.ceil(message.length / 2);
    for (const half of [message.slice(0, middle), message.slice(middle)])
      if (!isShared(id, half) && !failureRow(id).codes.includes(message)) expect(first(half), half).toBe(id);
  });

  // They share most words with what registrars' systems answer, and ask for the opposite.
  it.each([
    ['实名审核失败，请重新提交资料', 'F35'],
    ['任务审核失败，请修改后再试', 'F37'],
    ['信息模板不合格', 'F38'],
    ['资料正在审核中，请耐心等待', 'F36'],
  ])('%s is not an answer of a system', (text, not) => {
    expect(matchFailure(text).map(({ id }) => id)).not.toContain(not);
  });

  it.each(['实名审核超时，请重新提交', 'The real-name review timed out, submit again.'])(
    '%s: F35',
    (text) => {
      expect(first(text)).toBe('F35');
    },
  );

  it('names nothing for a text that is none of them', () => {
    for (const text of ['', '   ', '今天天气很好', 'The weather is fine today', '\u0000\ud800', '12345'])
      expect(matchFailure(text), text).toEqual([]);
  });

  it('takes any string, and a megabyte', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (text) => {
        for (const { score } of matchFailure(text)) expect(score).toBeGreaterThan(0);
      }),
    );
    expect(first(`${'无关的内容。'.repeat(170_000)}库中无此号`)).toBe('F14');
  });
});

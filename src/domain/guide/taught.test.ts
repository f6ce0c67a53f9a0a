/** Sentences of an office are found in other mails, name nobody, and count before what the desk would guess. */
import { describe, expect, it } from 'vitest';
import { matchFailure } from './match-failure.ts';
import { matchTaught, type Taught, withoutNames } from './taught.ts';

const taught = (text: string, means: Taught['means'] = 'F33'): Taught => ({ id: text, text, means, at: '' });

describe('matchTaught', () => {
  const known = [taught('这张不行，麻烦换一张来'), taught('Kindly send another one of these', 'F07')];

  it.each([
    ['您好，编号 20261123 的资料：这张不行 麻烦换一张来！谢谢', 'F33'],
    ['域名 shili.cn，這張', null],
    ['kindly SEND another 1 one of these.', 'F07'],
    ['Kindly send another invoice', null],
  ])('%s', (text, means) => {
    expect(matchTaught(text, known)[0]?.means ?? null).toBe(means);
  });

  it('counts before what was guessed, and nothing is changed without it', () => {
    const text = '图片不清晰，这张不行，麻烦换一张来';
    expect(matchFailure(text, [taught('这张不行，麻烦换一张来', 'F11')])[0]).toEqual({ id: 'F11', score: 1 });
    expect(matchFailure(text)[0]?.id).not.toBe('F11');
  });

  it('a sentence of three characters is in every mail and counts nowhere', () => {
    expect(matchTaught('换一张。', [taught('换一张')])).toEqual([]);
  });
});

it.each([
  ['号码 1101 0519 4912 3100 2X 不行', '号码 不行'],
  ['电话 010-8888-6666，2026-01-03 收', '电话 ,收'],
  ['大小 5 MB 以内', '大小 5 MB 以内'],
])('numbers in groups are not kept: %s', (text, kept) => {
  expect(withoutNames(text).replaceAll(/, /g, ',')).toBe(kept);
});

it('what is kept names nobody', () => {
  expect(withoutNames('shili.cn 的证件（11010519491231002X，jia@example.cn）这张不行，第 27 条')).toBe(
    '的证件( , )这张不行,第 27 条',
  );
});

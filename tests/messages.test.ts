/** Failures in everyday words: each half of the phrasings by itself, what offices really got, and mails about other things. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { matchFailure } from '#domain/guide/match-failure';

const linesOf = (file: string): readonly string[] =>
  readFileSync(new URL(`messages/${file}`, import.meta.url), 'utf8')
    .trim()
    .split('\n');

/** Odd lines were looked at while the matcher was made, even ones were not (messages/README.md). */
const halves = { seen: 0, unseen: 1 } as const;

describe.each(['zh', 'en'])('phrasings in %s', (language) => {
  const lines = linesOf(`phrasings.${language}.txt`).map((line) => {
    const [ids = '', text = ''] = line.split(' | ');
    return { right: ids.split(' '), text };
  });

  it('are sixty, over all failures of the table in both languages together', () => {
    expect(lines).toHaveLength(60);
    const all = ['zh', 'en'].flatMap((other) =>
      linesOf(`phrasings.${other}.txt`).map((line) => line.slice(0, 3)),
    );
    expect(new Set(all).size).toBe(34);
  });

  it.each(['seen', 'unseen'] as const)('the %s half is understood, at least 95 in 100', (half) => {
    const own = lines.filter((_, at) => at % 2 === halves[half]);
    const missed = own.filter(({ right, text }) => !right.includes(matchFailure(text)[0]?.id ?? ''));
    expect(own).toHaveLength(30);
    expect(missed.length / own.length, missed.map(({ text }) => text).join('\n')).toBeLessThanOrEqual(0.05);
  });
});

it('mails about other things mean no failure, at most one in a hundred', () => {
  const lines = linesOf('unrelated.txt');
  expect(lines).toHaveLength(100);
  expect(lines.filter((line) => matchFailure(line).length > 0).length).toBeLessThanOrEqual(1);
});

it.each([
  ['身份信息与证件不符', ['F05', 'F04']],
  ['身份证号码与姓名不匹配', ['F04', 'F05']],
  ['图片有水印', ['F07', 'F33']],
  ['身份证照片模糊不清', ['F07', 'F33']],
  ['图片不清晰', ['F07', 'F33']],
  ['营业执照没有公章', ['F11']],
  ['请上传彩色扫描件', ['F11']],
  ['请上传身份证正反面', ['F10']],
  ['图片大小超过限制', ['F28']],
  ['证件已过期', ['F01']],
  ['域名含有敏感词', ['F23']],
  ['ID number is incorrect', ['F03']],
  ['document is not clear', ['F07', 'F33']],
  ['Certificate has expired', ['F01']],
  ['certificate information verification failed', ['F01']],
  ['所选证件类型与上传证件不一致', ['F30', 'F03']],
  ['The credential_id parameter is invalid.', ['F34']],
])('%s', (text, right) => {
  expect(right).toContain(matchFailure(text)[0]?.id);
});

it.each([
  '系统里找不到您的订单',
  '电话号码错了',
  'Please contact us if something is wrong',
  'Our overseas customers love it',
  'the order number does not exist',
  '发票格式不对，请重开',
  'Please bring both sides of the contract',
])('%s is about something else', (text) => {
  expect(matchFailure(text)).toEqual([]);
});

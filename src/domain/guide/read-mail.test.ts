/** Mails as programs write them: parts, encodings, HTML alone, quoted answers, broken ones. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { matchFailure } from './match-failure.ts';
import { isMailSource, readMail, textOfHtml } from './read-mail.ts';

const base64 = (text: string): string =>
  Buffer.from(text)
    .toString('base64')
    .replace(/(.{76})/g, '$1\r\n');
const head = (type: string, encoding: string): string =>
  [
    'Received: from mail.example.cn by mx.example.cn',
    'From: =?utf-8?B?5a6h5qC4?= <audit@example.cn>',
    'To: office@example.cn',
    'Subject: =?utf-8?B?5a6e5ZCN6K6k6K+B5pyq6YCa6L+H?=',
    'Message-ID: <1@example.cn>',
    'MIME-Version: 1.0',
    `Content-Type: ${type}`,
    `Content-Transfer-Encoding: ${encoding}`,
    '',
    '',
  ].join('\r\n');

it('reads subject and text of a coded mail', async () => {
  const source =
    head('text/plain; charset=utf-8', 'base64') + base64('您的域名 shili.cn：\n图片太模糊了，请重拍。\n');
  expect(isMailSource(source)).toBe(true);
  const text = await readMail(source);
  expect(text).toBe('实名认证未通过\n\n您的域名 shili.cn：\n图片太模糊了，请重拍。');
  expect(matchFailure(text)[0]?.id).toBe('F07');
});

it('reads GBK, as many Chinese mail programs still write', async () => {
  const gbk = Uint8Array.of(0xbf, 0xe2, 0xd6, 0xd0, 0xce, 0xde, 0xb4, 0xcb, 0xba, 0xc5);
  const bytes = Buffer.concat([Buffer.from(head('text/plain; charset=gbk', '8bit')), gbk]);
  expect(await readMail(new Uint8Array(bytes))).toContain('库中无此号');
});

it('takes the plain part of several, and HTML where it stands alone', async () => {
  const html =
    '<html><head><style>p{}</style></head><body><p>缺少&nbsp;公章 &#65;</p><script>x</script><table><tr><td>a</td><td>b</td></tr></table></body></html>';
  const parts = [
    '--b',
    'Content-Type: text/plain; charset=utf-8',
    '',
    '> 原文',
    '>> 更早',
    '答复',
    '',
    '--b',
    'Content-Type: text/html; charset=utf-8',
    '',
    html,
    '--b--',
    '',
  ].join('\r\n');
  expect(await readMail(head('multipart/alternative; boundary=b', '7bit') + parts)).toBe(
    '实名认证未通过\n\n原文\n更早\n答复',
  );
  expect(await readMail(head('text/html; charset=utf-8', '8bit') + html)).toBe(
    '实名认证未通过\n\n缺少 公章 A\na b',
  );
});

it('tells the source of a mail from what is only like it', () => {
  for (const text of [
    '',
    'Subject: hello',
    '原因：图片不清晰\n\n请重拍',
    'From: a\nTo: b\n\nSee you',
    'A: b\nC: d\nE: f\n\ng',
  ])
    expect(isMailSource(text), text).toBe(false);
});

it('takes anything without an error', async () => {
  await fc.assert(
    fc.asyncProperty(fc.string({ unit: 'binary', maxLength: 300 }), async (text) => {
      expect(typeof (await readMail(text))).toBe('string');
      expect(typeof (await readMail(head('multipart/mixed; boundary=b', '7bit') + text))).toBe('string');
      expect(typeof textOfHtml(text)).toBe('string');
    }),
    { numRuns: 50 },
  );
});

it('reads spaces, brackets and marks by the hundred thousand in time', () => {
  const many = 400_000;
  for (const piece of ['<', ' ', '<td></td>', '<br', '&nbsp;', '> '])
    expect(textOfHtml(`${piece.repeat(many / piece.length)}库中无此号`)).toContain('库中无此号');
});

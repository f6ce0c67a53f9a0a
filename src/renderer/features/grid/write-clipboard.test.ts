import { expect, it } from 'vitest';
import { tabbedText, tableHtml } from './write-clipboard.ts';

it('parts cells by tabs, and quotes what would part them further', () => {
  expect(
    tabbedText([
      ['示例', '一\n二'],
      ['a "b"', ''],
    ]),
  ).toBe('示例\t"一\n二"\r\n"a ""b"""\t');
});

it('gives every cell as text, whatever is in it', () => {
  expect(tableHtml([['<b>&', '362322198709086409']])).toBe(
    `<table><tr><td style="mso-number-format:'\\@'">&lt;b&gt;&amp;</td><td style="mso-number-format:'\\@'">362322198709086409</td></tr></table>`,
  );
});

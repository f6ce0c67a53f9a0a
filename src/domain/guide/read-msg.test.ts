/** Outlook mails, written here as the format says: both sector sizes, wide and narrow text, HTML alone, attachments beside, broken ones. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isCompoundFile } from './compound-file.ts';
import { matchFailure } from './match-failure.ts';
import { readMsg as readWith } from './read-msg.ts';

const readMsg = (bytes: Uint8Array): string =>
  readWith(bytes, (part, charset) => new TextDecoder(charset).decode(part));

type Streams = Readonly<Record<string, Uint8Array>>;

const wide = (text: string): Uint8Array => new Uint8Array(Buffer.from(text, 'utf16le'));
const none = 0xffffffff;
const endOfChain = 0xfffffffe;

/** A compound file: small streams share sectors of the root; the streams of an attachment lie in a folder of their own. */
const compound = (root: Streams, attachment: Streams = {}, shift = 9): Uint8Array => {
  const size = 1 << shift;
  const sectors: Uint8Array[] = [];
  const table: number[] = [];
  const put = (bytes: Uint8Array): number => {
    const first = sectors.length;
    const count = Math.max(1, Math.ceil(bytes.length / size));
    for (let at = 0; at < count; at += 1) {
      const sector = new Uint8Array(size);
      sector.set(bytes.subarray(at * size, (at + 1) * size));
      sectors.push(sector);
      table.push(at + 1 < count ? first + at + 1 : endOfChain);
    }
    return first;
  };
  const small: number[] = [];
  const smallTable: number[] = [];
  const place = (bytes: Uint8Array): number => {
    if (bytes.length >= 4096) return put(bytes);
    const first = smallTable.length;
    const count = Math.max(1, Math.ceil(bytes.length / 64));
    const padded = new Uint8Array(count * 64);
    padded.set(bytes);
    small.push(...padded);
    for (let at = 0; at < count; at += 1) smallTable.push(at + 1 < count ? first + at + 1 : endOfChain);
    return first;
  };
  const entries: Uint8Array[] = [];
  const entry = (
    name: string,
    type: number,
    links: readonly [number, number, number],
    start: number,
    bytes: number,
  ) => {
    const one = new Uint8Array(128);
    const view = new DataView(one.buffer);
    one.set(wide(name));
    view.setUint16(64, name.length * 2 + 2, true);
    view.setUint8(66, type);
    for (const [at, link] of links.entries()) view.setUint32(68 + at * 4, link, true);
    view.setUint32(116, start, true);
    view.setUint32(120, bytes, true);
    entries.push(one);
  };
  const own = Object.entries(root);
  const inner = Object.entries(attachment);
  const folder = 1 + own.length;
  // A chain to the right is a tree as well.
  const starts = [...own, ...inner].map(([, bytes]) => place(bytes));
  const rootStart = put(Uint8Array.from(small));
  entry('Root Entry', 5, [none, none, own.length > 0 ? 1 : folder], rootStart, small.length);
  for (const [at, [name, bytes]] of own.entries())
    entry(name, 2, [none, at + 2, none], starts[at]!, bytes.length);
  entry('__attach_version1.0_#00000000', 1, [none, none, inner.length > 0 ? folder + 1 : none], 0, 0);
  for (const [at, [name, bytes]] of inner.entries())
    entry(
      name,
      2,
      [none, at + 1 < inner.length ? folder + at + 2 : none, none],
      starts[own.length + at]!,
      bytes.length,
    );
  const directory = new Uint8Array(entries.length * 128);
  for (const [at, one] of entries.entries()) directory.set(one, at * 128);
  const directoryStart = put(directory);
  const smallTableStart = put(
    new Uint8Array(Uint32Array.from([...smallTable, ...Array(256).fill(none)]).buffer),
  );
  const tableStart = sectors.length;
  const tableCount = Math.ceil((table.length + 2) / (size / 4)) + 1;
  const numbers = Uint32Array.from({ length: (tableCount * size) / 4 }, (_, at) => table[at] ?? none);
  for (let at = 0; at < tableCount; at += 1)
    sectors.push(new Uint8Array(numbers.buffer.slice(at * size, (at + 1) * size)));
  const head = new Uint8Array(size);
  const view = new DataView(head.buffer);
  head.set([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]);
  view.setUint16(26, shift === 9 ? 3 : 4, true);
  view.setUint16(30, shift, true);
  view.setUint16(32, 6, true);
  view.setUint32(48, directoryStart, true);
  view.setUint32(56, 4096, true);
  view.setUint32(60, smallTableStart, true);
  view.setUint32(68, endOfChain, true);
  for (let at = 0; at < 109; at += 1)
    view.setUint32(76 + at * 4, at < tableCount ? tableStart + at : none, true);
  return Uint8Array.from([head, ...sectors].flatMap((part) => [...part]));
};

const properties = (page: number): Uint8Array => {
  const bytes = new Uint8Array(48);
  const view = new DataView(bytes.buffer);
  view.setUint32(32, 0x3fde0003, true);
  view.setUint32(40, page, true);
  return bytes;
};

describe('readMsg', () => {
  it.each([9, 12])(
    'reads subject and body, sectors of 2^%i bytes, and not those of an attachment',
    (shift) => {
      const mail = compound(
        {
          '__substg1.0_0037001F': wide('实名认证未通过'),
          '__substg1.0_1000001F': wide('您的域名 shili.cn：\r\n图片太模糊了，请重拍。\r\n'),
        },
        { '__substg1.0_1000001F': wide('附件里的邮件') },
        shift,
      );
      expect(isCompoundFile(mail)).toBe(true);
      expect(readMsg(mail)).toBe('实名认证未通过\n\n您的域名 shili.cn：\n图片太模糊了，请重拍。');
      expect(matchFailure(readMsg(mail))[0]?.id).toBe('F07');
    },
  );

  it('reads a long body, and one in the characters of its code page', () => {
    const long = `${'第一行\n'.repeat(2000)}库中无此号`;
    expect(readMsg(compound({ '__substg1.0_1000001F': wide(long) }))).toBe(long);
    const gbk = Uint8Array.of(0xbf, 0xe2, 0xd6, 0xd0, 0xce, 0xde, 0xb4, 0xcb, 0xba, 0xc5);
    expect(
      readMsg(compound({ '__properties_version1.0': properties(936), '__substg1.0_1000001E': gbk })),
    ).toBe('库中无此号');
  });

  it('takes HTML where it stands alone', () => {
    const html = new Uint8Array(Buffer.from('<html><body><p>缺少&nbsp;公章</p></body></html>'));
    expect(
      readMsg(compound({ '__properties_version1.0': properties(65001), '__substg1.0_10130102': html })),
    ).toBe('缺少 公章');
  });

  it('takes anything without an error and comes to an end', () => {
    const mail = compound({ '__substg1.0_1000001F': wide('正文') });
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat(mail.length - 1), fc.nat(255)), { maxLength: 40 }), (changes) => {
        const broken = mail.slice();
        for (const [at, byte] of changes) broken[at] = byte;
        expect(typeof readMsg(broken)).toBe('string');
        expect(typeof readMsg(broken.subarray(0, changes[0]?.[0] ?? 0))).toBe('string');
      }),
      { numRuns: 200 },
    );
    expect(readMsg(new Uint8Array())).toBe('');
  });
});

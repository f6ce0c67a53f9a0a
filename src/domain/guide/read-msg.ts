/**
 * Subject and text of an Outlook mail (`.msg`, MS-OXMSG). Read here and not by a library: those that there are bring a table of all
 * character sets and a server's buffers along, which a window has by itself.
 */
import { rootStreams } from './compound-file.ts';
import { mailText, textOfHtml } from './read-mail.ts';

/** Larger ones are no mail that somebody reads. */
export const mostMsgBytes = 60_000_000;

/** Property ids (MS-OXPROPS). */
const [subjectId, bodyId, htmlId] = ['0037', '1000', '1013'];
const [internetCodePage, messageCodePage] = [0x3fde0003, 0x3ffd0003];

/** The text of bytes in a character set of the web's list; what cannot be decoded becomes U+FFFD. */
type Decode = (bytes: Uint8Array, charset: string) => string;

/** `''` where there is nothing to read. Any bytes are taken. */
export const readMsg = (bytes: Uint8Array, decode: Decode): string => {
  const streams = rootStreams(bytes.subarray(0, mostMsgBytes));
  if (!streams) return '';
  const bytesOf = (name: string): Uint8Array | null => streams.get(name)?.() ?? null;
  const pages = codePages(bytesOf('__properties_version1.0'));
  const textOf = (id: string): string => {
    const wide = bytesOf(`__substg1.0_${id}001F`);
    if (wide) return decode(wide, 'utf-16le');
    const narrow = bytesOf(`__substg1.0_${id}001E`);
    return narrow ? decode(narrow, pages.message) : '';
  };
  const body = textOf(bodyId);
  const html = bytesOf(`__substg1.0_${htmlId}0102`);
  const text = body.trim() || !html ? body : textOfHtml(decode(html, pages.internet));
  return mailText(textOf(subjectId), text || textOfHtml(textOf(htmlId)));
};

/** What Windows calls the character sets in which mails are written; others are read as UTF-8. */
const charsets: Readonly<Record<number, string>> = {
  932: 'shift_jis',
  936: 'gbk',
  949: 'euc-kr',
  950: 'big5',
  1251: 'windows-1251',
  1252: 'windows-1252',
  28591: 'iso-8859-1',
  50220: 'iso-2022-jp',
  54936: 'gb18030',
};

/** Fixed properties: behind a head of 32 bytes, 16 bytes each, tag first and value behind eight. */
const codePages = (
  properties: Uint8Array | null,
): { readonly message: string; readonly internet: string } => {
  const found = new Map<number, number>();
  if (properties) {
    const view = new DataView(properties.buffer, properties.byteOffset, properties.byteLength);
    for (let at = 32; at + 16 <= view.byteLength; at += 16)
      found.set(view.getUint32(at, true), view.getUint32(at + 8, true));
  }
  const named = (tag: number): string | undefined => charsets[found.get(tag) ?? 0];
  const message = named(messageCodePage) ?? named(internetCodePage) ?? 'utf-8';
  return { message, internet: named(internetCodePage) ?? 'utf-8' };
};

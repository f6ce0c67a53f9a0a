/** The text of a whole mail (RFC 5322, as `.eml` files hold it), so that nobody has to copy the reason out of it. */
import PostalMime from 'postal-mime';

/** Larger ones carry pictures; their text stands at the beginning, and a parser need not go through the rest. */
export const mostMailBytes = 8_000_000;

const headerLines =
  /^(?:received|return-path|delivered-to|mime-version|message-id|from|to|subject|date|content-type|dkim-signature|x-[\w-]+):\s?\S/i;

/** Whether a text is the source of a mail, with its headers, and not what a mail program shows of it. */
export const isMailSource = (text: string): boolean => {
  const lines = text.slice(0, 20_000).split(/\r?\n/);
  const end = lines.indexOf('');
  const head = end < 0 ? lines : lines.slice(0, end);
  const named = new Set(
    head.filter((line) => headerLines.test(line)).map((line) => line.split(':')[0]!.toLowerCase()),
  );
  return (
    end > 0 &&
    (named.has('mime-version') || named.has('message-id') || named.has('received')) &&
    named.size >= 3
  );
};

/** Subject and text, without marks of quoting and without HTML; `''` where there is nothing to read. Any bytes are taken. */
export const readMail = async (source: string | Uint8Array): Promise<string> => {
  const mail = await PostalMime.parse(source.slice(0, mostMailBytes)).catch(() => null);
  if (!mail) return '';
  return mailText(mail.subject ?? '', mail.text?.trim() ? mail.text : textOfHtml(mail.html ?? ''));
};

/** A mail as it is read on: its subject, then its text without marks of quoting. */
export const mailText = (subject: string, text: string): string => {
  const body = text
    .replace(/\r\n?/g, '\n')
    .split('\n')
    .map((line) => line.replace(/^(?:[ \t]?>)+ ?/, '').trimEnd())
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
  return [subject.trim(), body].filter((part) => part !== '').join('\n\n');
};

const entities: Readonly<Record<string, string>> = {
  nbsp: ' ',
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
};

/** What a page of HTML says, a line for each block. */
export const textOfHtml = (html: string): string =>
  html
    .replace(/<!--[\s\S]*?(?:-->|$)/g, '')
    .replace(/<(script|style|head|title)\b[\s\S]*?(?:<\/\1\s*>|$)/gi, '')
    .replace(/\s+/g, ' ')
    .replace(/<(?:br|\/p|\/div|\/li|\/tr|\/h[1-6]|\/table)\b[^<>]*>/gi, '\n')
    .replace(/<\/t[dh]\b[^<>]*>/gi, ' ')
    .replace(/<[^<>]*>/g, '')
    .replace(/&(?:#(\d{1,7})|#x([\da-f]{1,6})|(\w{2,6}));/gi, (whole, decimal, hex, name) =>
      name
        ? (entities[String(name).toLowerCase()] ?? whole)
        : characterOf(decimal ? Number(decimal) : parseInt(hex, 16)),
    )
    .split('\n')
    .map((line) => line.trim())
    .join('\n')
    .trim();

const characterOf = (code: number): string =>
  code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : '';

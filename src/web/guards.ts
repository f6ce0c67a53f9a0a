/** What the loopback host lets in: exact Host, exact Origin, a session that a one-time token opened. Pure decisions. */
import { createHash, timingSafeEqual } from 'node:crypto';

export type RequestHead = {
  readonly method: string;
  readonly host: string | undefined;
  readonly origin: string | undefined;
  readonly cookie: string | undefined;
};

export const sessionCookie = 'desk-session';

/** What knows whether a cookie belongs to the page that was let in. */
export type Guarded = { isInside(cookie: string | undefined): boolean };

/** Whether a request comes from this very page: another name for 127.0.0.1, another port or another site is refused. */
export const isOurs = (head: RequestHead, port: number): boolean => {
  const host = `127.0.0.1:${port}`;
  if (head.host !== host) return false;
  if (head.origin !== undefined && head.origin !== `http://${host}`) return false;
  // Anything that changes something, and every upgrade, must say where it comes from.
  return head.method === 'GET' || head.method === 'HEAD' || head.origin !== undefined;
};

/** Whether a request may bring the token: to this host, from a file (its origin is `null`) or from this very page. */
export const mayEnter = ({ method, host, origin }: RequestHead, port: number): boolean =>
  method === 'POST' &&
  host === `127.0.0.1:${port}` &&
  (origin === 'null' || origin === `http://127.0.0.1:${port}`);

/** Where a request goes; null when its target is no path that a browser would ask for. */
export const readTarget = (target: string | undefined, port: number): URL | null => {
  // Two slashes, or a backslash that the parser takes for one, would name another host.
  if (!target?.startsWith('/') || /^\/[/\\]/.test(target)) return null;
  return URL.parse(target, `http://127.0.0.1:${port}`);
};

/** Compares in constant time; unequal lengths differ by their hashes. */
export const sameSecret = (given: string, wanted: string): boolean =>
  timingSafeEqual(createHash('sha256').update(given).digest(), createHash('sha256').update(wanted).digest());

export const hasSession = (cookie: string | undefined, session: string): boolean =>
  (cookie ?? '').split(';').some((part) => {
    const [name, value = ''] = part.trim().split('=');
    return name === sessionCookie && sameSecret(value, session);
  });

/** Headers of every answer: nothing remote, nothing cached, no framing, no sniffing. */
export const securityHeaders = (port: number): Record<string, string> => ({
  'Content-Security-Policy': [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' blob: data:",
    "font-src 'self'",
    `connect-src 'self' ws://127.0.0.1:${port}`,
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; '),
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Cache-Control': 'no-store',
});

/** What the page may do and where it may go. Pure decisions; `main.ts` only asks. */

export const scheme = 'app';
export const pageOrigin = `${scheme}://desk`;
export const pageUrl = `${pageOrigin}/`;

/** Only the desk's own page; anything else, its own files included, opens nowhere. */
export const mayNavigate = (url: string): boolean => url === pageUrl || url.startsWith(`${pageUrl}#`);

/** The desk needs no camera, location, notifications or other permission; the clipboard is written by the page's own buttons. */
export const mayUse = (permission: string): boolean => permission === 'clipboard-sanitized-write';

/** All network is denied: only the app's scheme, and what never leaves the process. */
export const mayRequest = (url: string): boolean =>
  /^(?:app:\/\/desk\/|data:|blob:app:\/\/desk\/|devtools:\/\/)/.test(url);

/** Calls come from the top frame of the desk's own page and nobody else. */
export const isTrustedSender = (frame: { readonly url: string; readonly parent: unknown } | null): boolean =>
  frame !== null && frame.parent === null && mayNavigate(frame.url);

export type PageRequest =
  | { readonly kind: 'blob'; readonly ref: string }
  | { readonly kind: 'file'; readonly path: string }
  | { readonly kind: 'none' };

/** What an address of the app's scheme names: a picture of the desk, or a file of the built page. */
export const readPageRequest = (url: string): PageRequest => {
  if (!URL.canParse(url)) return { kind: 'none' };
  const { protocol, host, pathname, search } = new URL(url);
  if (protocol !== `${scheme}:` || host !== 'desk') return { kind: 'none' };
  if (pathname.startsWith('/blob/')) return { kind: 'blob', ref: pathname.slice('/blob/'.length) + search };
  return { kind: 'file', path: pathname === '/' ? '/index.html' : pathname };
};

export const contentSecurityPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' blob: data:",
  "font-src 'self'",
  "connect-src 'none'",
  "base-uri 'none'",
  "form-action 'none'",
].join('; ');

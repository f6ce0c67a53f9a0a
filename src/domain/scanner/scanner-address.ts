/** The address of a network scanner as a person types it. */

export type ScannerAddress = {
  readonly secure: boolean;
  /** A name, an IPv4 address, or an IPv6 address without its brackets. */
  readonly host: string;
  readonly port: number;
  /** Where the scanner's eSCL begins, without the last slash. */
  readonly root: string;
};

const form =
  /^(?:(https?):\/\/)?([a-z0-9](?:[a-z0-9.-]{0,251}[a-z0-9])?|\[[0-9a-f:]{2,45}\])(?::([1-9]\d{0,4}))?(\/[a-z0-9/_.-]{0,200})?$/i;

/** null for what is no such address: another scheme, a user or a password, a question mark, a port beyond 65535. Without a scheme it is http, without a path `/eSCL` (Mopria eSCL 2.x, 6.1). */
export const readScannerAddress = (typed: string): ScannerAddress | null => {
  const [, scheme = 'http', named, digits, path = ''] = form.exec(typed.trim()) ?? [];
  if (named === undefined) return null;
  const secure = scheme.toLowerCase() === 'https';
  const port = digits === undefined ? (secure ? 443 : 80) : Number(digits);
  const root = path.replace(/\/+$/, '') || '/eSCL';
  if (port > 65_535 || /\/\/|\/\.{1,2}(?:\/|$)/.test(root)) return null;
  return { secure, host: named.replace(/^\[|\]$/g, '').toLowerCase(), port, root };
};

/** The same address always in the same words. */
export const writeScannerAddress = ({ secure, host, port, root }: ScannerAddress): string => {
  const named = host.includes(':') ? `[${host}]` : host;
  const usual = secure ? 443 : 80;
  return `${secure ? 'https' : 'http'}://${named}${port === usual ? '' : `:${port}`}${root}`;
};

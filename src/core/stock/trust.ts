/** After the server's certificate was renewed, or the server got another address. */
import { Fault } from '#contract/faults';
import type { StockAddress } from '../ports/stock-server.ts';
import { fetchCertificate } from './certificate.ts';

export type ServerPlace = {
  /** SHA-256 of the certificate, as a person compared it on the server. */
  readonly fingerprint: string;
  readonly host?: string | undefined;
  readonly port?: number | undefined;
};

/** The address with the certificate that its server shows now. Faults: stock-away; stock-foreign where it is not the compared one. */
export const trustAnew = async (
  address: StockAddress,
  { fingerprint, host = address.host, port = address.port }: ServerPlace,
): Promise<StockAddress> => {
  const seen = await fetchCertificate(host, port);
  if (!isSameFingerprint(seen.fingerprint, fingerprint))
    throw new Fault('stock-foreign', { because: 'certificate-named' });
  return { ...address, host, port, certificate: seen.pem };
};

/** With or without colons, in any case. */
export const isSameFingerprint = (one: string, other: string): boolean => digitsOf(one) === digitsOf(other);

const digitsOf = (text: string): string => text.replace(/[^0-9a-f]/gi, '').toLowerCase();

/** The one certificate that the office's server may show: fetched once, compared by people, pinned from then on. */
import { X509Certificate } from 'node:crypto';
import { connect, type Socket } from 'node:net';
import { type ConnectionOptions, connect as connectTls, type PeerCertificate } from 'node:tls';
import { Fault } from '#contract/faults';
import type { StockAddress } from '../ports/stock-server.ts';
import { faultOf } from './fault-of.ts';

export type SeenCertificate = {
  readonly pem: string;
  /** SHA-256 as pairs of hexadecimal digits with colons, as servers print it. */
  readonly fingerprint: string;
};

/** 8 bytes that ask a PostgreSQL for TLS: their length, then 1234 and 5679. */
const sslRequest = Buffer.from('0000000804d2162f', 'hex');

/** Between these the bytes never leave the machine. */
const isLoopback = (host: string): boolean => ['127.0.0.1', '::1', 'localhost'].includes(host);

/**
 * How the line to this address is encrypted; false on the loopback without a certificate. The pinned certificate is the only one trusted,
 * whoever issued it and whatever name is in it. Faults: stock-foreign.
 */
export const tlsOf = ({ host, certificate }: StockAddress): ConnectionOptions | false => {
  if (certificate === '') {
    if (!isLoopback(host)) throw new Fault('stock-foreign', { because: 'no-certificate' });
    return false;
  }
  const pinned = readCertificate(certificate);
  return {
    ca: pinned.toString(),
    allowPartialTrustChain: true,
    minVersion: 'TLSv1.2',
    checkServerIdentity: (_host: string, { fingerprint256 }: PeerCertificate): Error | undefined =>
      fingerprint256 === pinned.fingerprint256
        ? undefined
        : new Fault('stock-foreign', { because: 'certificate' }),
  };
};

/** What the server shows, to be compared with the administrator before it is pinned. Faults: stock-away, stock-foreign. */
export const fetchCertificate = async (host: string, port: number): Promise<SeenCertificate> => {
  const socket = connect({ host, port });
  // Ends every wait below with an error.
  const timer = setTimeout(() => socket.destroy(new Error('no answer')), 5000);
  try {
    return await seeCertificate(socket);
  } catch (error) {
    throw faultOf(error);
  } finally {
    clearTimeout(timer);
    socket.destroy();
  }
};

const seeCertificate = (socket: Socket): Promise<SeenCertificate> =>
  new Promise((resolve, reject) => {
    socket.on('error', reject);
    socket.on('close', () => reject(new Error('closed')));
    socket.once('connect', () => socket.write(sslRequest));
    socket.once('data', (answer) => {
      // More than one byte would be text that was slipped in before the encryption.
      if (answer.length !== 1 || (answer[0] !== 0x53 && answer[0] !== 0x4e))
        return reject(new Fault('stock-foreign', { because: 'strange' }));
      if (answer[0] === 0x4e) return reject(new Fault('stock-foreign', { because: 'no-tls' }));
      // Looked at only: nothing is sent on this line, and nobody has said yet which certificate is the right one.
      const secure = connectTls({ socket, rejectUnauthorized: false });
      secure.on('error', reject);
      secure.once('secureConnect', () => {
        const { raw } = secure.getPeerCertificate();
        const seen = new X509Certificate(raw);
        resolve({ pem: seen.toString(), fingerprint: seen.fingerprint256 });
      });
    });
  });

const readCertificate = (pem: string): X509Certificate => {
  try {
    return new X509Certificate(pem);
  } catch (cause) {
    throw new Fault('stock-foreign', { because: 'no-certificate' }, { cause });
  }
};

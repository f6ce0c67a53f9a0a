/**
 * Talks to the one scanner in the network that the office has allowed, and to nothing else: every request goes to that host and port,
 * whatever an answer says; redirects are not followed, proxies not asked, and both size and time of an answer are bounded.
 */
import { request as plainRequest } from 'node:http';
import { request as secureRequest } from 'node:https';
import { Fault, type FaultCode } from '#contract/faults';
import type { ScannerAddress } from '#domain/scanner/scanner-address';

export type Asked = {
  readonly method: 'GET' | 'POST' | 'DELETE';
  /** From the root of the host. */
  readonly path: string;
  readonly body?: string;
  readonly signal: AbortSignal;
  /** Bytes of the answer at most. */
  readonly most: number;
  /** Milliseconds without any sign of the scanner, and for the whole answer. */
  readonly idle: number;
  readonly longest: number;
};

export type Answered = {
  readonly status: number;
  readonly location: string;
  /** Seconds; null where nothing is said. */
  readonly retryAfter: number | null;
  readonly bytes: Buffer;
};

/** Faults: scanner-away, scanner-unsafe, scanner-failed (cut in the middle), scanner-strange (too large, too slow, no HTTP), cancelled. */
export const askScanner = (address: ScannerAddress, asked: Asked): Promise<Answered> =>
  new Promise((resolve, reject) => {
    const { method, path, body, signal, most, idle, longest } = asked;
    const late = AbortSignal.timeout(longest);
    let hasAnswered = false;
    const fail = (code: FaultCode, cause?: unknown): void => {
      reject(new Fault(signal.aborted ? 'cancelled' : code, {}, { cause }));
      sent.destroy();
    };
    const failed = (error: NodeJS.ErrnoException): void =>
      fail(late.aborted ? 'scanner-strange' : codeOf(error, hasAnswered), error);
    const sent = (address.secure ? secureRequest : plainRequest)({
      host: address.host,
      port: address.port,
      method,
      path,
      agent: false,
      signal: AbortSignal.any([signal, late]),
      headers: {
        accept: '*/*',
        ...(body === undefined
          ? {}
          : { 'content-type': 'text/xml; charset=utf-8', 'content-length': Buffer.byteLength(body) }),
      },
    });
    sent.setTimeout(idle, () => fail(hasAnswered ? 'scanner-failed' : 'scanner-away'));
    sent.once('error', failed);
    sent.once('response', (answer) => {
      hasAnswered = true;
      const parts: Buffer[] = [];
      let bytes = 0;
      answer.once('error', failed);
      answer.on('data', (part: Buffer) => {
        bytes += part.length;
        if (bytes > most) fail('scanner-strange');
        else parts.push(part);
      });
      answer.once('end', () => {
        const { location = '', 'retry-after': after } = answer.headers;
        const seconds = /^\d{1,4}$/.test(after ?? '') ? Number(after) : null;
        resolve({
          status: answer.statusCode ?? 0,
          location,
          retryAfter: seconds,
          bytes: Buffer.concat(parts),
        });
      });
    });
    sent.end(body);
  });

const certificateTrouble = /^(?:CERT_|DEPTH_ZERO_|SELF_SIGNED_|UNABLE_TO_|ERR_TLS_CERT_|HOSTNAME_)/;
/** No HTTP, or no TLS, where it was expected. */
const otherProtocol = /^(?:HPE_|ERR_SSL_|EPROTO$)/;

const codeOf = ({ code = '' }: NodeJS.ErrnoException, hasAnswered: boolean): FaultCode => {
  if (certificateTrouble.test(code)) return 'scanner-unsafe';
  if (otherProtocol.test(code)) return 'scanner-strange';
  return hasAnswered ? 'scanner-failed' : 'scanner-away';
};

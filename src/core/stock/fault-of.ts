/** What PostgreSQL, the network and TLS say, as faults. Their own words stay inside: they may name accounts. */
import { Fault } from '#contract/faults';

/** What the functions of the stock raise (`stock.refuse`); the other reasons are found here. */
const refusals = [
  'unknown',
  'waiting',
  'removed',
  'reading',
  'not-owner',
  'last-owner',
  'founded',
  'not-founded',
  'other-desk',
  'no-desk',
];

type Said = { readonly code?: string; readonly message?: string; readonly severity?: string };

/** Did the server itself say it? Then the line still stands. */
export const isOfServer = (error: unknown): boolean =>
  error instanceof Error && typeof (error as Said).severity === 'string';

/** A fault, or the error itself where it is a defect of ours. */
export const faultOf = (error: unknown): unknown => {
  if (!(error instanceof Error) || error instanceof Fault) return error;
  return isOfServer(error) ? faultOfServer(error) : faultOfLine(error);
};

const faultOfServer = (error: Error & Said): unknown => {
  const { code = '', message } = error;
  const more = { cause: error };
  switch (code) {
    case 'ST001': {
      const because = refusals.includes(message) ? message : 'account';
      return new Fault('stock-refused', { because }, more);
    }
    case 'ST002':
      return new Fault('stock-epoch', {}, more);
    case 'ST003': {
      const [bytes, limit] = message.split(' ').map(Number);
      return new Fault('stock-too-large', { bytes: bytes ?? 0, limit: limit ?? 0 }, more);
    }
    case '28P01':
    case '28000':
      return new Fault('stock-refused', { because: 'password' }, more);
    case '42501':
      return new Fault('stock-refused', { because: 'account' }, more);
    // No such database, schema, function, table, group of roles.
    case '3D000':
    case '3F000':
    case '42883':
    case '42P01':
    case '42704':
      return new Fault('stock-foreign', { because: 'no-stock' }, more);
    case '53100':
      return new Fault('stock-full', {}, more);
    // Cancelled by a time limit, a lock that did not come.
    case '57014':
    case '55P03':
    case '25P03':
      return new Fault('stock-away', {}, more);
    default:
      // Connection, serialization, resources, shutting down, the machine's and the server's own trouble.
      return /^(08|40|53|57P|58|XX)/.test(code) ? new Fault('stock-away', {}, more) : error;
  }
};

const faultOfLine = (error: Error & Said): Fault => {
  const { code = '', message } = error;
  const foreign = (because: string): Fault => new Fault('stock-foreign', { because }, { cause: error });
  if (code.startsWith('ERR_TLS_CERT') || code.startsWith('CERT_') || certificateTrouble.has(code))
    return foreign('certificate');
  if (message === 'The server does not support SSL connections') return foreign('no-tls');
  if (message === 'There was an error establishing an SSL connection' || code.startsWith('ERR_SSL_'))
    return foreign('strange');
  // Refused, reset, timed out, no way to the host.
  return new Fault('stock-away', {}, { cause: error });
};

const certificateTrouble: ReadonlySet<string> = new Set([
  'DEPTH_ZERO_SELF_SIGNED_CERT',
  'SELF_SIGNED_CERT_IN_CHAIN',
  'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
  'UNABLE_TO_GET_ISSUER_CERT',
  'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
  'INVALID_CA',
  'INVALID_PURPOSE',
]);

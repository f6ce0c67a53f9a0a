import type { IncomingMessage } from 'node:http';
import type { RequestHead } from './guards.ts';

/** What the guards look at. */
export const headOf = ({ method = 'GET', headers }: IncomingMessage): RequestHead => ({
  method,
  host: headers.host,
  origin: headers.origin,
  cookie: headers.cookie,
});

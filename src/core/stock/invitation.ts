/** What an administrator gives to a desk: one line of text with the server's address, its certificate, and the desk's own password. */
import { z } from 'zod';
import { Fault } from '#contract/faults';
import type { StockAddress } from '../ports/stock-server.ts';

const prefix = 'shiming-stock-1-';
const schema = z.object({
  host: z.string().min(1).max(255),
  port: z.number().int().min(1).max(65_535),
  database: z.string().min(1).max(63),
  user: z.string().min(1).max(63),
  password: z.string().min(1).max(200),
  certificate: z.string().max(16_000),
});

/** Whoever has it can come to the server as this desk: as secret as a password. */
export const writeInvitation = (address: StockAddress): string =>
  prefix + Buffer.from(JSON.stringify(schema.parse(address))).toString('base64url');

/** Fault: stock-invitation-wrong. */
export const readInvitation = (text: string): StockAddress => {
  const plain = text.replace(/\s/g, '');
  if (!plain.startsWith(prefix)) throw new Fault('stock-invitation-wrong');
  try {
    return schema.parse(JSON.parse(Buffer.from(plain.slice(prefix.length), 'base64url').toString('utf8')));
  } catch (cause) {
    throw new Fault('stock-invitation-wrong', {}, { cause });
  }
};

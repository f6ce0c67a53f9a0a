/** The stock's key on its way to a desk: wrapped for it, signed by the desk that gave it. */
import { Fault } from '#contract/faults';
import { fingerprintOf, isSignedBy, readDeskCode, signAs } from '../handover/desk-identity.ts';
import type { DeskIdentity } from '../ports/desks.ts';
import { unwrapStockKey, wrapStockKey } from './seal.ts';

const signatureBytes = 64;

const signed = (epoch: number, to: string, wrapped: Uint8Array): Buffer =>
  Buffer.concat([Buffer.from(`shiming-stock/wrap/${epoch}/${to}/`), wrapped]);

/** `code`: of the desk that is to open it. */
export const giveKey = (from: DeskIdentity, code: string, epoch: number, key: Buffer): Buffer => {
  const keys = readDeskCode(code);
  const wrapped = wrapStockKey(key, keys.opening, epoch);
  return Buffer.concat([signAs(from, signed(epoch, fingerprintOf(keys), wrapped)), wrapped]);
};

/** `from`: code of the desk that gave it; `own`: this desk's code. Faults: stock-forged, stock-damaged. */
export const takeKey = (
  { identity, own, from }: { readonly identity: DeskIdentity; readonly own: string; readonly from: string },
  epoch: number,
  given: Buffer,
): Buffer => {
  const wrapped = given.subarray(signatureBytes);
  const text = signed(epoch, fingerprintOf(readDeskCode(own)), wrapped);
  if (!isSignedBy(readDeskCode(from), text, given.subarray(0, signatureBytes)))
    throw new Fault('stock-forged');
  return unwrapStockKey(wrapped, Buffer.from(identity.opening, 'base64url'), epoch);
};

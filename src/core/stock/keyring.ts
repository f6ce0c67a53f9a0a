/** The stock's keys of every epoch in this desk's hand: seals under the newest, opens what any of them sealed. */
import { Fault } from '#contract/faults';
import { readDeskCode } from '../handover/desk-identity.ts';
import type { DeskIdentity } from '../ports/desks.ts';
import type { SealedItem, StoredItem } from '../ports/stock-server.ts';
import { blobName, epochKeys, openItem, openPart, sealItem, sealPart } from './seal.ts';
import { StockStop } from './session.ts';

export type Keyring = {
  has(epoch: number): boolean;
  seal(what: Pick<SealedItem, 'id' | 'kind' | 'version' | 'deleted'>, plain: Buffer): SealedItem;
  /** `code`: of the desk that must have signed it. Faults: stock-forged, stock-damaged. */
  open(item: StoredItem, code: string): Buffer;
  /** The name of a paper in the stock, the same in every epoch. */
  nameOf(sha256: string): Buffer;
  sealPart(name: Buffer, part: number, count: number, plain: Buffer): Buffer;
  /** Fault: stock-damaged. */
  openPart(name: Buffer, part: number, sealed: Buffer): { readonly count: number; readonly plain: Buffer };
};

/** `keys`: by epoch, as base64url; of epoch 1 at least. */
export const createKeyring = (
  keys: Readonly<Record<string, string>>,
  epoch: number,
  identity: DeskIdentity,
): Keyring => {
  const byEpoch = new Map(
    Object.entries(keys).map(([number, key]) => [Number(number), epochKeys(Buffer.from(key, 'base64url'))]),
  );
  const keyOf = (wanted: number) => {
    const found = byEpoch.get(wanted);
    if (!found) throw new StockStop('stock-damaged');
    return found;
  };
  const orStop = <T>(work: () => T): T => {
    try {
      return work();
    } catch (error) {
      if (error instanceof Fault) throw new StockStop(error.code, {}, { cause: error });
      throw error;
    }
  };
  return {
    has: (wanted) => byEpoch.has(wanted),
    seal: (what, plain) => sealItem(keyOf(epoch), { ...what, epoch }, plain, identity),
    open: (item, code) => orStop(() => openItem(keyOf(item.epoch), item, readDeskCode(code))),
    nameOf: (sha256) => blobName(keyOf(1), sha256),
    sealPart: (name, part, count, plain) => sealPart(keyOf(epoch), { blob: name, part, count, epoch }, plain),
    openPart: (name, part, sealed) => orStop(() => openPart(keyOf, { blob: name, part }, sealed)),
  };
};

/** The stock's keys of every epoch in this desk's hand: seals under the newest, opens what any of them sealed. */
import { Fault } from '#contract/faults';
import { type DeskKeys, readDeskCode } from '../handover/desk-identity.ts';
import type { DeskIdentity } from '../ports/desks.ts';
import type { SealedItem, StoredItem } from '../ports/stock-server.ts';
import {
  blobName,
  type EpochKeys,
  epochKeys,
  openItem,
  openPart,
  readPartHead,
  sealItem,
  sealPart,
} from './seal.ts';
import { StockStop } from './stock-stop.ts';

export type Keyring = {
  has(epoch: number): boolean;
  seal(what: Pick<SealedItem, 'id' | 'kind' | 'version' | 'deleted'>, plain: Buffer): SealedItem;
  /** `code`: of the desk that must have signed it. Faults: stock-altered. */
  open(item: StoredItem, code: string): Promise<Buffer>;
  /** The name of a paper in the stock, the same in every epoch. */
  nameOf(sha256: string): Buffer;
  sealPart(name: Buffer, part: number, count: number, plain: Buffer): Buffer;
  /** Fault: stock-altered. */
  openPart(name: Buffer, part: number, sealed: Buffer): { readonly count: number; readonly bytes: Buffer };
};

/** `keys`: secrets by epoch, as base64url; of epoch 1 at least. */
export const createKeyring = (
  keys: Readonly<Record<string, string>>,
  epoch: number,
  identity: DeskIdentity,
): Keyring => {
  const byEpoch = new Map(
    Object.entries(keys).map(([number, secret]) => [
      Number(number),
      epochKeys(Number(number), Buffer.from(secret, 'base64url')),
    ]),
  );
  const desks = new Map<string, DeskKeys>();
  const deskOf = (code: string): DeskKeys => {
    const known = desks.get(code) ?? readDeskCode(code);
    desks.set(code, known);
    return known;
  };
  const keysOf = (wanted: number): EpochKeys => {
    const found = byEpoch.get(wanted);
    if (!found) throw new StockStop('stock-altered');
    return found;
  };
  return {
    has: (wanted) => byEpoch.has(wanted),
    seal: (what, plain) => sealItem(keysOf(epoch), identity, what, plain),
    open: async (item, code) => {
      const keys = keysOf(item.epoch);
      try {
        return await openItem(keys, deskOf(code), item);
      } catch (error) {
        throw asStop(error);
      }
    },
    nameOf: (sha256) => blobName(keysOf(1), Buffer.from(sha256, 'hex')),
    sealPart: (name, part, count, plain) => sealPart(keysOf(epoch), name, { part, count }, plain),
    openPart: (name, part, sealed) =>
      orStop(() => openPart(keysOf(readPartHead(sealed).epoch), name, part, sealed)),
  };
};

const orStop = <T>(work: () => T): T => {
  try {
    return work();
  } catch (error) {
    throw asStop(error);
  }
};

/** What does not open was changed on its way: nothing more is taken. */
const asStop = (error: unknown): unknown =>
  error instanceof Fault ? new StockStop(error.code, {}, { cause: error }) : error;

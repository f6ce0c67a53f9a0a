/** Joining, letting in and taking out: whose keys open the stock. */
import { Fault } from '#contract/faults';
import { fingerprintOf, readDeskCode } from '../handover/desk-identity.ts';
import type { DeskContext } from '../ports/desk-context.ts';
import type { Admission } from '../ports/stock.ts';
import type { StockNotes } from '../ports/stock-notes.ts';
import type { StockAddress, StockHead, StockServer } from '../ports/stock-server.ts';
import { makeSecret, wrapKey } from './seal.ts';
import { linkOf } from './session.ts';
import { StockStop } from './stock-stop.ts';

type Needs = {
  readonly context: Pick<DeskContext, 'desks'>;
  readonly notes: StockNotes;
  readonly server: StockServer;
};

/** The first desk makes the stock its own; every other one asks. Faults: those of the server. */
export const joinStock = async ({ context, notes, server }: Needs, address: StockAddress): Promise<void> => {
  const { desks } = context;
  const { code } = desks.book().own;
  const head = await server.head();
  const isFirst = head.epoch === 0;
  const key = makeSecret();
  const desk = isFirst
    ? await server.found(code, wrapKey(desks.identity(), readDeskCode(code), 1, key))
    : await server.enroll(code);
  notes.transaction(() => {
    notes.forgetAll();
    notes.putLink({
      address,
      desk,
      generation: '',
      cursor: 0,
      items: 0,
      keys: isFirst ? { '1': key.toString('base64url') } : {},
      epoch: 1,
      trusted: isFirst ? desks.book().own.fingerprint : '',
      isOwner: isFirst,
      mayWrite: isFirst,
      isPaused: false,
      stopped: '',
      inStepAt: null,
      seenEvent: notes.collect(0, true),
      isComparing: false,
      isResealing: false,
    });
  });
};

/**
 * Gives a waiting desk the key of every epoch. `fingerprint`: what was compared; the server may show another code by now. Faults: not-found,
 * stock-altered, those of the server.
 */
export const admitDesk = async (
  { context, notes, server }: Needs,
  desk: string,
  { fingerprint, ...rights }: Admission,
): Promise<void> => {
  const head = await server.head();
  const waiting = head.desks.find((one) => one.desk === desk && one.standing === 'waiting');
  if (!waiting) throw new Fault('not-found');
  if (fingerprintOf(readDeskCode(waiting.code)) !== fingerprint) throw new Fault('stock-altered');
  const identity = context.desks.identity();
  const wraps = Object.entries(linkOf({ notes }).keys).map(([epoch, key]) => ({
    epoch: Number(epoch),
    wrapped: wrapKey(identity, readDeskCode(waiting.code), Number(epoch), Buffer.from(key, 'base64url')),
  }));
  await server.admit(desk, rights, wraps);
  notes.transaction(() =>
    notes.putDesk({
      clerk: '',
      name: '',
      actor: '',
      card: 0,
      head: 0,
      pushed: [],
      ...knownOf(notes, desk),
      desk,
      code: waiting.code,
    }),
  );
};

/**
 * A new key for everybody who stays; everything is sent again under it. Only desks whose code this desk has seen sealed get it: a
 * server cannot slip one in. Also after a desk has left by itself. Faults: not-found, stock-epoch, those of the server.
 */
export const removeDesk = async ({ context, notes, server }: Needs, desk: string): Promise<void> => {
  const head = await server.head();
  const going = head.desks.find((one) => one.desk === desk);
  if (!going) throw new Fault('not-found');
  if (going.standing === 'waiting') return server.remove(desk, head.epoch, []);
  const link = linkOf({ notes });
  const epoch = head.epoch + 1;
  const key = makeSecret();
  const identity = context.desks.identity();
  const ownCode = context.desks.book().own.code;
  const wraps = head.desks
    .filter((one) => one.standing === 'in' && one.desk !== desk)
    .map((one) => {
      const known = one.desk === link.desk ? ownCode : knownOf(notes, one.desk)?.code;
      if (known === undefined) throw new Fault('stock-epoch');
      if (known !== one.code) throw new StockStop('stock-altered');
      return { desk: one.desk, wrapped: wrapKey(identity, readDeskCode(known), epoch, key) };
    });
  await server.remove(desk, epoch, wraps);
  notes.transaction(() => {
    const now = linkOf({ notes });
    const keys = { ...now.keys, [String(epoch)]: key.toString('base64url') };
    notes.putLink({ ...now, keys, epoch, isResealing: true, seenEvent: notes.collect(now.seenEvent, true) });
  });
};

/** A desk has left by itself: who may take desks out changes the key. */
export const changeKeyWhereDue = async (needs: Needs, head: StockHead): Promise<boolean> => {
  const isOwner = head.desks.find(({ desk }) => desk === head.own)?.isOwner === true;
  const gone = head.desks.find(({ standing }) => standing === 'removed');
  if (!head.isKeyDue || !isOwner || !gone) return false;
  await removeDesk(needs, gone.desk);
  return true;
};

const knownOf = (notes: StockNotes, desk: string) => notes.desks().find((one) => one.desk === desk);

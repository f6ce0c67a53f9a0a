/** Joining, letting in and taking out: whose keys open the stock. */
import { randomBytes } from 'node:crypto';
import { Fault } from '#contract/faults';
import type { DeskContext } from '../ports/desk-context.ts';
import type { StockNotes } from '../ports/stock-notes.ts';
import type { StockAddress, StockHead, StockServer } from '../ports/stock-server.ts';
import { linkOf } from './session.ts';
import { giveKey } from './wraps.ts';

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
  const isFirst = head.desks.length === 0;
  const key = randomBytes(32);
  const desk = isFirst
    ? await server.found(code, giveKey(desks.identity(), code, 1, key))
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
      isPaused: false,
      stopped: '',
      inStepAt: null,
      seenEvent: notes.collect(0, true),
      isComparing: false,
      isResealing: false,
    });
  });
};

/** Gives a waiting desk the key of every epoch. Faults: not-found, those of the server. */
export const admitDesk = async (
  { context, notes, server }: Needs,
  desk: string,
  rights: { readonly mayWrite: boolean; readonly isOwner: boolean },
): Promise<void> => {
  const head = await server.head();
  const waiting = head.desks.find((one) => one.desk === desk && one.standing === 'waiting');
  if (!waiting) throw new Fault('not-found');
  const identity = context.desks.identity();
  const wraps = Object.entries(linkOf({ notes }).keys).map(([epoch, key]) => ({
    epoch: Number(epoch),
    wrapped: giveKey(identity, waiting.code, Number(epoch), Buffer.from(key, 'base64url')),
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
 * server cannot slip one in. Faults: not-found, those of the server.
 */
export const removeDesk = async ({ context, notes, server }: Needs, desk: string): Promise<void> => {
  const head = await server.head();
  if (!head.desks.some((one) => one.desk === desk)) throw new Fault('not-found');
  const link = linkOf({ notes });
  const epoch = head.epoch + 1;
  const key = randomBytes(32);
  const identity = context.desks.identity();
  const wraps = staying(head, notes, desk, link.desk, context.desks.book().own.code).map((one) => ({
    desk: one.desk,
    wrapped: giveKey(identity, one.code, epoch, key),
  }));
  await server.remove(desk, wraps);
  notes.transaction(() => {
    const now = linkOf({ notes });
    const keys = { ...now.keys, [String(epoch)]: key.toString('base64url') };
    notes.putLink({ ...now, keys, epoch, isResealing: true, seenEvent: notes.collect(now.seenEvent, true) });
  });
};

const knownOf = (notes: StockNotes, desk: string) => notes.desks().find((one) => one.desk === desk);

const staying = (head: StockHead, notes: StockNotes, gone: string, own: string, ownCode: string) =>
  head.desks.filter(
    ({ desk, code, standing }) =>
      standing === 'in' && desk !== gone && code === (desk === own ? ownCode : knownOf(notes, desk)?.code),
  );

/** What people see of the stock. */
import type { FaultCode } from '#contract/faults';
import type { StockMember, StockState, StockStatus } from '#contract/stock';
import { fingerprintOf, readDeskCode } from '../handover/desk-identity.ts';
import type { DeskContext } from '../ports/desk-context.ts';
import type { StockLink, StockNotes } from '../ports/stock-notes.ts';
import type { Claim, StockHead } from '../ports/stock-server.ts';
import { doubtfulErasures } from './erasures.ts';

type Shown = {
  readonly phase: StockState;
  readonly reason: FaultCode | null;
  readonly head: StockHead | null;
  readonly claims: readonly Claim[];
  readonly admittedBy: string | null;
};

export const stockStatus = (
  context: DeskContext,
  notes: StockNotes,
  { phase, reason, head, claims, admittedBy }: Shown,
): StockStatus => {
  const link = notes.link();
  const actor = context.actors.current();
  const counts = notes.counts();
  const members = link ? membersOf(notes, head?.desks ?? lastKnown(notes, link), link.desk) : [];
  const own = members.find(({ isOwn }) => isOwn);
  // What a desk that may only read has changed waits without work for anybody.
  const toSend = own?.mayWrite === true ? counts.waiting : 0;
  const isBusy = phase === 'in-step' && toSend + counts.incoming > 0;
  return {
    state: isBusy ? 'busy' : phase,
    reason,
    address: link && {
      host: link.address.host,
      port: link.address.port,
      database: link.address.database,
      user: link.address.user,
      isEncrypted: link.address.certificate !== '',
    },
    desk: link?.desk || null,
    clerk: actor.clerk,
    name: actor.desk,
    seen: notes.newestEvent(),
    inStepAt: link?.inStepAt ?? null,
    ...counts,
    erasures: link ? doubtfulErasures({ ...context, notes }).length : 0,
    admittedBy: phase === 'asked' ? admittedBy : null,
    isOwner: own?.isOwner ?? false,
    mayWrite: own?.mayWrite ?? false,
    members,
    claims: claims
      .filter(({ until }) => until > Date.parse(context.clock.now()))
      .map(({ item, desk }) => ({ template: item, desk, isOwn: desk === link?.desk })),
    errands: notes
      .errands()
      .filter(({ to, by }) => to !== by)
      .map(({ template, to, by, note, at }) => ({ template, to, by, note, at })),
  };
};

/** Before the server was reached: whose cards have come. */
const lastKnown = (notes: StockNotes, link: StockLink): StockHead['desks'] =>
  notes.desks().map(({ desk, code }) => {
    const { isOwner, mayWrite } = desk === link.desk ? link : { isOwner: false, mayWrite: true };
    return { desk, code, standing: 'in', mayWrite, isOwner };
  });

const membersOf = (notes: StockNotes, desks: StockHead['desks'], own: string): StockMember[] => {
  const known = new Map(notes.desks().map((row) => [row.desk, row]));
  return desks.map(({ desk, code, standing, mayWrite, isOwner }) => ({
    desk,
    clerk: known.get(desk)?.clerk ?? '',
    name: known.get(desk)?.name ?? '',
    fingerprint: fingerprintOf(readDeskCode(code)),
    standing,
    mayWrite,
    isOwner,
    isOwn: desk === own,
  }));
};

/** One connection: greets, then takes and sends until the connection is lost or somebody stops it. */
import { Fault } from '#contract/faults';
import type { StockState } from '#contract/stock';
import type { DeskContext } from '../ports/desk-context.ts';
import type { StockNotes } from '../ports/stock-notes.ts';
import type { Claim, StockHead, StockServer } from '../ports/stock-server.ts';
import type { Bell } from './bell.ts';
import { carryOut, doubtfulErasures } from './erasures.ts';
import { greet } from './greet.ts';
import { createKeyring, type Keyring } from './keyring.ts';
import { changeKeyWhereDue } from './members.ts';
import { dropUnnamed, fetchPapers, takeWhole } from './papers.ts';
import { pullAll } from './pull.ts';
import { pushAll } from './push.ts';
import { linkOf, type Session } from './session.ts';

/** A hint may be lost: so often the desk asks by itself, milliseconds. */
export const pollEvery = 30_000;
/** Papers between two looks at what was changed. */
const papersAtOnce = 8;
/** The time of being in step is written so often at most, milliseconds. */
const notedEvery = 60_000;

export type Visit = {
  readonly context: DeskContext;
  readonly notes: StockNotes;
  readonly server: StockServer;
  readonly bell: Bell;
  readonly signal: AbortSignal;
  readonly show: (news: {
    readonly phase?: StockState;
    readonly head?: StockHead;
    readonly claims?: readonly Claim[];
    readonly admittedBy?: string | null;
  }) => void;
};

/** Ends by throwing only. Faults: stock-away, cancelled, and StockStop with its reason. */
export const visit = async ({ context, notes, server, bell, signal, show }: Visit): Promise<never> => {
  let lost: Fault | null = null;
  let asks = { desks: true, claims: true };
  await server.listen(
    (what) => {
      if (what !== 'items') asks = { ...asks, [what]: true };
      bell.ring();
    },
    () => {
      lost = new Fault('stock-away');
      bell.ring();
    },
  );
  const greeting = { notes, server, desks: context.desks };
  let head = await greet(greeting);
  while (typeof head === 'string') {
    show({ phase: 'asked', admittedBy: head || null });
    await bell.wait(pollEvery, signal);
    if (lost) throw lost;
    head = await greet(greeting);
  }
  let found: StockHead = head;
  let keyring: Keyring = keyringOf(context, notes);
  const session: Session = {
    ...context,
    notes,
    server,
    signal,
    head: () => found,
    keyring: {
      has: (epoch) => keyring.has(epoch),
      seal: (what, plain) => keyring.seal(what, plain),
      open: (item, code) => keyring.open(item, code),
      nameOf: (sha256) => keyring.nameOf(sha256),
      sealPart: (...more) => keyring.sealPart(...more),
      openPart: (...more) => keyring.openPart(...more),
    },
    lookAgain: async () => {
      const next = await greet(greeting);
      if (typeof next !== 'string') found = next;
      keyring = keyringOf(context, notes);
      show({ head: found });
    },
    tell: () => show({}),
  };
  notes.transaction(() => notes.doubtUnconfirmed());
  show({ phase: 'busy', head: found });
  let looked = performance.now();
  /** In a row, without anything that had come in between. */
  let clashes = 0;
  for (;;) {
    signal.throwIfAborted();
    if (lost) throw lost;
    if (asks.desks || performance.now() - looked > pollEvery) {
      looked = performance.now();
      asks = { desks: false, claims: true };
      await session.lookAgain();
      if (await changeKeyWhereDue({ context, notes, server }, found)) await session.lookAgain();
    }
    if (asks.claims) {
      asks = { ...asks, claims: false };
      show({ claims: await server.claims() });
    }
    const hasCome = await pullAll(session);
    takeWhole(session);
    await eraseHere(context, notes);
    if (!(await pushAll(session))) {
      clashes += hasCome ? 0 : 1;
      if (clashes > 1) lookThroughAgain(notes, clashes);
      continue;
    }
    clashes = 0;
    if ((await fetchPapers(session, papersAtOnce)) > 0) continue;
    await dropUnnamed(session);
    noteInStep(session);
    show({ phase: 'in-step' });
    await bell.wait(pollEvery, signal);
  }
};

const keyringOf = ({ desks }: Pick<DeskContext, 'desks'>, notes: StockNotes): Keyring => {
  const { keys, epoch } = linkOf({ notes });
  return createKeyring(keys, epoch, desks.identity());
};

const eraseHere = async (context: DeskContext, notes: StockNotes): Promise<void> => {
  const doubtful = new Set(doubtfulErasures({ ...context, notes }).map(({ template }) => template));
  const clear = notes.erasures().filter(({ template }) => !doubtful.has(template));
  if (clear.length > 0) await carryOut(context, notes, clear);
};

/** A version that this desk does not know, although it has seen everything: a part of its notes is lost, and all is looked at again. */
const lookThroughAgain = (notes: StockNotes, clashes: number): void => {
  if (clashes > 4) throw new Fault('stock-away');
  notes.putLink({ ...linkOf({ notes }), cursor: 0 });
};

const noteInStep = (session: Session): void => {
  const { notes, clock, head } = session;
  const link = linkOf(session);
  const at = clock.now();
  const isDue = link.inStepAt === null || Date.parse(at) - Date.parse(link.inStepAt) > notedEvery;
  const { waiting, incoming } = notes.counts();
  if (waiting + incoming > 0) return;
  if (isDue || link.isComparing || link.isResealing || head().items > link.items)
    notes.putLink({ ...link, inStepAt: at, items: head().items, isComparing: false, isResealing: false });
};

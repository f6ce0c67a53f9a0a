/** The desk's part of the office's stock: one connection at a time, tried again by itself, and everything that people ask of it. */
import { faultOf } from '#contract/fault-of';
import { Fault, type FaultCode } from '#contract/faults';
import type { StockClaim, StockState, StockStatus } from '#contract/stock';
import type { DeskContext } from '../ports/desk-context.ts';
import type { Stock } from '../ports/stock.ts';
import type { StockLink, StockNotes } from '../ports/stock-notes.ts';
import type { Claim, StockAddress, StockHead, StockServer } from '../ports/stock-server.ts';
import { createBell } from './bell.ts';
import { carryOut, doubtfulErasures, keepErased, shownErasures } from './erasures.ts';
import { readInvitation } from './invitation.ts';
import { admitDesk, joinStock, removeDesk } from './members.ts';
import { stockStatus } from './status.ts';
import { StockStop } from './stock-stop.ts';
import { trustAnew } from './trust.ts';
import { visit } from './visit.ts';

/** Seconds a claim holds; the page asks again while a template is open. */
const claimSeconds = 90;
/** Waits between two tries, milliseconds: from the first to the last, with chance so that desks do not come all at once. */
const firstWait = 50;
const lastWait = 30_000;

export type StockOptions = {
  readonly notes: StockNotes;
  readonly context: () => DeskContext;
  readonly connect: (address: StockAddress) => Promise<StockServer>;
  /** Called after every change in the store. */
  readonly afterCommit: (listener: () => void) => void;
};

type Shown = {
  phase: StockState;
  reason: FaultCode | null;
  head: StockHead | null;
  claims: readonly Claim[];
  admittedBy: string | null;
};

export const createStock = ({ notes, context, connect, afterCommit }: StockOptions): Stock => {
  const bell = createBell();
  const watchers = new Set<() => void>();
  const shown: Shown = { phase: 'off', reason: null, head: null, claims: [], admittedBy: null };
  const closing = new AbortController();
  let server: StockServer | null = null;
  /** Ends the connection that is open: the link was changed under it. */
  let turning = new AbortController();
  let running: Promise<void> | null = null;
  /** Times that everything that could be taken and sent was. */
  let rounds = 0;

  const show = (news: Partial<Shown>): void => {
    Object.assign(shown, news);
    for (const wake of watchers) wake();
  };
  const status = (): StockStatus => stockStatus(context(), notes, shown);

  const stop = (reason: FaultCode): void => {
    const link = notes.link();
    if (link) notes.putLink({ ...link, stopped: reason });
    show({ phase: 'stopped', reason, claims: [] });
  };

  /** Nobody sends it now; that it waits is to be seen. */
  const countWaiting = (): void => {
    const link = notes.link();
    if (!link) return;
    notes.transaction(() => notes.putLink({ ...link, seenEvent: notes.collect(link.seenEvent, false) }));
    show({});
  };

  const connectOnce = async (link: StockLink, signal: AbortSignal): Promise<void> => {
    const opened = await connect(link.address);
    server = opened;
    try {
      await visit({
        context: context(),
        notes,
        server: opened,
        bell,
        signal,
        show: (news) => {
          if (news.phase === 'in-step') rounds += 1;
          show({ ...news, reason: null });
        },
      });
    } finally {
      server = null;
      await opened.close();
      // What was changed while it ended was left to it.
      if (!closing.signal.aborted) countWaiting();
    }
  };

  const run = async (): Promise<void> => {
    let tries = 0;
    while (!closing.signal.aborted) {
      turning = new AbortController();
      const signal = AbortSignal.any([turning.signal, closing.signal]);
      const link = notes.link();
      try {
        if (!link || link.isPaused || link.stopped !== '') {
          show({ phase: restingOf(link), reason: (link?.stopped || null) as FaultCode | null, claims: [] });
          await bell.wait(2 ** 31 - 1, signal);
          continue;
        }
        if (shown.phase !== 'away') show({ phase: 'connecting' });
        const begun = performance.now();
        await connectOnce(link, signal).finally(() => {
          if (performance.now() - begun > lastWait) tries = 0;
        });
      } catch (error) {
        if (signal.aborted) continue;
        const fault = faultOf(error);
        if (error instanceof StockStop || finalCodes.has(fault.code)) stop(fault.code);
        else if (fault.code !== 'stock-epoch') {
          if (!awayCodes.has(fault.code)) context().log('error', 'stock-trouble', { code: fault.code });
          show({ phase: 'away', reason: awayCodes.has(fault.code) ? fault.code : 'stock-away', claims: [] });
          await bell.wait(waitAfter(tries++), signal).catch(() => undefined);
        }
      }
    }
  };

  /** After the link was changed: the connection is made anew. */
  const turn = (): void => {
    turning.abort();
    bell.ring();
  };
  const connected = (): StockServer => {
    if (!server) throw new Fault('stock-away');
    return server;
  };
  const withLink = (change: (link: StockLink) => Partial<StockLink>): void => {
    const link = notes.link();
    if (!link) throw new Fault('stock-none');
    notes.putLink({ ...link, ...change(link) });
  };
  let seen = -1;
  afterCommit(() => {
    if (!running) return;
    const newest = notes.newestEvent();
    if (newest === seen) return;
    seen = newest;
    if (server) bell.ring();
    else countWaiting();
  });

  const claimOf = ({ item, desk }: Claim): StockClaim => ({
    template: item,
    desk,
    isOwn: desk === notes.link()?.desk,
  });

  return {
    status,
    watch: async function* (signal) {
      const own = createBell();
      const wake = () => own.ring();
      const ended = AbortSignal.any([closing.signal, ...(signal ? [signal] : [])]);
      watchers.add(wake);
      try {
        let last = '';
        while (!ended.aborted) {
          const now = status();
          const text = JSON.stringify(now);
          if (text !== last) yield now;
          last = text;
          await own.wait(pollShown, ended).catch(() => undefined);
          // Many small changes are shown as one.
          await new Promise((resolve) => setTimeout(resolve, 100));
        }
      } finally {
        watchers.delete(wake);
      }
    },
    join: async (invitation) => {
      const address = readInvitation(invitation);
      if (notes.link()) throw new Fault('stock-joined');
      const opened = await connect(address);
      try {
        await joinStock({ context: context(), notes, server: opened }, address);
      } finally {
        await opened.close();
      }
      turn();
    },
    introduce: (clerk, name) => {
      const { actors } = context();
      // A known actor under a new name is kept under it; its card goes out with the next push.
      actors.as({ ...actors.current(), clerk, desk: name }, () => undefined);
      bell.ring();
      show({});
    },
    admit: async (desk, rights) => {
      await admitDesk({ context: context(), notes, server: connected() }, desk, rights);
      show({ head: await connected().head() });
    },
    confirm: (fingerprint) => {
      if (shown.admittedBy !== fingerprint) throw new Fault('not-found');
      withLink(() => ({ trusted: fingerprint }));
      show({ phase: 'connecting', admittedBy: null });
      bell.ring();
    },
    remove: async (desk) => {
      await removeDesk({ context: context(), notes, server: connected() }, desk);
      turn();
    },
    leave: async () => {
      const link = notes.link();
      if (!link) throw new Fault('stock-none');
      // Where the server is away an owner takes the desk out later; its key is worth nothing once they have.
      await server?.remove(link.desk, link.epoch, []).catch((error: unknown) => {
        const fault = faultOf(error);
        if (fault.data['because'] === 'last-owner') throw fault;
        context().log('warn', 'stock-left-alone', { code: fault.code });
      });
      notes.transaction(() => {
        notes.putLink(null);
        notes.forgetAll();
      });
      show({ phase: 'off', reason: null, head: null, claims: [] });
      turn();
    },
    trust: async (place) => {
      const link = notes.link();
      if (!link) throw new Fault('stock-none');
      const address = await trustAnew(link.address, place);
      withLink(({ stopped }) => ({ address, stopped: stopped === 'stock-foreign' ? '' : stopped }));
      turn();
    },
    setPaused: (isPaused) => {
      withLink(() => ({ isPaused }));
      turn();
    },
    accept: async (isRestored) => {
      const link = notes.link();
      if (!link) throw new Fault('stock-none');
      if (isRestored) {
        const opened = await connect(link.address);
        try {
          await opened.renew();
        } finally {
          await opened.close();
        }
      }
      notes.transaction(() => {
        notes.forgetVersions();
        notes.putLink({
          ...link,
          generation: '',
          cursor: 0,
          items: 0,
          stopped: '',
          isComparing: true,
          seenEvent: notes.collect(0, true),
        });
      });
      turn();
    },
    erasures: () => shownErasures({ ...context(), notes }),
    decideErasures: async (choice, templates) => {
      const asked = new Set(templates);
      const doubtful = doubtfulErasures({ ...context(), notes }).filter(({ template }) =>
        asked.has(template),
      );
      if (choice === 'keep') keepErased(notes, doubtful);
      else await carryOut(context(), notes, doubtful);
      bell.ring();
      show({});
    },
    claim: async (template) => {
      if (!server || shown.head === null) return null;
      await server.claim(template, claimSeconds);
      const claims = await server.claims();
      show({ claims });
      return claims.map(claimOf).find((one) => one.template === template && !one.isOwn) ?? null;
    },
    release: async (template) => {
      if (server && shown.head !== null) await server.release(template);
    },
    handTo: (template, to, note) => {
      const link = notes.link();
      if (!link) throw new Fault('stock-none');
      if (!notes.desks().some(({ desk }) => desk === to)) throw new Fault('not-found');
      const known = notes.errands().find((one) => one.template === template);
      const errand = { template, to, by: link.desk, note, at: context().clock.now() };
      notes.transaction(() => notes.putErrand({ version: 0, ...known, ...errand, dirty: true }));
      bell.ring();
      show({});
    },
    start: () => {
      running ??= run();
    },
    settle: async (signal) => {
      running ??= run();
      const from = rounds;
      bell.ring();
      const own = createBell();
      const wake = () => own.ring();
      watchers.add(wake);
      try {
        for (;;) {
          const { phase } = shown;
          const isDone = phase === 'in-step' ? rounds > from : resting.has(phase);
          // Else what is shown is of the connection that has just been given up.
          if (isDone && !turning.signal.aborted) return status();
          await own.wait(1_000, signal);
        }
      } finally {
        watchers.delete(wake);
      }
    },
    close: async () => {
      closing.abort();
      bell.ring();
      await running;
    },
  };
};

/** A watcher looks so often by itself: for what has changed in the store alone, milliseconds. */
const pollShown = 5_000;

const resting: ReadonlySet<StockState> = new Set(['off', 'paused', 'asked', 'away', 'stopped']);

/** Waiting for nothing: another try would meet the same. */
const finalCodes: ReadonlySet<FaultCode> = new Set([
  'stock-foreign',
  'stock-newer',
  'stock-altered',
  'stock-item-newer',
]);
const awayCodes: ReadonlySet<FaultCode> = new Set([
  'stock-away',
  'stock-refused',
  'stock-full',
  'disk-full',
  'desk-gone',
]);

const restingOf = (link: StockLink | null): StockState =>
  link ? (link.stopped ? 'stopped' : 'paused') : 'off';

const waitAfter = (tries: number): number =>
  Math.min(lastWait, firstWait * 2 ** tries) * (0.5 + Math.random() / 2);

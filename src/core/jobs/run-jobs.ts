/**
 * Runs jobs: keeps how far they are, tells whoever watches, stops them when they are told to, and goes on with what a core before
 * this one left (docs/adr/0034).
 */
import { AsyncLocalStorage } from 'node:async_hooks';
import { setImmediate } from 'node:timers/promises';
import { faultOf } from '#contract/fault-of';
import { Fault, type FaultShape } from '#contract/faults';
import {
  type JobKind,
  type JobNews,
  type JobNow,
  type JobState,
  type JobView,
  jobSteps,
} from '#contract/jobs';
import { toFault } from '../ops/base.ts';
import type { DeskContext } from '../ports/desk-context.ts';
import type { JobStore, Jobs, StoredJob } from '../ports/jobs.ts';
import type { JobChange, JobKindOf, JobKinds, JobTeller } from './job-kind.ts';
import { createWatchers } from './watchers.ts';

type Options = {
  readonly store: JobStore;
  readonly kinds: JobKinds;
  /** Asked when the first job begins: jobs are a part of it. */
  readonly context: () => DeskContext;
};

/** A job that runs in this core. */
type Live = {
  job: StoredJob;
  now: JobNow;
  elapsed: number;
  savedAt: number;
  readonly began: number;
  readonly stop: AbortController;
  ended: Promise<void>;
};

/** Between two times that the progress of work without pieces is kept, milliseconds. */
const saveEvery = 500;
/** Ended jobs that a list shows. */
const shownEnded = 20;
const nothing: JobNow = { name: '', stage: null, working: [] };
const closing = Symbol('the desk closes');

export const createJobs = ({ store, kinds, context }: Options): Jobs => {
  const lives = new Map<string, Live>();
  /** Ends that the store could not keep: told all the same, and the next core finds the job running. */
  const unkept = new Map<string, StoredJob>();
  const watchers = createWatchers();
  /** What a call changes is its own step to undo: a job is not part of the call that began it. */
  const outside = AsyncLocalStorage.snapshot();
  const kindOf = <Kind extends JobKind>(kind: Kind): JobKindOf<Kind> => kinds[kind];

  const tell = (live: Live, told: JobChange<JobKind>['told'] = undefined): void =>
    watchers.tell({ job: viewOf(live.job, live), told: told ?? null, isMissed: false });

  const tellerOf = <Kind extends JobKind>(live: Live): JobTeller<Kind> => ({
    id: live.job.id,
    get facts() {
      return live.job.facts as JobTeller<Kind>['facts'];
    },
    tell: ({ now, told, ...change }) => {
      live.job = { ...live.job, ...change } as StoredJob;
      live.now = { ...live.now, ...now };
      if (change.done !== undefined) live.elapsed = performance.now() - live.began;
      if (change.done !== undefined && performance.now() - live.savedAt > saveEvery) {
        live.savedAt = performance.now();
        store.save(live.job);
      }
      tell(live, told);
    },
    take: (suspects) => {
      const next = store.takePiece(live.job.id, suspects);
      if (next) {
        live.now = { ...live.now, working: [...live.now.working, next.piece] };
        tell(live);
      }
      return next;
    },
    finish: (piece) => {
      live.job = { ...live.job, done: live.job.done + 1 };
      live.elapsed = performance.now() - live.began;
      live.now = { ...live.now, working: live.now.working.filter((one) => one !== piece) };
      store.finishPiece(live.job.id, piece, live.job);
      tell(live);
    },
    add: (pieces) => addPieces(live, pieces),
  });

  const addPieces = (live: Live, pieces: readonly string[]): void => {
    store.addPieces(live.job.id, pieces);
    live.job = { ...live.job, ...store.countPieces(live.job.id) };
    tell(live);
  };

  const start = (job: StoredJob): Live => {
    const live: Live = {
      job,
      now: nothing,
      elapsed: 0,
      savedAt: 0,
      began: performance.now(),
      stop: new AbortController(),
      ended: Promise.resolve(),
    };
    lives.set(job.id, live);
    live.ended = outside(() => {
      const { actors } = context();
      return actors.as(actors.find(job.actor) ?? actors.current(), () => work(live));
    });
    return live;
  };

  const work = async (live: Live): Promise<void> => {
    const { signal } = live.stop;
    // Who began it has its answer first.
    await setImmediate();
    const { kind, input, id } = live.job;
    const { run, joins } = kindOf(kind) as JobKindOf<JobKind>;
    const step = context().undo.begin(jobSteps[kind]);
    let fault: Fault | null = null;
    try {
      // What joined it while its last piece was being finished is still to be done.
      do await step.run(() => run(context(), input, tellerOf(live), signal));
      while (joins && !signal.aborted && live.job.done < live.job.total);
    } catch (error) {
      fault = signal.aborted ? null : toFault(error, context().log);
    } finally {
      step.end();
    }
    lives.delete(id);
    live.now = nothing;
    const isClosing = signal.reason === closing;
    const state: JobState = fault ? 'failed' : signal.aborted ? 'cancelled' : 'done';
    if (!isClosing)
      live.job = {
        ...live.job,
        state,
        fault: fault && plainFault(fault),
        endedAt: context().clock.now(),
        isSeen: watchers.has(id),
      };
    keep(live.job);
    if (!isClosing) tell(live);
  };

  const keep = (job: StoredJob): void => {
    try {
      store.letGo(job.id, false);
      store.save(job);
    } catch (error) {
      context().log('warn', 'job-not-kept', { code: faultOf(error).code });
      unkept.set(job.id, job);
    }
  };

  const found = (id: string): StoredJob => {
    const job = lives.get(id)?.job ?? unkept.get(id) ?? store.get(id);
    if (!job) throw new Fault('not-found');
    return job;
  };
  const view = (job: StoredJob): JobView => viewOf(job, lives.get(job.id));
  const listed = (): StoredJob[] =>
    store.list().map((job) => lives.get(job.id)?.job ?? unkept.get(job.id) ?? job);
  const shown = (): StoredJob[] => listed().filter((job, at) => job.state === 'running' || at < shownEnded);
  const leave = (job: StoredJob, more: Partial<StoredJob>): StoredJob => {
    const left = { ...job, endedAt: context().clock.now(), ...more } as StoredJob;
    store.save(left);
    return left;
  };
  return {
    begin: (name, input) => {
      const kind = kindOf(name);
      const actor = context().actors.current().id;
      const { facts, pieces, total } = kind.begin(context(), input);
      if (kind.joins)
        for (const job of listed().filter(
          (one) => one.kind === name && one.state === 'running' && one.actor === actor,
        )) {
          const live = lives.get(job.id);
          if (live && !live.stop.signal.aborted) {
            addPieces(live, pieces);
            return view(live.job) as JobView<typeof name>;
          }
          // One that waits for a core that goes on with jobs: what it has left is there to be begun anew.
          if (!live) leave(job, { state: 'failed', fault: stopped, isSeen: true });
        }
      const job = {
        id: context().newId(),
        kind: name,
        actor,
        state: 'running',
        input,
        facts,
        done: 0,
        total: total ?? new Set(pieces).size,
        startedAt: context().clock.now(),
        endedAt: null,
        fault: null,
        isSeen: false,
      } as StoredJob;
      store.add(job, pieces);
      const live = start(job);
      tell(live);
      return view(job) as JobView<typeof name>;
    },
    list: () => shown().map(view),
    watch: (id, signal) => {
      const telling = (job: StoredJob): JobNews => {
        const isMissed = job.state !== 'running' && !job.isSeen;
        if (isMissed) see(job);
        return { job: view(job), told: null, isMissed };
      };
      if (id !== undefined) {
        found(id);
        return watchers.watch(id, () => [telling(found(id))], signal);
      }
      return watchers.watch(undefined, () => shown().reverse().map(telling), signal);
    },
    cancel: async (id) => {
      const live = lives.get(id);
      if (live) {
        live.stop.abort();
        await live.ended;
        return viewOf(live.job, undefined);
      }
      const job = found(id);
      return view(job.state === 'running' ? leave(job, { state: 'cancelled', isSeen: true }) : job);
    },
    resume: (id) => {
      const job = found(id);
      const { goesOn } = kindOf(job.kind) as JobKindOf<JobKind>;
      if (lives.has(id)) return view(job);
      if (job.state === 'done' || !goesOn(job.input)) throw new Fault('not-found');
      const next = { ...job, state: 'running', endedAt: null, fault: null, isSeen: false } as StoredJob;
      store.save(next);
      unkept.delete(id);
      tell(start(next));
      return view(next);
    },
    goOn: () => {
      for (const job of store
        .list()
        .filter(({ state }) => state === 'running')
        .reverse()) {
        const { goesOn } = kindOf(job.kind) as JobKindOf<JobKind>;
        store.letGo(job.id, true);
        if (goesOn(job.input)) start(job);
        else leave(job, { state: 'failed', fault: stopped });
      }
    },
    close: async () => {
      const running = [...lives.values()];
      for (const { stop } of running) stop.abort(closing);
      await Promise.all(running.map(({ ended }) => ended));
      watchers.close();
    },
  };

  /** On a desk that is only looked at the same is told once more. */
  function see(job: StoredJob): void {
    try {
      store.save({ ...job, isSeen: true } as StoredJob);
    } catch (error) {
      if (faultOf(error).code !== 'read-only') throw error;
    }
  }
};

/** One that a core before this one left, and that nobody goes on with here, does not run. */
const viewOf = (
  { input: _input, isSeen: _isSeen, actor: _actor, ...job }: StoredJob,
  live: Live | undefined,
): JobView => {
  const left = job.state === 'running' && !live ? { state: 'failed', fault: stopped } : {};
  return { ...job, ...left, now: live?.now ?? nothing, elapsed: live?.elapsed ?? 0 } as JobView;
};

const plainFault = ({ code, retry, data, incident }: Fault): FaultShape => ({ code, retry, data, incident });
const stopped = plainFault(new Fault('core-stopped'));

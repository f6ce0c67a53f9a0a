/**
 * Takes steps of the journal back and does them again, as ordinary changes with events of their own. In parts, so that other calls
 * are answered between them; all or none all the same: what a dying core left half-way, the next one ends (docs/adr/0019).
 */
import { setImmediate } from 'node:timers/promises';
import { Fault } from '#contract/faults';
import type { NextSteps, UndoAnswer, UndoStep } from '#contract/undo';
import type { Actors } from '../ports/actors.ts';
import type { Templates } from '../ports/templates.ts';
import type { Undo } from '../ports/undo.ts';
import type { History } from './events.ts';
import type { Store } from './open-store.ts';
import { openTemplateImages } from './template-image.ts';
import { type FoundStep, fingerprint, type UndoJournal, type UndoStepId } from './undo-journal.ts';

/** Views in one answer; a step over more templates says so by its count. */
const viewsInAnswer = 20;
/** Longest stretch of work before other calls are let in, milliseconds. */
const stretch = 15;
/** Templates between two looks at the clock. */
const part = 5;

/** A template of the step no longer looks as the step left it. */
class Stale extends Error {
  readonly templates: readonly string[];
  constructor(templates: readonly string[]) {
    super();
    this.templates = templates;
  }
}

type Needs = {
  readonly journal: UndoJournal;
  readonly templates: Pick<Templates, 'restore' | 'view'>;
  readonly history: Pick<History, 'changedByOther'>;
  readonly actors: Pick<Actors, 'find' | 'current' | 'as'>;
};

export const openUndo = (store: Store, { journal, templates, history, actors }: Needs): Undo => {
  const images = openTemplateImages(store);
  /** A step that is being looked at or turned in this process. */
  let isTurning = false;
  const next = (): NextSteps => ({ undo: plain(journal.next('undo')), redo: plain(journal.next('redo')) });

  /** Goes through what is not yet `undone` (or done again) in stretches; `work` gets a few templates at a time. */
  const throughPending = async (
    step: UndoStepId,
    undone: boolean,
    together: (work: () => boolean) => boolean,
    work: (held: ReturnType<UndoJournal['pending']>) => void,
  ): Promise<void> => {
    let after = '';
    for (;;) {
      const isOver = together(() => {
        const begun = performance.now();
        do {
          const held = journal.pending(step.id, undone, after, part);
          work(held);
          after = held.at(-1)?.template ?? after;
          if (held.length < part) return true;
        } while (performance.now() - begun < stretch);
        return false;
      });
      if (isOver) return;
      await setImmediate();
    }
  };

  /** Throws Stale; with `leave`, what was changed meanwhile stays as it is instead. */
  const turnAll = async (step: UndoStepId, undone: boolean, leave: boolean): Promise<void> => {
    await throughPending(step, undone, store.transaction, (pending) => {
      journal.setTurning(step.id, undone);
      const now = pending.map(({ template }) => images.read(template));
      const fits = pending.map(({ expects }, index) => expects === fingerprint(now[index]!));
      if (!leave && fits.includes(false))
        throw new Stale(pending.filter((_, index) => !fits[index]).map(({ template }) => template));
      const kind = undone ? 'undone' : 'redone';
      templates.restore(
        pending.filter((_, index) => fits[index]),
        kind,
        step.code,
        () => {
          for (const [index, held] of pending.entries())
            journal.turnOne(
              step.id,
              fits[index]
                ? { template: held.template, image: now[index]!, expects: fingerprint(held.image) }
                : held,
              undone,
            );
          if (pending.length < part) journal.turned(step.id, undone);
        },
      );
    });
  };

  const turn = async (way: 'undo' | 'redo'): Promise<UndoAnswer> => {
    const step = store.read(() => journal.next(way));
    if (!step) throw new Fault('nothing-to-undo');
    if (step.isRunning || isTurning) throw new Fault('undo-busy');
    const undone = way === 'undo';
    isTurning = true;
    try {
      // Whether it can be done at all is looked at first, so that nothing needs to be taken back when it cannot.
      await throughPending(step, undone, store.read, (pending) => {
        const changed = pending.filter(
          ({ template, expects }) => expects !== fingerprint(images.read(template)),
        );
        if (changed.length > 0) throw new Stale(changed.map(({ template }) => template));
      });
      await turnAll(step, undone, false);
    } catch (error) {
      if (!(error instanceof Stale)) throw error;
      // What lies below it shall be reached. It is kept: the change that is in its way may be taken back too.
      await turnAll(step, !undone, true);
      journal.setAside(step.id);
      const isOther = store.read(() => error.templates.some((id) => history.changedByOther(id, step.at)));
      throw new Fault(isOther ? 'undo-other-changed' : 'undo-stale', { count: step.count });
    } finally {
      isTurning = false;
    }
    const views: UndoAnswer['views'][number][] = [];
    for (const { template } of journal.pending(step.id, !undone, '', viewsInAnswer)) {
      views.push(store.read(() => templates.view(template)));
      if (views.length % part === 0) await setImmediate();
    }
    return { step: plain(step), views, next: store.read(next) };
  };

  const takeBack = async (): Promise<void> => {
    const step = journal.opened();
    if (!step) return;
    await turnAll(step, true, true);
    journal.forget(step.id);
  };

  const resume = async (): Promise<void> => {
    for (let step = store.read(journal.left); step; step = store.read(journal.left)) {
      const { undone } = step;
      await actors.as(actors.find(step.actor) ?? actors.current(), async () => {
        try {
          await turnAll(step, undone, false);
        } catch (error) {
          if (!(error instanceof Stale)) throw error;
          await turnAll(step, !undone, true);
          journal.setAside(step.id);
        }
      });
    }
  };

  return {
    begin: journal.begin,
    outside: journal.outside,
    next: () => store.read(next),
    undo: () => turn('undo'),
    redo: () => turn('redo'),
    takeBack,
    allOrNone: (isOver) => {
      const step = journal.opened();
      if (step) store.transaction(() => journal.setTurning(step.id, isOver ? null : true));
    },
    resume,
  };
};

function plain(step: FoundStep): UndoStep;
function plain(step: FoundStep | null): UndoStep | null;
function plain(step: FoundStep | null): UndoStep | null {
  return step && { code: step.code, at: step.at, count: step.count };
}

/**
 * Takes steps of the journal back and does them again, as ordinary changes with events of their own. In parts, so that other calls
 * are answered between them; all or none all the same: what a dying core left half-way, the next one ends (docs/adr/0019).
 */
import { setImmediate } from 'node:timers/promises';
import { Fault } from '#contract/faults';
import type { NextSteps, UndoAnswer, UndoStep } from '#contract/undo';
import type { Templates } from '../ports/templates.ts';
import type { Undo } from '../ports/undo.ts';
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
class Stale extends Error {}

export const openUndo = (
  store: Store,
  journal: UndoJournal,
  templates: Pick<Templates, 'restore' | 'view'>,
): Undo => {
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
      if (!leave && fits.includes(false)) throw new Stale();
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
        if (pending.some(({ template, expects }) => expects !== fingerprint(images.read(template))))
          throw new Stale();
      });
      await turnAll(step, undone, false);
    } catch (error) {
      if (!(error instanceof Stale)) throw error;
      // It can never be undone: what lies below it shall be reached.
      await turnAll(step, !undone, true);
      journal.forget(step.id);
      throw new Fault('undo-stale', { count: step.count });
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
      try {
        await turnAll(step, step.undone, false);
      } catch (error) {
        if (!(error instanceof Stale)) throw error;
        await turnAll(step, !step.undone, true);
        journal.forget(step.id);
      }
    }
  };

  return {
    begin: journal.begin,
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

/** Takes steps of the journal back and does them again, each as one transaction of ordinary changes with events of their own. */
import { setImmediate } from 'node:timers/promises';
import { Fault } from '#contract/faults';
import type { NextSteps, UndoAnswer, UndoStep } from '#contract/undo';
import type { Templates, Undo } from '../context.ts';
import type { Store } from './open-store.ts';
import { openTemplateImages } from './template-image.ts';
import { type FoundStep, fingerprint, type UndoJournal } from './undo-journal.ts';

/** Views in one answer; a step over more templates says so by its count. */
const viewsInAnswer = 200;
/** Templates that are taken back before other calls get their turn. */
const part = 25;

export const openUndo = (
  store: Store,
  journal: UndoJournal,
  templates: Pick<Templates, 'restore' | 'view'>,
): Undo => {
  const images = openTemplateImages(store);
  const next = (): NextSteps => ({ undo: plain(journal.next('undo')), redo: plain(journal.next('redo')) });

  const turn = (way: 'undo' | 'redo'): UndoAnswer => {
    const step = journal.next(way);
    if (!step) throw new Fault('nothing-to-undo');
    if (step.isRunning) throw new Fault('undo-busy');
    const held = journal.images(step.id);
    const now = held.map(({ template }) => images.read(template));
    if (held.some(({ expects }, index) => expects !== fingerprint(now[index]!))) {
      // It can never be undone: what lies below it shall be reached.
      journal.forget(step.id);
      throw new Fault('undo-stale', { count: step.count });
    }
    const turned = held.map(({ template, image }, index) => ({
      template,
      image: now[index]!,
      expects: fingerprint(image),
    }));
    const kind = way === 'undo' ? 'undone' : 'redone';
    templates.restore(held, kind, step.code, () => journal.turn(step.id, turned, way === 'undo'));
    const views = held.slice(0, viewsInAnswer).map(({ template }) => templates.view(template));
    return { step: plain(step), views, next: next() };
  };

  const takeBack = async (): Promise<void> => {
    const step = journal.opened();
    if (!step) return;
    const held = store.read(() => journal.images(step.id));
    for (let at = 0; at < held.length; at += part) {
      store.read(() => {
        const own = held
          .slice(at, at + part)
          .filter(({ template, expects }) => expects === fingerprint(images.read(template)));
        templates.restore(own, 'undone', step.code, () => undefined);
      });
      await setImmediate();
    }
    journal.forget(step.id);
  };

  return {
    begin: journal.begin,
    next: () => store.read(next),
    undo: () => store.read(() => turn('undo')),
    redo: () => store.read(() => turn('redo')),
    takeBack,
  };
};

function plain(step: FoundStep): UndoStep;
function plain(step: FoundStep | null): UndoStep | null;
function plain(step: FoundStep | null): UndoStep | null {
  return step && { code: step.code, at: step.at, count: step.count };
}

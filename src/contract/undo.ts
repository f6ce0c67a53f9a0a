/** Steps that can be taken back and done again. */
import { type } from '@orpc/contract';
import { operation } from './operation.ts';
import type { TemplateView } from './views.ts';

/** One call of an operation and what it touched. */
export type UndoStep = {
  /** The operation, e.g. `templates.update`; `other` for changes outside of any. */
  readonly code: string;
  /** When it last changed something. */
  readonly at: string;
  /** How many templates it touched. */
  readonly count: number;
};

export type NextSteps = { readonly undo: UndoStep | null; readonly redo: UndoStep | null };

/** What was undone or done again. `views` holds the first 200 templates of the step; `count` says how many there are. */
export type UndoAnswer = {
  readonly step: UndoStep;
  readonly views: readonly TemplateView[];
  readonly next: NextSteps;
};

export const stepsContract = {
  /** What undo and redo of this actor would do now. */
  next: operation.output(type<NextSteps>()),
  /**
   * Takes the newest step of this actor back. A step that is refused is kept, and is next again once one of its templates changes.
   * Faults: nothing-to-undo, undo-stale, undo-other-changed (somebody else has changed a template of it since), undo-busy.
   */
  undo: operation.output(type<UndoAnswer>()),
  /** Does the step that was undone last again. Faults: as `undo`. */
  redo: operation.output(type<UndoAnswer>()),
};

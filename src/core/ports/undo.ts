/** Undo and redo over the changes of each actor; see `../store/undo-journal.ts`. */
import type { NextSteps, UndoAnswer } from '#contract/undo';

export type Undo = {
  /** A step for everything that is changed inside `run`; inside another step it belongs to that one. */
  begin(code: string): { run<T>(work: () => T): T; end(): void };
  /** What `work` changes belongs to no step: it came from another desk, and is undone there. */
  outside<T>(work: () => T): T;
  next(): NextSteps;
  /** Takes the actor's newest step back. Faults: nothing-to-undo, undo-stale, undo-other-changed, undo-busy. */
  undo(): Promise<UndoAnswer>;
  redo(): Promise<UndoAnswer>;
  /** Takes back what the step that is open here has changed so far, in parts; what was changed again meanwhile stays. */
  takeBack(): Promise<void>;
  /** In the transaction of a change: should the core die before `isOver`, the next one takes back what the step has changed. */
  allOrNone(isOver: boolean): void;
  /** Ends what a core before this one left half-way; before anything else is done with the desk. */
  resume(): Promise<void>;
};

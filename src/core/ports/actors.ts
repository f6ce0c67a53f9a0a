/** Who changes something. Every event, step to undo, job and personal setting has its actor. */
import type { Actor } from '#contract/actors';

export type Actors = {
  /** Whose work this is: the desk's own actor, or within `as` the one it names. */
  current(): Actor;
  isOwn(id: string): boolean;
  /** Everybody whose changes the desk holds, its own first. */
  all(): readonly Actor[];
  /** null for one that the desk has never met. */
  find(id: string): Actor | null;
  /**
   * What `work` changes, and what it begins, is this actor's. An actor that comes for the first time, or under a new name, is kept.
   * Faults: read-only, disk-full, disk-failing.
   */
  as<T>(actor: Actor, work: () => T): T;
};

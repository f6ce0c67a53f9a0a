/** Who changes something: a clerk at a desk. */

export type Actor = {
  /** Of this clerk at this desk, the same on every desk that knows them. */
  readonly id: string;
  /** What the clerk is called; '' where nobody has said. */
  readonly clerk: string;
  /** What the desk is called; '' where nobody has said. */
  readonly desk: string;
};

/** The actor of an event, as a history names it. */
export type EventActor = Pick<Actor, 'clerk' | 'desk'> & {
  /** The one who works at this desk. */
  readonly isOwn: boolean;
};

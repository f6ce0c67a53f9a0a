/**
 * The journal of steps that can be undone: one call of an operation is one step, long streams too. A step holds what each
 * template that it touched was before. It lies in the store, encrypted like the rest, so a restart forgets nothing. Each actor has
 * steps of its own (docs/adr/0040).
 */
import { AsyncLocalStorage } from 'node:async_hooks';
import { createHash } from 'node:crypto';
import type { UndoStep } from '#contract/undo';
import type { Actors } from '../ports/actors.ts';
import type { Clock } from '../ports/clock.ts';
import type { Store } from './open-store.ts';
import { openTemplateImages } from './template-image.ts';

/** Edits of the same fields closer together than this are one step, in milliseconds. */
export const mergeWithin = 10_000;
/** Long work that comes as one call for each item is one step all the same, as long as no more than this lies between two. */
const longWork: ReadonlySet<string> = new Set(['intake.take']);
const longWorkWithin = 120_000;
/** For each actor; the newest step stays, however large it is. */
const usualLimits = { steps: 200, bytes: 50_000_000 };

export type UndoImage = { readonly template: string; readonly image: string; readonly expects: string };
export type UndoStepId = { readonly id: number; readonly code: string; readonly actor: string };
export type FoundStep = UndoStep & UndoStepId & { readonly isRunning: boolean };

export type UndoJournal = {
  /** A step of its own for everything that is changed inside `run`; inside another step of the same actor it belongs to that one. */
  begin(code: string): { run<T>(work: () => T): T; end(): void };
  /** What `work` changes belongs to no step: it came from another desk, and is undone there. */
  outside<T>(work: () => T): T;
  /** Called in the transaction of a change, after it. `mergeKey` names what may grow together with the step before. */
  note(template: string, before: string, mergeKey?: string | null): void;
  /** False inside `outside`: nobody needs what a template was before. */
  isKeeping(): boolean;
  /** The step that is open here, once it has changed something. */
  opened(): UndoStepId | null;
  /** The actor's step that would be undone or done again next. */
  next(way: 'undo' | 'redo'): FoundStep | null;
  /** Templates of the step behind `after`, in order of their ids, that are not yet `undone` or not yet done again. */
  pending(step: number, undone: boolean, after: string, limit: number): UndoImage[];
  /** In the transaction that restores: a template of the step changes sides, with a new image. */
  turnOne(step: number, image: UndoImage, undone: boolean): void;
  /** The step is on its way; `null` when it is no more. A core that finds it so when it opens the store ends it that way. */
  setTurning(step: number, undone: boolean | null): void;
  /** The step that a core before this one has left on its way. */
  left(): (UndoStepId & { readonly undone: boolean }) | null;
  /** Every template has changed sides: the step does. */
  turned(step: number, undone: boolean): void;
  forget(step: number): void;
  /** A step that does not fit now makes way for those before it, until one of its templates changes again. */
  setAside(step: number): void;
};

const noStep = Symbol('no step');
type OpenStep = { readonly code: string; readonly actor: string; id: number | null };
type StepRow = {
  id: number;
  code: string;
  at: string;
  merge_key: string | null;
  undone: number;
  turning: number | null;
  actor: string;
  aside: number;
};

export const fingerprint = (image: string): string => createHash('sha256').update(image).digest('base64url');

export const openUndoJournal = (
  store: Store,
  clock: Clock,
  actors: Pick<Actors, 'current'>,
  limits = usualLimits,
): UndoJournal => {
  const current = new AsyncLocalStorage<OpenStep | typeof noStep>();
  const running = new Set<OpenStep>();
  const images = openTemplateImages(store);
  const sql = statements(store);

  /** The step that is open here, where it is the actor's own. */
  const openHere = (): OpenStep | undefined => {
    const step = current.getStore();
    return step !== noStep && step?.actor === actors.current().id ? step : undefined;
  };

  /** The row of the step that is open here, made at its first change. A new step takes away what could be done again. */
  const rowOf = (step: OpenStep, mergeKey: string | null): { id: number; isMerged: boolean } => {
    // A row may be gone: trimmed, or rolled back with its transaction.
    if (step.id !== null && sql.byId.get(step.id)?.undone === 0) {
      sql.keepApart.run(step.id);
      return { id: step.id, isMerged: false };
    }
    sql.dropUndone.run(step.actor);
    const at = clock.now();
    const last = sql.newest.get(step.actor);
    // What is on its way to be undone, or does not fit, grows no more.
    const isOpen = last?.turning === null && last.aside === 0;
    const isMerged =
      isOpen &&
      mergeKey !== null &&
      last?.merge_key === mergeKey &&
      Math.abs(Date.parse(at) - Date.parse(last.at)) < mergeWithin;
    const goesOn =
      isOpen &&
      last !== undefined &&
      longWork.has(step.code) &&
      last.code === step.code &&
      Math.abs(Date.parse(at) - Date.parse(last.at)) < longWorkWithin;
    if (last && (isMerged || goesOn)) {
      sql.setAt.run(at, last.id);
      step.id = last.id;
    } else {
      step.id = Number(sql.insert.run(step.code, at, mergeKey, step.actor).lastInsertRowid);
      trim(step.actor);
    }
    return { id: step.id, isMerged };
  };

  const trim = (actor: string): void => {
    for (;;) {
      const { n, bytes } = sql.size.get(actor)!;
      if (n <= 1 || (n <= limits.steps && bytes <= limits.bytes)) return;
      sql.dropOldest.run(actor);
    }
  };

  return {
    begin: (code) => {
      const outer = openHere();
      if (outer) return { run: (work) => current.run(outer, work), end: () => undefined };
      const step: OpenStep = { code, actor: actors.current().id, id: null };
      running.add(step);
      return { run: (work) => current.run(step, work), end: () => void running.delete(step) };
    },
    outside: (work) => current.run(noStep, work),
    isKeeping: () => current.getStore() !== noStep,
    note: (template, before, mergeKey = null) => {
      if (current.getStore() === noStep) return void sql.tryAgain.run(template);
      const { id, isMerged } = rowOf(
        openHere() ?? { code: 'other', actor: actors.current().id, id: null },
        mergeKey,
      );
      sql.tryAgain.run(template);
      const now = images.read(template);
      const known = sql.image.get(id, template);
      if (known) sql.setImage.run(known.image, fingerprint(now), id, template);
      else {
        sql.addImage.run(id, template, before, fingerprint(now));
        sql.grow.run(before.length, id);
      }
      // Typed and taken back: nothing is left to undo.
      if (isMerged && known?.image === now) sql.drop.run(id);
    },
    opened: () => {
      const step = openHere();
      const row = step?.id == null ? undefined : sql.byId.get(step.id);
      return row ? idOf(row) : null;
    },
    next: (way) => {
      const row = (way === 'undo' ? sql.nextDone : sql.nextUndone).get(actors.current().id);
      if (!row) return null;
      const { id, at } = row;
      const isRunning = row.turning !== null || [...running].some((step) => step.id === id);
      return { ...idOf(row), at, count: sql.touched.get(id)!.n, isRunning };
    },
    pending: (step, undone, after, limit) => sql.pending.all(step, undone ? 1 : 0, after, limit),
    turnOne: (step, { template, image, expects }, undone) => {
      sql.turnImage.run(image, expects, undone ? 1 : 0, step, template);
      sql.tryAgain.run(template);
    },
    setTurning: (step, undone) => void sql.setTurning.run(undone === null ? null : Number(undone), step),
    left: () => {
      const row = sql.left.get();
      return row ? { ...idOf(row), undone: row.turning === 1 } : null;
    },
    turned: (step, undone) => void sql.setUndone.run(undone ? 1 : 0, step),
    forget: (step) => void store.transaction(() => sql.drop.run(step)),
    setAside: (step) => void store.transaction(() => sql.setAside.run(step)),
  };
};

const idOf = ({ id, code, actor }: StepRow): UndoStepId => ({ id, code, actor });

const statements = ({ db }: Store) => {
  const image = db.prepare<[number, string], { image: string }>(
    'SELECT image FROM undo_images WHERE step = ? AND template_id = ?',
  );
  return {
    image,
    pending: db.prepare<[number, number, string, number], UndoImage>(
      `SELECT template_id AS template, image, expects FROM undo_images
       WHERE step = ? AND undone <> ? AND template_id > ? ORDER BY template_id LIMIT ?`,
    ),
    turnImage: db.prepare(
      'UPDATE undo_images SET image = ?, expects = ?, undone = ? WHERE step = ? AND template_id = ?',
    ),
    setTurning: db.prepare('UPDATE undo_steps SET turning = ?, merge_key = NULL WHERE id = ?'),
    left: db.prepare<[], StepRow>('SELECT * FROM undo_steps WHERE turning IS NOT NULL LIMIT 1'),
    addImage: db.prepare('INSERT INTO undo_images (step, template_id, image, expects) VALUES (?, ?, ?, ?)'),
    setImage: db.prepare('UPDATE undo_images SET image = ?, expects = ? WHERE step = ? AND template_id = ?'),
    grow: db.prepare('UPDATE undo_steps SET bytes = bytes + ? WHERE id = ?'),
    byId: db.prepare<[number], StepRow>('SELECT * FROM undo_steps WHERE id = ?'),
    newest: db.prepare<[string], StepRow>(
      'SELECT * FROM undo_steps WHERE actor = ? AND undone = 0 ORDER BY id DESC LIMIT 1',
    ),
    nextDone: db.prepare<[string], StepRow>(
      'SELECT * FROM undo_steps WHERE actor = ? AND undone = 0 AND aside = 0 ORDER BY id DESC LIMIT 1',
    ),
    nextUndone: db.prepare<[string], StepRow>(
      'SELECT * FROM undo_steps WHERE actor = ? AND undone = 1 AND aside = 0 ORDER BY id LIMIT 1',
    ),
    setAside: db.prepare('UPDATE undo_steps SET aside = 1 WHERE id = ?'),
    tryAgain: db.prepare(
      `UPDATE undo_steps SET aside = 0
       WHERE aside = 1 AND EXISTS (SELECT 1 FROM undo_images WHERE step = undo_steps.id AND template_id = ?)`,
    ),
    touched: db.prepare<[number], { n: number }>('SELECT count(*) AS n FROM undo_images WHERE step = ?'),
    insert: db.prepare('INSERT INTO undo_steps (code, at, merge_key, actor) VALUES (?, ?, ?, ?)'),
    setAt: db.prepare('UPDATE undo_steps SET at = ? WHERE id = ?'),
    keepApart: db.prepare('UPDATE undo_steps SET merge_key = NULL WHERE id = ?'),
    setUndone: db.prepare('UPDATE undo_steps SET undone = ?, turning = NULL, merge_key = NULL WHERE id = ?'),
    drop: db.prepare('DELETE FROM undo_steps WHERE id = ?'),
    dropUndone: db.prepare('DELETE FROM undo_steps WHERE actor = ? AND undone = 1 AND turning IS NULL'),
    dropOldest: db.prepare(
      'DELETE FROM undo_steps WHERE id = (SELECT min(id) FROM undo_steps WHERE actor = ? AND turning IS NULL)',
    ),
    size: db.prepare<[string], { n: number; bytes: number }>(
      'SELECT count(*) AS n, ifnull(sum(bytes), 0) AS bytes FROM undo_steps WHERE actor = ? AND turning IS NULL',
    ),
  };
};

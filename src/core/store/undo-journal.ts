/**
 * The journal of steps that can be undone: one call of an operation is one step, long streams too. A step holds what each
 * template that it touched was before. It lies in the store, encrypted like the rest, so a restart forgets nothing.
 */
import { AsyncLocalStorage } from 'node:async_hooks';
import { createHash } from 'node:crypto';
import type { UndoStep } from '#contract/undo';
import type { Clock } from '../ports/clock.ts';
import type { Store } from './open-store.ts';
import { openTemplateImages } from './template-image.ts';

/** Edits of the same fields closer together than this are one step, in milliseconds. */
export const mergeWithin = 10_000;
/** Long work that comes as one call for each item is one step all the same, as long as no more than this lies between two. */
const longWork: ReadonlySet<string> = new Set(['intake.take']);
const longWorkWithin = 120_000;
/** The newest step stays, however large it is. */
const usualLimits = { steps: 200, bytes: 50_000_000 };

export type UndoImage = { readonly template: string; readonly image: string; readonly expects: string };
export type UndoStepId = { readonly id: number; readonly code: string };
export type FoundStep = UndoStep & { readonly id: number; readonly isRunning: boolean };

export type UndoJournal = {
  /** A step of its own for everything that is changed inside `run`; inside another step it belongs to that one. */
  begin(code: string): { run<T>(work: () => T): T; end(): void };
  /** Called in the transaction of a change, after it. `mergeKey` names what may grow together with the step before. */
  note(template: string, before: string, mergeKey?: string | null): void;
  /** The step that is open here, once it has changed something. */
  opened(): UndoStepId | null;
  /** The step that would be undone or done again next. */
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
};

type OpenStep = { readonly code: string; id: number | null };
type StepRow = {
  id: number;
  code: string;
  at: string;
  merge_key: string | null;
  undone: number;
  turning: number | null;
};

export const fingerprint = (image: string): string => createHash('sha256').update(image).digest('base64url');

export const openUndoJournal = (store: Store, clock: Clock, limits = usualLimits): UndoJournal => {
  const current = new AsyncLocalStorage<OpenStep>();
  const running = new Set<OpenStep>();
  const images = openTemplateImages(store);
  const sql = statements(store);

  /** The row of the step that is open here, made at its first change. A new step takes away what could be done again. */
  const rowOf = (step: OpenStep, mergeKey: string | null): { id: number; isMerged: boolean } => {
    // A row may be gone: trimmed, or rolled back with its transaction.
    if (step.id !== null && sql.byId.get(step.id)?.undone === 0) {
      sql.keepApart.run(step.id);
      return { id: step.id, isMerged: false };
    }
    sql.dropUndone.run();
    const at = clock.now();
    const last = sql.newest.get();
    // What is on its way to be undone grows no more.
    const isOpen = last?.turning === null;
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
      step.id = Number(sql.insert.run(step.code, at, mergeKey).lastInsertRowid);
      trim();
    }
    return { id: step.id, isMerged };
  };

  const trim = (): void => {
    for (;;) {
      const { n, bytes } = sql.size.get()!;
      if (n <= 1 || (n <= limits.steps && bytes <= limits.bytes)) return;
      sql.dropOldest.run();
    }
  };

  return {
    begin: (code) => {
      const outer = current.getStore();
      if (outer) return { run: (work) => current.run(outer, work), end: () => undefined };
      const step: OpenStep = { code, id: null };
      running.add(step);
      return { run: (work) => current.run(step, work), end: () => void running.delete(step) };
    },
    note: (template, before, mergeKey = null) => {
      const { id, isMerged } = rowOf(current.getStore() ?? { code: 'other', id: null }, mergeKey);
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
      const step = current.getStore();
      const row = step?.id == null ? undefined : sql.byId.get(step.id);
      return row ? { id: row.id, code: row.code } : null;
    },
    next: (way) => {
      const row = way === 'undo' ? sql.newest.get() : sql.nextUndone.get();
      if (!row) return null;
      const { id, code, at } = row;
      const isRunning = row.turning !== null || [...running].some((step) => step.id === id);
      return { id, code, at, count: sql.touched.get(id)!.n, isRunning };
    },
    pending: (step, undone, after, limit) => sql.pending.all(step, undone ? 1 : 0, after, limit),
    turnOne: (step, { template, image, expects }, undone) =>
      void sql.turnImage.run(image, expects, undone ? 1 : 0, step, template),
    setTurning: (step, undone) => void sql.setTurning.run(undone === null ? null : Number(undone), step),
    left: () => {
      const row = sql.left.get();
      return row ? { id: row.id, code: row.code, undone: row.turning === 1 } : null;
    },
    turned: (step, undone) => void sql.setUndone.run(undone ? 1 : 0, step),
    forget: (step) => void store.transaction(() => sql.drop.run(step)),
  };
};

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
    newest: db.prepare<[], StepRow>('SELECT * FROM undo_steps WHERE undone = 0 ORDER BY id DESC LIMIT 1'),
    nextUndone: db.prepare<[], StepRow>('SELECT * FROM undo_steps WHERE undone = 1 ORDER BY id LIMIT 1'),
    touched: db.prepare<[number], { n: number }>('SELECT count(*) AS n FROM undo_images WHERE step = ?'),
    insert: db.prepare('INSERT INTO undo_steps (code, at, merge_key) VALUES (?, ?, ?)'),
    setAt: db.prepare('UPDATE undo_steps SET at = ? WHERE id = ?'),
    keepApart: db.prepare('UPDATE undo_steps SET merge_key = NULL WHERE id = ?'),
    setUndone: db.prepare('UPDATE undo_steps SET undone = ?, turning = NULL, merge_key = NULL WHERE id = ?'),
    drop: db.prepare('DELETE FROM undo_steps WHERE id = ?'),
    dropUndone: db.prepare('DELETE FROM undo_steps WHERE undone = 1 AND turning IS NULL'),
    dropOldest: db.prepare(
      'DELETE FROM undo_steps WHERE id = (SELECT min(id) FROM undo_steps WHERE turning IS NULL)',
    ),
    size: db.prepare<[], { n: number; bytes: number }>(
      'SELECT count(*) AS n, ifnull(sum(bytes), 0) AS bytes FROM undo_steps WHERE turning IS NULL',
    ),
  };
};

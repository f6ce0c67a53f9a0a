import { setImmediate, setTimeout } from 'node:timers/promises';
import { previewMany, updateMany } from '../bulk/edit-many.ts';
import type { DeskContext } from '../ports/desk-context.ts';
import type { ListScope } from '../ports/templates.ts';
import { os } from './base.ts';
import { cellOperations } from './cells.ts';
import { manyOperations } from './many.ts';
import { lookIfPossible, lookOnce, recheck } from './recheck.ts';

/** Desks whose texts were read ahead. */
const warmed = new WeakSet<DeskContext>();

/** After the first list the first search follows soon; its texts are read a little at a time, so that other calls come between. */
const warmSearch = async (context: DeskContext): Promise<void> => {
  if (warmed.has(context)) return;
  warmed.add(context);
  await setImmediate();
  try {
    while (context.templates.warmSearch()) await setImmediate();
  } catch {
    // The first search reads what is missing, and hears of the trouble.
  }
};

/** Reads and sorts the column that a list is ordered by, a little at a time. */
const inOrder = async ({ templates }: DeskContext, { by }: Pick<ListScope, 'by'>): Promise<void> => {
  while (by && templates.warmColumn(by.column)) await setImmediate();
};

export const templateOperations = {
  list: os.templates.list.handler(async ({ context, input }) => {
    await within(patience, lookOnce(context));
    const stale = await recheckFor(context);
    await inOrder(context, input);
    const list = context.templates.list(input);
    void warmSearch(context);
    return { ...list, stale };
  }),
  ids: os.templates.ids.handler(async ({ context, input }) => {
    await inOrder(context, input);
    return context.templates.listedIds(input);
  }),
  counts: os.templates.counts.handler(({ context, input }) =>
    input.map((scope) => context.templates.counts(scope)[scope.filter]),
  ),
  previewMany: os.templates.previewMany.handler(({ context, input, signal }) =>
    previewMany(context.templates, input.chosen, input.edit, signal),
  ),
  updateMany: os.templates.updateMany.handler(({ context, input, signal }) =>
    updateMany(context, input.items, input, signal),
  ),
  ...manyOperations,
  exampleList: os.templates.exampleList.handler(({ context, input }) =>
    context.listFiles.example(input.kind, {
      format: input.format,
      language: context.settings.read().language,
    }),
  ),
  ...cellOperations,
  tiles: os.templates.tiles.handler(({ context, input }) => context.templates.tiles(input.ids)),
  exportList: os.templates.exportList.handler(({ context, input, signal }) =>
    context.listFiles.write(
      context.templates,
      input.chosen,
      { format: input.format, language: context.settings.read().language, date: context.clock.today() },
      signal,
    ),
  ),
  get: os.templates.get.handler(async ({ context, input }) => {
    await lookIfPossible(context, [input.id]);
    return context.templates.view(input.id);
  }),
  create: os.templates.create.handler(({ context, input }) => context.templates.create(input.fields)),
  update: os.templates.update.handler(({ context, input }) =>
    context.templates.update(input.id, input.revision, input.fields),
  ),
  remove: os.templates.remove.handler(({ context, input }) =>
    context.templates.setRemoved(input.id, input.revision, true),
  ),
  restore: os.templates.restore.handler(({ context, input }) =>
    context.templates.setRemoved(input.id, input.revision, false),
  ),
  noteNumberShown: os.templates.noteNumberShown.handler(({ context, input }) =>
    context.templates.noteNumberShown(input.id),
  ),
  setState: os.templates.setState.handler(({ context, input }) =>
    context.templates.setState(input.id, input.revision, input.state, input),
  ),
};

/** Longest that a list waits for rows to be checked again, milliseconds; the rest follows behind it. */
const patience = 250;

/** Desks whose rows are being checked again right now. */
const rechecking = new WeakMap<DeskContext['templates'], Promise<void>>();

/**
 * Rows checked for another day, default target or rules are checked again. A small desk is done before it is listed; a large one
 * shows what it knew, says how many rows are left, and goes on.
 */
const recheckFor = async (context: DeskContext): Promise<number> => {
  if (context.templates.staleRows() === 0) return 0;
  let work = rechecking.get(context.templates);
  if (!work) {
    work = recheck(context).finally(() => rechecking.delete(context.templates));
    // Whoever waits hears of trouble; otherwise the next list tries again and hears of it.
    work.catch(() => undefined);
    rechecking.set(context.templates, work);
  }
  await within(patience, work);
  return context.templates.staleRows();
};

/** Waits for `work`, but not longer than this; it goes on behind. */
const within = async (milliseconds: number, work: Promise<void>): Promise<void> => {
  const over = new AbortController();
  await Promise.race([
    work,
    setTimeout(milliseconds, undefined, { signal: over.signal }).catch(() => undefined),
  ]);
  over.abort();
};

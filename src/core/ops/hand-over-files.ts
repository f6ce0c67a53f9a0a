import { faultOf } from '#contract/fault-of';
import { Fault } from '#contract/faults';
import type { HandOverPreview } from '#contract/hand-over-files';
import { fieldsSchema } from '#contract/schemas';
import type { CellPath } from '#domain/merge/cells';
import { readCell } from '#domain/merge/merge-templates';
import { type FieldPath, fieldPaths, readField, writeField } from '#domain/template/fields';
import { foundOrGone, lookIntoHandOver, takeHandOver } from '../handover/look-take.ts';
import { makeHandOver } from '../handover/make-file.ts';
import type { DeskContext } from '../ports/desk-context.ts';
import type { LookedAt } from '../ports/hand-overs.ts';
import { guardStream, os } from './base.ts';
import { told } from './many.ts';

export const handOverOperations = {
  desks: os.handover.desks.handler(({ context }) => context.desks.book()),
  addDesk: os.handover.addDesk.handler(({ context, input }) => context.desks.add(input.name, input.code)),
  removeDesk: os.handover.removeDesk.handler(({ context, input }) => context.desks.remove(input.fingerprint)),
  make: os.handover.make.handler(({ context, input, signal, errors }) =>
    guardStream(
      { context, errors },
      told(makeHandOver(context, input, signal), (made) => ({ made })),
    ),
  ),
  look: os.handover.look.handler(({ context, input, signal }) => {
    const { source, release } = context.grants.takeBundle(input.grant);
    const file = { source, release, passphrase: input.passphrase ?? null, trail: [] };
    // The grant's own name: a passphrase that was wrong can be given again for it.
    return look(context, input.grant, file, signal);
  }),
  lookAgain: os.handover.lookAgain.handler(({ context, input: { id, passphrase }, signal }) => {
    const { source, release } = foundOrGone(context.handOvers.find(id));
    return look(context, id, { source, release, passphrase, trail: [] }, signal);
  }),
  take: os.handover.take.handler(({ context, input: { id }, signal, errors }) =>
    guardStream(
      { context, errors },
      told(taking(context, id, signal), (result) => ({ result })),
    ),
  ),
  decide: os.handover.decide.handler(({ context, input: { id, revision, field, choice } }) => {
    const cell = field as CellPath;
    return context.shared.decide(id, revision, cell, decided(context, id, cell, choice));
  }),
};

/** Keeps the file where another look, or taking it, makes sense. */
const look = async (
  context: DeskContext,
  id: string,
  file: Omit<LookedAt, 'preview'>,
  signal: AbortSignal | undefined,
): Promise<HandOverPreview> => {
  const { handOvers } = context;
  try {
    const preview = { id, ...(await lookIntoHandOver(context, file, signal)) };
    handOvers.keep(id, { ...file, preview });
    return preview;
  } catch (error) {
    if (asksAgain.has(faultOf(error).code)) handOvers.keep(id, { ...file, preview: null });
    else {
      handOvers.keep(id, { ...file, preview: null });
      await handOvers.drop(id);
    }
    throw error;
  }
};

const asksAgain: ReadonlySet<string> = new Set(['hand-over-passphrase', 'hand-over-passphrase-wrong']);

async function* taking(context: DeskContext, id: string, signal: AbortSignal | undefined) {
  const { preview, ...file } = foundOrGone(context.handOvers.find(id));
  const result = yield* takeHandOver(context, { ...file, preview: foundOrGone(preview) }, signal);
  await context.handOvers.drop(id);
  return result;
}

/** The value that a choice means. Faults: not-found, invalid-input. */
const decided = (
  { shared }: Pick<DeskContext, 'shared'>,
  id: string,
  field: CellPath,
  choice: 'ours' | 'theirs' | { readonly typed: string } | { readonly earlier: number },
): unknown => {
  const conflict = shared.conflicts(id).find((one) => one.field === field);
  if (!conflict) throw new Fault('not-found');
  const content = shared.content(id);
  if (choice === 'theirs') return conflict.theirs;
  // What stands here may have been edited since; what was taken away here stands here only because it was disputed.
  if (choice === 'ours')
    return conflict.ours === null || field === 'removed' ? conflict.ours : readCell(content, field);
  if ('earlier' in choice) {
    if (choice.earlier >= conflict.earlier.length) throw new Fault('invalid-input', { field: 'choice' });
    return conflict.earlier[choice.earlier];
  }
  const path = fieldPaths.find((one) => one === field) as FieldPath | undefined;
  if (path === undefined || typeof readField(content.fields, path) !== 'string')
    throw new Fault('invalid-input', { field: 'choice' });
  const parsed = fieldsSchema.safeParse(writeField(content.fields, path, choice.typed));
  if (!parsed.success) throw new Fault('invalid-input', { field: path });
  return choice.typed;
};

import type { KeysView, SlotKind } from '#contract/keys';
import type { DeskContext } from '../ports/desk-context.ts';
import { os } from './base.ts';

export const keyOperations = {
  view: os.keys.view.handler(({ context }) => context.keys.view()),
  add: os.keys.add.handler(({ context, input: { name, replaces, ...from } }) =>
    noted(context, from.kind, replaces, () => context.keys.add({ from, name, replaces })),
  ),
  beginWords: os.keys.beginWords.handler(({ context }) =>
    context.keys.beginWords(context.settings.read().language),
  ),
  confirmWords: os.keys.confirmWords.handler(({ context, input: { back, ...about } }) =>
    noted(context, 'words', about.replaces, () => context.keys.confirmWords(back, about)),
  ),
  addWords: os.keys.addWords.handler(({ context, input: { text, ...about } }) =>
    noted(context, 'words', about.replaces, () =>
      context.keys.add({ from: { kind: 'words', text }, ...about }),
    ),
  ),
  test: os.keys.test.handler(({ context, input: { id, secret } }) => context.keys.test(id, secret)),
  rekey: os.keys.rekey.handler(async ({ context, input: { secrets, despite }, signal }) => {
    // Each must open a slot: one that was mistyped would lose it.
    for (const secret of secrets) await context.keys.opens(secret);
    await context.backups.make({ reason: 're-key', readAll: false, signal });
    const plan = await context.keys.rekey(secrets, despite);
    context.openAgain();
    return plan;
  }),
  remove: os.keys.remove.handler(({ context, input: { id, despite } }) =>
    noted(context, null, id, () => context.keys.remove(id, despite)),
  ),
};

/** The log says which kinds of slots came and went, not how they open. */
const noted = async (
  { keys, history }: DeskContext,
  added: SlotKind | null,
  removed: string | undefined,
  work: () => Promise<KeysView>,
): Promise<KeysView> => {
  const old = keys.view().slots.find(({ id }) => id === removed);
  const view = await work();
  if (added) history.note('key-added', { slot: added });
  if (old) history.note('key-removed', { slot: old.kind });
  return view;
};

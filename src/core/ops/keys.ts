import { os } from './base.ts';

export const keyOperations = {
  view: os.keys.view.handler(({ context }) => context.keys.view()),
  add: os.keys.add.handler(({ context, input: { name, replaces, ...from } }) =>
    context.keys.add({ from, name, replaces }),
  ),
  beginWords: os.keys.beginWords.handler(({ context }) =>
    context.keys.beginWords(context.settings.read().language),
  ),
  confirmWords: os.keys.confirmWords.handler(({ context, input: { back, ...about } }) =>
    context.keys.confirmWords(back, about),
  ),
  addWords: os.keys.addWords.handler(({ context, input: { text, ...about } }) =>
    context.keys.add({ from: { kind: 'words', text }, ...about }),
  ),
  test: os.keys.test.handler(({ context, input: { id, secret } }) => context.keys.test(id, secret)),
  remove: os.keys.remove.handler(({ context, input: { id, despite } }) => context.keys.remove(id, despite)),
};

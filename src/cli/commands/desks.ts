import { Fault } from '#contract/faults';
import type { DeskBook, DeskCard } from '#contract/hand-over-files';
import { type Answer, type Command, sayerFor, withDesk } from '../command.ts';
import { type Common, readArguments, UsageError } from '../options.ts';

const usage = '[list] | add NAME CODE | remove DESK';

export const desks: Command = {
  usage,
  about: {
    'zh-CN': '本工作台的代码和指纹，以及已登记的工作台；DESK 是名称或指纹的开头',
    en: "this desk's code and fingerprint, and the desks that it knows; DESK is a name or the beginning of a fingerprint",
  },
  run: async (args) => {
    const { common, positionals } = readArguments(args, {});
    const [action = 'list', ...rest] = positionals;
    const [first = '', second = ''] = rest;
    if (action === 'list' && rest.length === 0)
      return withDesk(common, async ({ client }) => told(common, await client.handover.desks()), true);
    if (action === 'add' && rest.length === 2)
      return withDesk(common, async ({ client }) =>
        told(common, await client.handover.addDesk({ name: first, code: second })),
      );
    if (action === 'remove' && rest.length === 1)
      return withDesk(common, async ({ client }) => {
        const { fingerprint } = deskNamed(await client.handover.desks(), first);
        return told(common, await client.handover.removeDesk({ fingerprint }));
      });
    throw new UsageError(usage);
  },
};

/** The one known desk, or this one, of this name or whose fingerprint begins so. Fault: not-found. */
export const deskNamed = ({ own, known }: DeskBook, text: string): DeskCard => {
  const plain = text.trim();
  const fits = [...known, own].filter(
    ({ name, fingerprint }) =>
      name === plain || (plain !== '' && fingerprint.startsWith(plain.toLowerCase())),
  );
  const [first] = fits;
  if (!first || fits.length > 1) throw new Fault('not-found');
  return first;
};

const told = (common: Common, book: DeskBook): Answer => {
  const say = sayerFor(common);
  const lines = ({ name, fingerprint, code }: DeskCard, called: string) => [
    `${called}  ${name}`.trimEnd(),
    `  ${say.label('fingerprintOf', { fingerprint })}`,
    `  ${code}`,
  ];
  return {
    json: book,
    lines: [...lines(book.own, say.label('ownDesk')), ...book.known.flatMap((card) => lines(card, '·'))],
    status: 0,
  };
};

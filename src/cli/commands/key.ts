import type { DeskClient } from '#contract/desk-client';
import { faultOf } from '#contract/fault-of';
import { Fault } from '#contract/faults';
import { isPortable, type KeySecret, type KeySlotView, type KeysView } from '#contract/keys';
import { writeAtomically } from '#core/atomic-write';
import { makeOfficeKey } from '#core/key/office-key';
import type { Desk } from '#core/open-desk';
import { type Answer, type Command, sayerFor, withDesk } from '../command.ts';
import { type Common, readArguments, UsageError } from '../options.ts';
import { namedSecret, prompt, secretOf } from '../secrets.ts';

const usage =
  'list | add passphrase|words|office PUBLIC [--name TEXT] [--replaces SLOT] | test SLOT | remove SLOT [--despite] | office-new FILE | rekey [--despite]';

export const key: Command = {
  usage,
  about: {
    'zh-CN':
      '工作台的钥匙：列出、添加、验证、替换、移除；SLOT 是编号的开头或类型。秘密从提示、--secret-fd N 或环境变量 SHIMING_SECRET / SHIMING_NEW_SECRET 读取，从不写在参数里',
    en: "the desk's key slots: list, add, test, replace, remove; SLOT is the beginning of an id, or a kind. Secrets come from a prompt, --secret-fd N or the environment (SHIMING_SECRET, SHIMING_NEW_SECRET), never from the arguments",
  },
  run: async (args) => {
    const { common, positionals, values } = readArguments(args, {
      name: { type: 'string' },
      replaces: { type: 'string' },
      despite: { type: 'boolean' },
    });
    const [action = 'list', ...rest] = positionals;
    const [first = '', second = ''] = rest;
    const { name = '', replaces, despite = false } = values;
    if (action === 'list' && rest.length === 0)
      return withDesk(common, async ({ client }) => told(common, await client.keys.view()));
    if (action === 'rekey' && rest.length === 0) return rekey(common, despite);
    if (action === 'office-new' && rest.length === 1) return officeNew(common, first);
    if (action === 'test' && rest.length === 1)
      return onSlot(common, first, async (client, slot) =>
        client.keys.test({ id: slot.id, secret: await secretFor(common, slot) }),
      );
    if (action === 'remove' && rest.length === 1)
      return onSlot(common, first, (client, slot) => client.keys.remove({ id: slot.id, despite }));
    if (action === 'add' && rest.length === (first === 'office' ? 2 : 1) && isAddable(first))
      return withDesk(common, async (desk) => {
        const old = replaces === undefined ? undefined : slotOf(await desk.client.keys.view(), replaces).id;
        return told(common, await add(desk, common, first, second, { name, replaces: old }));
      });
    throw new UsageError(usage);
  },
};

type Addable = 'passphrase' | 'words' | 'office';
const isAddable = (kind: string): kind is Addable => ['passphrase', 'words', 'office'].includes(kind);

type About = { readonly name: string; readonly replaces: string | undefined };

const add = async (
  { client }: Desk,
  common: Common,
  kind: Addable,
  publicText: string,
  about: About,
): Promise<KeysView> => {
  if (kind === 'office') return client.keys.add({ kind, text: publicText, ...about });
  const say = sayerFor(common);
  const isTyped = common.secretFd === null && process.env['SHIMING_NEW_SECRET'] === undefined;
  if (kind === 'words' && isTyped && process.stdin.isTTY) return addNewWords(client, common, about);
  const question = say.label(kind === 'words' ? 'keyAsk.words' : 'keyAsk.passphrase');
  const text = await namedSecret(common, question);
  if (text === null) throw new Fault('invalid-input', { field: 'SHIMING_NEW_SECRET' });
  if (kind === 'words') return client.keys.addWords({ text, ...about });
  if (isTyped && (await namedSecret(common, say.label('keyAsk.again'))) !== text)
    throw new UsageError(say.label('keyAsk.differs'));
  return client.keys.add({ kind, text, ...about });
};

/** Shown once on the terminal; three are asked back, as often as it takes. */
const addNewWords = async (client: DeskClient, common: Common, about: About): Promise<KeysView> => {
  const say = sayerFor(common);
  const { words, ask } = await client.keys.beginWords();
  const lines = words.map((word, at) => `${String(at + 1).padStart(2)}. ${word}`);
  process.stderr.write(`${say.label('keyAsk.write')}\n${lines.join('\n')}\n`);
  for (;;) {
    const back: string[] = [];
    for (const number of ask) back.push(await prompt(`${say.label('keyAsk.word', { number })} `, true));
    try {
      return await client.keys.confirmWords({ back, ...about });
    } catch (error) {
      const fault = faultOf(error);
      if (fault.code !== 'words-not-back') throw error;
      process.stderr.write(`${say.fault(fault)}\n`);
    }
  }
};

const onSlot = (
  common: Common,
  given: string,
  work: (client: DeskClient, slot: KeySlotView) => Promise<KeysView>,
): Promise<Answer> =>
  withDesk(common, async ({ client }) =>
    told(common, await work(client, slotOf(await client.keys.view(), given))),
  );

/** By the beginning of its id or by its kind; one that fits several is none. Fault: not-found. */
const slotOf = ({ slots }: KeysView, given: string): KeySlotView => {
  const fitting = slots.filter(({ id, kind }) => kind === given || id.startsWith(given));
  const [slot] = fitting;
  if (!slot || fitting.length > 1) throw new Fault('not-found', { kind: 'slot', id: given });
  return slot;
};

const secretFor = async (common: Common, { kind }: KeySlotView): Promise<KeySecret | null> => {
  if (!isPortable(kind)) return null;
  const text = await namedSecret(common, sayerFor(common).label(`slotKind.${kind}`));
  return text === null ? null : secretOf(text, [kind]);
};

/**
 * Asks for the secret of each slot that has one; an empty line lets it go. The desk is written anew when it is opened again, at once.
 */
const rekey = async (common: Common, despite: boolean): Promise<Answer> => {
  const say = sayerFor(common);
  const plan = await withDesk(common, async ({ client }) => {
    const secrets: KeySecret[] = [];
    for (const { kind, name } of (await client.keys.view()).slots) {
      if (kind !== 'passphrase' && kind !== 'words') continue;
      const slot = `${say.label(`slotKind.${kind}`)} ${name}`.trim();
      const typed = await namedSecret(common, say.label('keyAsk.keep', { slot }));
      const given = typed ? null : process.env['SHIMING_SECRET'];
      // The environment holds one secret: it keeps the slot whose kind it is.
      const secret = typed
        ? secretOf(typed, [kind])
        : given
          ? secretOf(given, ['passphrase', 'words'])
          : null;
      if (secret?.kind === kind) secrets.push(secret);
    }
    return client.keys.rekey({ secrets, despite });
  });
  // Opening it again is what takes the new key; the old one opens it for that.
  const waits = await withDesk(common, async ({ client }) => (await client.keys.view()).waits);
  const said = (slots: typeof plan.kept) =>
    slots.map(({ kind, name }) => `${say.label(`slotKind.${kind}`)} ${name}`.trim()).join(', ');
  return {
    json: { ...plan, waits: waits },
    lines: [
      say.label(waits ? 'rekeyWaits' : 'rekeyed', { kept: said(plan.kept) }),
      ...(plan.gone.length > 0 ? [say.label('rekeyGone', { gone: said(plan.gone) })] : []),
      say.label('rekeyBackups'),
    ],
    status: waits ? 1 : 0,
  };
};

/** The private half goes into a file of its owner's, the public one is printed. */
const officeNew = async (common: Common, file: string): Promise<Answer> => {
  const { publicText, privateText } = makeOfficeKey();
  await writeAtomically(file, Buffer.from(`${privateText}\n`), { mode: 0o600, createOnly: true }).catch(
    (error: NodeJS.ErrnoException) => {
      throw error.code === 'EEXIST' ? new UsageError(`${file}: EEXIST`) : error;
    },
  );
  const say = sayerFor(common);
  return {
    json: { file, public: publicText },
    lines: [publicText, say.label('keyOfficeMade', { file })],
    status: 0,
  };
};

const told = (common: Common, view: KeysView): Answer => {
  const say = sayerFor(common);
  const { slots, trouble } = view;
  const lines = slots.map(({ id, kind, name, madeAt, testedAt }) =>
    [
      id.slice(0, 8).padEnd(8),
      kind.padEnd(10),
      madeAt.slice(0, 10).padEnd(10),
      testedAt?.slice(0, 10).padEnd(10) ?? '–'.padEnd(10),
      [say.label(`slotKind.${kind}`), name].filter((part) => part !== '').join(' · '),
    ].join('  '),
  );
  const notices = [
    ...(slots.some(({ kind }) => kind === 'file') ? [say.label('keyNotice.clear')] : []),
    ...(slots.some(({ kind }) => isPortable(kind)) ? [] : [say.label('keyNotice.noPortable')]),
  ];
  return { json: { slots, trouble }, lines: [...lines, ...notices], status: 0 };
};

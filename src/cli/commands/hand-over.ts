import { resolve } from 'node:path';
import { endOf } from '#contract/end-of';
import { faultOf } from '#contract/fault-of';
import { Fault } from '#contract/faults';
import {
  type ArrivalCounts,
  arrivalKinds,
  type HandOverPreview,
  type HandOverResult,
  type MadeHandOver,
} from '#contract/hand-over-files';
import type { Desk } from '#core/open-desk';
import type { Sayer } from '#text/say';
import { type Answer, type Command, findingLine, sayerFor, withDesk } from '../command.ts';
import { type Common, readArguments, UsageError } from '../options.ts';
import { untilStopped } from '../progress.ts';
import { namedSecret } from '../secrets.ts';
import { deskNamed } from './desks.ts';

const usage =
  'make TEMPLATE…|--all --out FILE.shiming [--to DESK] [--note TEXT] | look FILE | take FILE | decide TEMPLATE FIELD ours|theirs|--value TEXT';

export const handOver: Command = {
  usage,
  about: {
    'zh-CN':
      '用加密文件把模板移交给另一工作台：制作、查看、接收、决定冲突；不写 --to 时用口令，口令从提示、--secret-fd N 或环境变量 SHIMING_NEW_SECRET 读取',
    en: 'hands templates to another desk in an encrypted file: make, look, take, decide conflicts; without --to under a passphrase from a prompt, --secret-fd N or SHIMING_NEW_SECRET',
  },
  run: async (args) => {
    const { common, positionals, values } = readArguments(args, {
      all: { type: 'boolean' },
      out: { type: 'string' },
      to: { type: 'string' },
      note: { type: 'string' },
      value: { type: 'string' },
    });
    const [action, ...rest] = positionals;
    const [file = ''] = rest;
    if (action === 'make' && values.out !== undefined && (rest.length === 0) === (values.all === true))
      return make(common, rest, { out: values.out, to: values.to, note: values.note ?? '' });
    if (action === 'look' && rest.length === 1) return look(common, file);
    if (action === 'take' && rest.length === 1) return take(common, file);
    if (action === 'decide' && rest.length === (values.value === undefined ? 3 : 2))
      return decide(common, rest, values.value);
    throw new UsageError(usage);
  },
};

type MakeOptions = { readonly out: string; readonly to: string | undefined; readonly note: string };

const make = (common: Common, ids: readonly string[], { out, to, note }: MakeOptions): Promise<Answer> =>
  withDesk(common, async (desk) => {
    const { client, context, host } = desk;
    const recipient =
      to === undefined
        ? ({ kind: 'passphrase', passphrase: await passphraseFor(common) } as const)
        : ({ kind: 'desk', desk: deskNamed(await client.handover.desks(), to).fingerprint } as const);
    const chosen = { ids: ids.length > 0 ? [...ids] : [...context.templates.ids()] };
    const made = await untilStopped(async (signal): Promise<MadeHandOver> => {
      const steps = await client.handover.make({ chosen, to: recipient, note }, { signal });
      return (await endOf(steps, showDone(common))).made;
    });
    const path = resolve(out);
    await host.saveBundle(made.ref, path);
    const { ref: _, fileName: __, ...facts } = made;
    const say = sayerFor(common);
    const lines = [
      say.label('handOverMade', { file: path, ...facts }),
      ...(made.missing > 0 ? [say.label('handOverMissing', { missing: made.missing })] : []),
    ];
    return { json: { file: path, ...facts }, lines, status: made.missing > 0 ? 1 : 0 };
  });

const look = (common: Common, file: string): Promise<Answer> =>
  withDesk(
    common,
    async (desk) => {
      const preview = await lookInto(common, desk, file);
      return {
        json: preview,
        lines: previewLines(sayerFor(common), preview),
        status: preview.counts.conflict > 0 ? 1 : 0,
      };
    },
    'trial',
  );

const take = (common: Common, file: string): Promise<Answer> =>
  withDesk(
    common,
    async (desk) => {
      const preview = await lookInto(common, desk, file);
      const result = await untilStopped(async (signal): Promise<HandOverResult> => {
        const steps = await desk.client.handover.take({ id: preview.id }, { signal });
        return (await endOf(steps, showDone(common))).result;
      });
      const say = sayerFor(common);
      const lines = [
        ...previewLines(say, preview),
        say.label('handOverTaken', { scans: result.scans }),
        ...(result.counts.conflict > 0 ? [say.label('handOverUndecided')] : []),
      ];
      const { sender, madeAt, note, rows } = preview;
      return {
        json: { sender, madeAt, note, rows, ...result },
        lines,
        status: result.counts.conflict > 0 ? 1 : 0,
      };
    },
    true,
  );

const decide = (common: Common, rest: readonly string[], typed: string | undefined): Promise<Answer> => {
  const [id = '', field = '', side = ''] = rest;
  const choice = typed === undefined ? (['ours', 'theirs'] as const).find((one) => one === side) : { typed };
  if (choice === undefined) throw new UsageError(usage);
  return withDesk(common, async ({ client }) => {
    const { revision } = await client.templates.get({ id });
    const view = await client.handover.decide({ id, revision, field, choice });
    const say = sayerFor(common);
    const left = view.findings.filter(({ code }) => code.startsWith('other-desk-'));
    return {
      json: view,
      lines: [`✓ ${field}`, ...left.map((finding) => findingLine(say, finding))],
      status: view.check.stops > 0 ? 1 : 0,
    };
  });
};

/** Asks for the passphrase where the file wants one. */
const lookInto = async (common: Common, { client, host }: Desk, file: string): Promise<HandOverPreview> => {
  const { token } = await host.offer(file, { path: resolve(file) });
  try {
    return await client.handover.look({ grant: token });
  } catch (error) {
    if (faultOf(error).code !== 'hand-over-passphrase') throw error;
    return client.handover.lookAgain({ id: token, passphrase: await passphraseFor(common) });
  }
};

/** Fault: invalid-input where nobody can be asked. */
const passphraseFor = async (common: Common): Promise<string> => {
  const text = await namedSecret(common, sayerFor(common).label('askPassphrase'));
  if (text === null) throw new Fault('invalid-input', { field: 'SHIMING_NEW_SECRET' });
  return text;
};

/** Templates that are done, on the screen of a person. */
const showDone =
  ({ json }: Common) =>
  ({ done, total }: { readonly done: number; readonly total: number }): void => {
    if (!json && process.stderr.isTTY) process.stderr.write(`\r${done}/${total}`);
  };

const previewLines = (say: Sayer, preview: HandOverPreview): string[] => {
  const { sender, note, madeAt, templates, scans, counts, rows } = preview;
  return [
    say.label(`sender.${sender.standing}`, { name: sender.name || say.label('deskUnnamed') }),
    say.label('fingerprintOf', { fingerprint: sender.fingerprint }),
    say.label('handOverHolds', { time: madeAt, templates, scans }),
    ...(note === '' ? [] : [say.label('handOverNote', { note })]),
    countLine(say, counts),
    ...rows
      .filter(({ kind }) => kind !== 'same')
      .map(({ template, name, kind, fields }) =>
        `  ${marks[kind]} ${template}  ${name || say.label('unnamed')}  ${fields.join(' ')}`.trimEnd(),
      ),
  ];
};

const marks = { new: '+', changed: '~', conflict: '!', same: '=', erased: '✗' } as const;

const countLine = (say: Sayer, counts: ArrivalCounts): string =>
  arrivalKinds
    .filter((kind) => counts[kind] > 0)
    .map((kind) => say.label(`arrival.${kind}`, { n: counts[kind] }))
    .join(say.language === 'zh-CN' ? '，' : ', ');

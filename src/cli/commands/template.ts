import { Fault } from '#contract/faults';
import { fieldsSchema } from '#contract/schemas';
import type { TemplateView } from '#contract/views';
import { typeOfCode } from '#domain/certificate/vocabularies';
import { officeTime } from '#domain/date/office-day';
import { readRegistrarIds } from '#domain/list/read-cells';
import { displayName } from '#domain/template/display-name';
import {
  blankFields,
  type FieldPath,
  readField,
  type TemplateFields,
  writeField,
} from '#domain/template/fields';
import { reviewStates } from '#domain/template/state';
import { sayEvent } from '#text/say-event';
import { type Answer, type Command, findingLine, sayerFor, statusOf, withDesk } from '../command.ts';
import { readJsonFile } from '../input-file.ts';
import { listOptions, listUsage, readList } from '../list-options.ts';
import { type Common, readArguments, UsageError } from '../options.ts';
import { countsLine, listDomains, setDomains } from './template-domains.ts';
import type { Change, Work } from './template-work.ts';

const options = {
  set: { type: 'string', multiple: true },
  from: { type: 'string' },
  ...listOptions,
  message: { type: 'string' },
  on: { type: 'string' },
  registered: { type: 'string' },
  deleted: { type: 'string' },
  all: { type: 'boolean' },
} as const;

export const template: Command = {
  usage:
    'add|show|history|list|set|state|domains|domain|remove|restore [TEMPLATE] [NAME|--all] [STATE] [--message TEXT] [--on DATE] [--registered DATE] [--deleted DATE] [--set path=value]… [--from FILE.json] ' +
    listUsage,
  about: {
    'zh-CN': '模板：新增、查看、历史、列出、修改、记录状态、逐个域名的状态、删除、恢复',
    en: 'templates: add, show, history, list, set, record their state and that of their domains, remove, restore',
  },
  run: async (args) => {
    const { common, positionals, values } = readArguments(args, options);
    const [action = '', id = '', state = ''] = positionals;
    const work = actions[action];
    if (!work || (id === '' && !['add', 'list'].includes(action)))
      throw new UsageError('add|show|history|list|set|state|domains|domain|remove|restore');
    const change = await readChange(values);
    return withDesk(
      common,
      ({ client }) => work({ client, common, id, state, positionals, change, values }),
      action === 'add',
    );
  },
};

const actions: Readonly<Record<string, (work: Work) => Promise<Answer>>> = {
  add: async ({ client, common, change }) =>
    answer(common, await client.templates.create({ fields: checked(change(blankFields)) })),
  // Standard output holds the whole number.
  show: async ({ client, common, id }) => answer(common, await client.templates.noteNumberShown({ id })),
  /** What happened to it, newest first, and who did it where the desk knows more than one actor. */
  history: async ({ client, common, id }) => {
    const { events } = await client.templates.get({ id });
    const say = sayerFor(common);
    const lines = events.map((event) => {
      const { what, detail, by } = sayEvent(say, event);
      return [officeTime(event.at), what, detail, by].filter((part) => part !== '').join('  ');
    });
    return { json: events, lines, status: 0 };
  },
  set: async ({ client, common, id, change }) => {
    const { revision, fields } = await client.templates.get({ id });
    return answer(common, await client.templates.update({ id, revision, fields: checked(change(fields)) }));
  },
  /** What the registrar says of it now, with the reviewer's own words. */
  state: async ({ client, common, id, state, values }) => {
    const known = reviewStates.find((entry) => entry === state);
    if (!known) throw new UsageError(reviewStates.join('|'));
    const { revision } = await client.templates.get({ id });
    const message = values.message ?? '';
    return {
      ...answer(common, await client.templates.setState({ id, revision, state: known, message })),
      status: 0,
    };
  },
  domains: listDomains,
  domain: async (work) => ({ ...answer(work.common, await setDomains(work)), status: 0 }),
  remove: async ({ client, common, id }) => {
    const { revision } = await client.templates.get({ id });
    return { ...answer(common, await client.templates.remove({ id, revision })), status: 0 };
  },
  restore: async ({ client, common, id }) => {
    const { revision } = await client.templates.get({ id });
    return answer(common, await client.templates.restore({ id, revision }));
  },
  list: async ({ client, common, values }) => {
    const query = { ...readList(values), limit: 500 };
    const rows = [];
    for (let offset = 0; ; offset += 500) {
      const page = await client.templates.list({ ...query, offset });
      rows.push(...page.rows);
      if (rows.length >= page.total || page.rows.length === 0) break;
    }
    const say = sayerFor(common);
    const lines = rows.map(
      (row) =>
        `${row.id}  ${say.label(`readiness.${row.check.readiness}`)}  ${row.name || say.label('unnamed')}  ${row.certificateType} ${row.maskedNumber}${countsLine(say, row.domains)}`,
    );
    return { json: rows, lines, status: 0 };
  },
};

const answer = (common: Common, view: TemplateView): Answer => {
  const say = sayerFor(common);
  const lines = [
    `${view.id}  ${displayName(view.fields) || say.label('unnamed')}  ${say.label(`state.${view.state}`)}  ${say.label(`readiness.${view.check.readiness}`)}${countsLine(say, view.domains)}`,
    ...view.findings.map((finding) => findingLine(say, finding)),
  ];
  return { json: view, lines, status: statusOf(view.findings) };
};

const readChange = async (values: {
  set?: string[] | undefined;
  from?: string | undefined;
}): Promise<Change> => {
  const edits = (values.set ?? []).map(readEdit);
  const partial = values.from === undefined ? {} : await readObject(values.from);
  return (fields) =>
    edits.reduce(
      (all, [path, text]) => writeField(all, path, typed(fields, path, text)),
      merge(fields, partial),
    );
};

const readEdit = (edit: string): [FieldPath, string] => {
  const at = edit.indexOf('=');
  const path = edit.slice(0, at) as FieldPath;
  const known =
    at > 0 &&
    path.split('.').reduce<unknown>((node, key) => (isGroup(node) ? node[key] : undefined), blankFields);
  if (at <= 0 || known === undefined || isGroup(known))
    throw new UsageError(`--set path=value: ${edit.slice(0, 60)}`);
  return [path, edit.slice(at + 1)];
};

/** Text becomes what the field holds: true/false, a comma-separated list, or itself. */
const typed = (fields: TemplateFields, path: FieldPath, text: string): unknown => {
  const now = readField(fields, path);
  if (path === 'certificate.type' || path === 'filing.type') return typeOfCode(text) ?? text;
  if (typeof now === 'boolean') return text === 'true' || text === '1' || text === 'yes';
  if (path === 'registrarIds') return readRegistrarIds(text);
  return Array.isArray(now) ? text.split(/[,，\s]+/u).filter((part) => part !== '') : text;
};

const readObject = async (file: string): Promise<object> => {
  const value = await readJsonFile(file);
  if (isGroup(value)) return value;
  throw new Fault('invalid-input', { field: '--from' });
};

const merge = (fields: TemplateFields, partial: object): TemplateFields => {
  const into = (base: Record<string, unknown>, more: Record<string, unknown>): Record<string, unknown> =>
    Object.fromEntries(
      Object.entries(base).map(([key, value]) => {
        const other = more[key];
        return [
          key,
          other === undefined ? value : isGroup(value) && isGroup(other) ? into(value, other) : other,
        ];
      }),
    );
  return into(
    fields as unknown as Record<string, unknown>,
    partial as Record<string, unknown>,
  ) as unknown as TemplateFields;
};

const isGroup = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const checked = (fields: TemplateFields): TemplateFields => {
  const parsed = fieldsSchema.safeParse(fields);
  if (!parsed.success)
    throw new Fault('invalid-input', { field: parsed.error.issues[0]?.path.join('.') ?? '' });
  return parsed.data;
};

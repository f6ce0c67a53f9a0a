import { basename, resolve } from 'node:path';
import {
  type AuditEntry,
  type AuditProof,
  type AuditQuery,
  type EventGroup,
  eventGroups,
} from '#contract/audit';
import type { DeskClient } from '#contract/desk-client';
import { writeAtomically } from '#core/atomic-write';
import { isCalendarDate } from '#domain/date/calendar-date';
import { officeTime } from '#domain/date/office-day';
import type { Sayer } from '#text/say';
import { sayEvent } from '#text/say-event';
import { type Answer, type Command, sayerFor, withDesk } from '../command.ts';
import { type Common, readArguments, UsageError } from '../options.ts';
import { untilStopped } from '../progress.ts';

const usage = `[--only ${eventGroups.join(',')}] [--from DATE] [--to DATE] [--template ID] [--limit N] [--before N] [--out FILE.csv] · --prove`;

export const audit: Command = {
  usage,
  about: {
    'zh-CN':
      '谁在何时查看、修改、导出、删除了什么；--out 存为 CSV（只含编号和代码）；--prove 检验记录是否完好',
    en: 'who saw, changed, handed out and erased what and when; --out writes it as CSV (ids and codes only); --prove checks that the log holds',
  },
  run: async (args) => {
    const { common, positionals, values } = readArguments(args, {
      only: { type: 'string' },
      from: { type: 'string' },
      to: { type: 'string' },
      template: { type: 'string' },
      limit: { type: 'string' },
      before: { type: 'string' },
      out: { type: 'string' },
      prove: { type: 'boolean' },
    });
    if (positionals.length > 0) throw new UsageError(usage);
    const { from, to, template, out } = values;
    for (const day of [from, to])
      if (day !== undefined && !isCalendarDate(day)) throw new UsageError('YYYY-MM-DD');
    const query: AuditQuery = { groups: groupsOf(values.only), from, to, template };
    return withDesk(common, async ({ client }) => {
      if (values.prove) return proved(common, await prove(client));
      if (out !== undefined) {
        await writeAtomically(resolve(out), texts(client, query));
        const file = basename(out);
        return { json: { file }, lines: [sayerFor(common).label('auditSaved', { file })], status: 0 };
      }
      const paging = { limit: countOf(values.limit), before: countOf(values.before) };
      return told(common, await client.audit.page({ ...query, ...paging }));
    });
  },
};

const groupsOf = (text: string | undefined): EventGroup[] | undefined =>
  text?.split(',').map((name) => {
    if (!(eventGroups as readonly string[]).includes(name))
      throw new UsageError(`--only ${eventGroups.join(',')}`);
    return name as EventGroup;
  });

const countOf = (text: string | undefined): number | undefined => {
  if (text === undefined) return undefined;
  if (!/^[1-9]\d{0,9}$/.test(text)) throw new UsageError(usage);
  return Number(text);
};

async function* texts(client: DeskClient, query: AuditQuery): AsyncGenerator<string> {
  for await (const part of await client.audit.file(query)) if (part.kind === 'text') yield part.text;
}

const prove = (client: DeskClient): Promise<AuditProof> =>
  untilStopped(async (signal) => {
    for await (const step of await client.audit.prove(undefined, { signal }))
      if (step.kind === 'done') return step.proof;
    throw new Error('the check of the log ended without an end');
  });

const told = (
  common: Common,
  page: { readonly entries: readonly AuditEntry[]; readonly next: number | null },
): Answer => {
  const say = sayerFor(common);
  const lines = page.entries.map((entry) => {
    const { id, at, template, name } = entry;
    const { what, by } = sayEvent(say, entry);
    const whose = template === '' ? say.label('auditWhole') : name || `${say.label('auditGone')} ${template}`;
    return [String(id).padStart(7), officeTime(at), what, whose, ...(by === '' ? [] : [by])].join('  ');
  });
  const more = page.next === null ? [] : [say.label('auditMore', { next: page.next })];
  return { json: page, lines: [...lines, ...more], status: 0 };
};

const proved = (common: Common, proof: AuditProof): Answer => ({
  json: proof,
  lines: proofLines(sayerFor(common), proof),
  status: proof.ok ? 0 : 1,
});

const proofLines = (say: Sayer, { ok, events, head, state, anchors }: AuditProof): string[] => [
  say.label(ok ? 'auditHolds' : 'auditBroken', { events }),
  ...(state.brokenAt === null ? [] : [say.label('deskNotice.broken', { n: state.brokenAt })]),
  ...(state.missing > 0 ? [say.label('deskNotice.missing', { n: state.missing })] : []),
  ...(state.isRewritten ? [say.label('deskNotice.rewritten')] : []),
  ...(anchors.length === 0
    ? [say.label('auditNoAnchor')]
    : [say.label('auditFits', { n: anchors.filter(({ fits }) => fits).length })]),
  ...anchors
    .filter(({ fits }) => !fits)
    .map(({ madeAt, events: at }) => say.label('auditMisfit', { time: officeTime(madeAt), events: at })),
  ...(head === '' ? [] : [say.label('auditHead', { head })]),
];

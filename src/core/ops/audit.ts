import { setImmediate } from 'node:timers/promises';
import {
  type AuditAnchor,
  type AuditEntry,
  type AuditFilePart,
  type AuditPage,
  type AuditProgress,
  type AuditQuery,
  groupOf,
} from '#contract/audit';
import { addDays } from '#domain/date/calendar-date';
import { csvText, moreCsv } from '#domain/list/write-csv';
import type { DeskContext } from '../ports/desk-context.ts';
import { guardStream, os } from './base.ts';
import { nameOf } from './name-of.ts';

/** Events looked at before other calls have their turn: a few milliseconds. */
const eventsAtOnce = 1_000;

type Linked = ReturnType<DeskContext['history']['before']>[number];

export const auditOperations = {
  page: os.audit.page.handler(async ({ context, input: { before, limit, ...query }, signal }) => {
    const found: Linked[] = [];
    for await (const events of fitting(context, query, before, signal)) {
      found.push(...events);
      if (found.length > limit) break;
    }
    const shown = found.slice(0, limit);
    const next = found.length > limit ? (shown.at(-1)?.id ?? null) : null;
    return { entries: withNames(context, shown), next, events: context.history.events() } satisfies AuditPage;
  }),
  file: os.audit.file.handler(({ context, input, signal, errors }) =>
    guardStream({ context, errors }, writeFile(context, input, signal)),
  ),
  prove: os.audit.prove.handler(({ context, signal, errors }) =>
    guardStream({ context, errors }, prove(context, signal)),
  ),
};

/** What a query asks for, newest first, as it is found; a piece may be empty. */
async function* fitting(
  { history }: DeskContext,
  { groups, from, to, template }: AuditQuery,
  before: number | undefined,
  signal: AbortSignal | undefined,
): AsyncGenerator<readonly Linked[]> {
  const wanted = groups && groups.length > 0 ? new Set(groups) : null;
  const since = from === undefined ? '' : beginOf(from);
  const until = to === undefined ? null : beginOf(addDays(to, 1));
  const fits = ({ kind, at }: Linked): boolean =>
    (!wanted || wanted.has(groupOf[kind])) && at >= since && (until === null || at < until);
  for (let at = before ?? Number.MAX_SAFE_INTEGER; ; ) {
    const events = history.before(at, eventsAtOnce, template);
    yield events.filter(fits);
    const last = events.at(-1);
    if (!last || events.length < eventsAtOnce) return;
    at = last.id;
    await setImmediate();
    signal?.throwIfAborted();
  }
}

/** The first moment of a day in China, UTC ISO. */
const beginOf = (day: string): string => new Date(`${day}T00:00:00+08:00`).toISOString();

const withNames = (context: DeskContext, events: readonly Linked[]): AuditEntry[] => {
  const names = new Map<string, string>();
  return events.map(({ hash: _, actor: _actor, ...event }) => {
    const { template } = event;
    if (!names.has(template)) names.set(template, template === '' ? '' : nameOf(context, template));
    return { ...event, name: names.get(template)! };
  });
};

const columns = [
  'entry',
  'time',
  'group',
  'event',
  'template',
  'data',
  'actor',
  'clerk',
  'desk',
  'sha256',
] as const;

async function* writeFile(
  context: DeskContext,
  query: AuditQuery,
  signal: AbortSignal | undefined,
): AsyncGenerator<AuditFilePart> {
  yield { kind: 'name', name: `shiming-log-${context.clock.today()}.csv` };
  yield { kind: 'text', text: csvText(columns, []) };
  for await (const events of fitting(context, query, undefined, signal))
    if (events.length > 0) yield { kind: 'text', text: moreCsv(events.map(recordOf)) };
}

const recordOf = (event: Linked): string[] => {
  const { id, at, kind, template, data, actor, by, hash } = event;
  const { clerk, desk } = by ?? { clerk: '', desk: '' };
  return [String(id), at, groupOf[kind], kind, template, JSON.stringify(data), actor, clerk, desk, hash];
};

async function* prove(
  { history, backups }: DeskContext,
  signal: AbortSignal | undefined,
): AsyncGenerator<AuditProgress> {
  const total = history.events();
  for (let at = 0, done = false; !done; ) {
    yield { kind: 'progress', done: at, total };
    await setImmediate();
    signal?.throwIfAborted();
    ({ last: at, done } = history.check(at, eventsAtOnce));
  }
  const anchors: AuditAnchor[] = [];
  for (const { place, path, isThere } of await backups.places())
    for (const { name, madeAt, events } of isThere ? await backups.heads(path) : []) {
      anchors.push({ place, name, madeAt, events: events.events, fits: history.fits(events) });
      history.compare(events);
    }
  const state = history.state();
  const ok = state.isSound && anchors.every(({ fits }) => fits);
  yield {
    kind: 'done',
    proof: { ok, events: history.events(), head: history.head(), state, anchors },
  };
}

/** What every verb is, and the ways it answers. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { askedBy } from '#contract/core-state';
import { faultOf } from '#contract/fault-of';
import { Fault } from '#contract/faults';
import type { KeySecret, PortableKind } from '#contract/keys';
import { lookForDesk } from '#core/desk-traces';
import { type Desk, openDesk } from '#core/open-desk';
import { toFault } from '#core/ops/base';
import { systemClock } from '#core/system-clock';
import type { Finding } from '#domain/finding/finding';
import { createSayer, type Sayer } from '#text/say';
import type { Common } from './options.ts';
import { openingSecret } from './secrets.ts';

/** 0 done and nothing stops, 1 done but something has level `stop`, 2 wrong usage, unreadable input or a fault. */
export type ExitStatus = 0 | 1 | 2;

export type Answer = {
  /** The one JSON document; undefined when the verb wrote it itself. */
  readonly json: unknown;
  /** Lines for a person. */
  readonly lines: readonly string[];
  readonly status: ExitStatus;
};

export type Command = {
  /** Arguments after the verb, for the help page. */
  readonly usage: string;
  readonly about: { readonly 'zh-CN': string; readonly en: string };
  run(args: readonly string[]): Promise<Answer>;
};

/**
 * Opens the desk for one verb and closes it whatever happens. Only a verb that puts something in makes a new one (`create`); `trial`
 * works on one that is gone afterwards where there is none.
 */
export const withDesk = async <T>(
  common: Common,
  work: (desk: Desk) => Promise<T>,
  create: boolean | 'trial' = false,
): Promise<T> => {
  if (create === 'trial' && (await lookForDesk(common.desk)).kind === 'none')
    return withTrialDesk(common, work);
  return onDesk(common, common.desk, create === true, work);
};

const withTrialDesk = async <T>(common: Common, work: (desk: Desk) => Promise<T>): Promise<T> => {
  const dir = await mkdtemp(join(tmpdir(), 'shiming-trial-'));
  try {
    return await onDesk(common, dir, true, work);
  } finally {
    await rm(dir, { recursive: true, force: true });
  }
};

const onDesk = async <T>(
  common: Common,
  dir: string,
  create: boolean,
  work: (desk: Desk) => Promise<T>,
): Promise<T> => {
  const desk = await withSecret(common, (secret) =>
    openDesk({
      dir,
      create,
      secret,
      clock: systemClock(common.today),
      log: logToStderr,
      readsIntake: common.reads,
    }),
  );
  try {
    for (const line of noticesOf(desk, common)) process.stderr.write(`${line}\n`);
    return await work(desk);
  } finally {
    await desk.close();
  }
};

/** Opens what opens by itself; else once more with a secret, where somebody gives one. */
export const withSecret = async <T>(
  common: Common,
  open: (secret: KeySecret | undefined) => Promise<T>,
): Promise<T> => {
  try {
    return await open(undefined);
  } catch (error) {
    const ask = asksOf(error);
    const secret = ask.length > 0 ? await openingSecret(common, ask) : null;
    if (!secret) throw error;
    return open(secret);
  }
};

/** Kinds of secrets that a refusal to open asks for. */
const asksOf = (error: unknown): readonly PortableKind[] =>
  error instanceof Fault && ['key-locked', 'key-store-refused'].includes(error.code) ? askedBy(error) : [];

/** What stands above every answer of this desk. */
const noticesOf = ({ context }: Desk, common: Common): readonly string[] => {
  const say = sayerFor(common);
  const { trouble } = context.keys.view();
  const { brokenAt, missing, isRewritten } = context.history.state();
  const { version, changed } = context.updates.view();
  return [
    ...(context.isForLooking ? [say.label('deskNotice.looking')] : []),
    ...(missing > 0 ? [say.label('deskNotice.missing', { n: missing })] : []),
    ...(brokenAt === null ? [] : [say.label('deskNotice.broken', { n: brokenAt })]),
    ...(trouble === null ? [] : [say.label(`keyNotice.${trouble}`)]),
    ...(isRewritten ? [say.label('deskNotice.rewritten')] : []),
    ...(changed && !changed.isSeen ? [say.label('updateChanged', { from: changed.from, version })] : []),
  ];
};

/** One JSON line per entry on standard error; what `Log` may hold is never personal. */
export const logToStderr = (level: string, event: string, data: object = {}): void => {
  if (level !== 'info') process.stderr.write(`${JSON.stringify({ level, event, ...data })}\n`);
};

/** The core is in this process, so nothing can be cut off: what is no fault is one of disk or store, or a defect with its incident id. */
export const faultFrom = (error: unknown): Fault => {
  const known = faultOf(error);
  return known.code === 'core-stopped' ? toFault(error, logToStderr) : known;
};

export const sayerFor = (common: Pick<Common, 'language'>): Sayer => createSayer(common.language);

const marks = { stop: '✗', warn: '!', note: '·' } as const;

/** A finding as one indented line, with its repair. */
export const findingLine = (say: Sayer, finding: Finding): string => {
  const [repair] = finding.repairs;
  const mend = repair && typeof repair.to === 'string' && repair.to !== '' ? `  → ${repair.to}` : '';
  return `  ${marks[finding.level]} ${say.finding(finding)}${mend}  (${[...finding.requirements, ...finding.foresees].join(' ')})`;
};

export const statusOf = (findings: readonly Finding[]): ExitStatus =>
  findings.some((finding) => finding.level === 'stop') ? 1 : 0;

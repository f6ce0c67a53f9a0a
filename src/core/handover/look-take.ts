/** Looks into a hand-over file, and takes over what was looked at. */
import { setImmediate } from 'node:timers/promises';
import { Fault } from '#contract/faults';
import type {
  ArrivalCounts,
  ArrivalKind,
  ArrivalRow,
  HandOverPreview,
  HandOverResult,
  HandOverSender,
} from '#contract/hand-over-files';
import { displayName } from '#domain/template/display-name';
import type { Step } from '../bulk/chosen.ts';
import { openBundleSource } from '../bundle/bundle-source.ts';
import type { DeskContext } from '../ports/desk-context.ts';
import type { LookedAt } from '../ports/hand-overs.ts';
import { scratchFolder } from '../scratch-file.ts';
import { bodiesOf } from './bodies.ts';
import { fingerprintOf, readDeskCode } from './desk-identity.ts';
import { openEnvelope } from './envelope.ts';
import type { HandOverItem, SenderNote } from './item.ts';
import { judgeItem } from './judge-item.ts';
import { type Found, readHandOver } from './read-file.ts';

/** Rows of each kind that a preview names. */
const shown = 100;

type Opened = Pick<LookedAt, 'source' | 'passphrase' | 'trail'>;

/** The records of the file, from its source to its end. */
async function* recordsOf(
  context: DeskContext,
  { source, passphrase, trail }: Opened,
): AsyncGenerator<Found> {
  const room = { access: context.vault.access, scratch: scratchFolder(context.dir) };
  const opened = await openBundleSource(source, room);
  try {
    const opening = Buffer.from(context.desks.identity().opening, 'base64url');
    yield* readHandOver(opened, await openEnvelope(opened, { opening, passphrase }), trail);
  } finally {
    await opened.close();
  }
}

/**
 * Reads all of it before it says anything. Faults: those of `openEnvelope`, hand-over-damaged, cancelled.
 */
export const lookIntoHandOver = async (
  context: DeskContext,
  file: Opened,
  signal?: AbortSignal,
): Promise<Omit<HandOverPreview, 'id'>> => {
  const counts = noCounts();
  const rows: ArrivalRow[] = [];
  const papers = new Set<string>();
  let bytes = 0;
  let sender: SenderNote | null = null;
  for await (const found of recordsOf(context, file)) {
    signal?.throwIfAborted();
    if (found.kind === 'sender') sender = found.sender;
    if (found.kind === 'paper') {
      papers.add(found.sha256);
      bytes += found.bytes.length;
    }
    if (found.kind !== 'template') continue;
    const { item } = found;
    const { kind, fields } = judgeItem(context.shared, item, { desk: '', at: '' });
    counts[kind] += 1;
    if (counts[kind] <= shown)
      rows.push({ template: item.id, name: displayName(item.content.fields), kind, fields });
    await setImmediate();
  }
  const { code, name, madeAt, note, templates } = sender!;
  return {
    sender: senderOf(context, { code, name }),
    madeAt,
    note,
    templates,
    scans: papers.size,
    bytes,
    counts,
    rows,
  };
};

/** All or none, as one step. Faults: hand-over-damaged, disk-full, read-only, cancelled. */
export async function* takeHandOver(
  context: DeskContext,
  file: Opened & Pick<LookedAt, 'preview'>,
  signal?: AbortSignal,
): AsyncGenerator<Step, HandOverResult> {
  const { templates, undo, shared, vault, clock } = context;
  const total = file.preview.templates;
  const counts = noCounts();
  const stored = new Map<string, string>();
  const from = { desk: file.preview.sender.fingerprint, at: clock.now() };
  let done = 0;
  let isWhole = false;
  const takeOne = (item: HandOverItem): void => {
    const { kind, content, hash, conflicts } = judgeItem(shared, item, from);
    counts[kind] += 1;
    if (kind === 'erased') return;
    const state = { hash, content: item.content };
    if (kind === 'same') shared.noteCommon(item.id, state);
    else
      shared.take(item.id, {
        content,
        bodies: bodiesOf(item, stored),
        state,
        conflicts,
        from: from.desk,
        isStep: true,
      });
    undo.allOrNone(false);
  };
  try {
    for await (const found of recordsOf(context, file)) {
      signal?.throwIfAborted();
      if (found.kind === 'paper') stored.set(found.sha256, await vault.put(Uint8Array.from(found.bytes)));
      if (found.kind !== 'template') continue;
      templates.transaction(() => takeOne(found.item));
      done += 1;
      yield { done, total };
      await setImmediate();
    }
    undo.allOrNone(true);
    isWhole = true;
    return { counts, scans: stored.size };
  } finally {
    // Also when whoever follows the work has left it.
    if (!isWhole) await undo.takeBack();
  }
}

const noCounts = (): { -readonly [K in ArrivalKind]: ArrivalCounts[K] } => ({
  new: 0,
  changed: 0,
  conflict: 0,
  same: 0,
  erased: 0,
});

const senderOf = (
  { desks }: Pick<DeskContext, 'desks'>,
  { code, name }: Pick<SenderNote, 'code' | 'name'>,
): HandOverSender => {
  const fingerprint = fingerprintOf(readDeskCode(code));
  const { own, known } = desks.book();
  if (own.fingerprint === fingerprint) return { ...own, standing: 'own' };
  const card = known.find((one) => one.fingerprint === fingerprint);
  return card ? { ...card, standing: 'known' } : { name, code, fingerprint, standing: 'unknown' };
};

/** Fault: grant-unknown. */
export const foundOrGone = <T>(value: T | null): T => {
  if (value === null) throw new Fault('grant-unknown');
  return value;
};

/** Sends what was changed here: papers first, then templates, with a head that says what they were. */
import { randomUUID } from 'node:crypto';
import { setImmediate } from 'node:timers/promises';
import { faultOf } from '#contract/fault-of';
import type { OpenConflict } from '#contract/open-conflict';
import { isSame } from '#domain/merge/canonical-text';
import type { TemplateContent } from '#domain/merge/template-content';
import { describeTemplate } from '../handover/describe-template.ts';
import { contentHash } from '../handover/item.ts';
import type { SealedItem } from '../ports/stock-server.ts';
import { plain } from './merge-item.ts';
import { sendPaper } from './papers.ts';
import { idFor, itemKinds, writeCard, writeErrand, writeHead, writeTemplate } from './payload.ts';
import { linkOf, type Session } from './session.ts';

/** Templates of one push, and bytes of their bodies. */
const atOnce = 100;
const bytesAtOnce = 8 * 1024 * 1024;
/** What one item may have on the server. */
const longestItem = 4 * 1024 * 1024;
/** Versions that a head names. */
const inHead = 40;

type Outgoing = {
  readonly id: string;
  readonly version: number;
  /** Null: erased. */
  readonly content: TemplateContent | null;
  readonly hash: string;
  readonly conflicts: readonly OpenConflict[];
  readonly bytes: Buffer;
};

/**
 * Answers true when everything is sent; false where somebody else was first: pull, then again. Faults: stock-away, stock-full,
 * stock-epoch.
 */
export const pushAll = async (session: Session): Promise<boolean> => {
  const { notes } = session;
  // What a desk that may only read has changed is counted as waiting: it is not in step with that.
  collect(session);
  if (!mayWrite(session)) return true;
  const left = new Set<string>();
  let isClean = await pushNotes(session);
  for (;;) {
    session.signal.throwIfAborted();
    collect(session);
    const ids = notes.transaction(() => notes.dirty(atOnce + left.size)).filter((id) => !left.has(id));
    if (ids.length === 0) return isClean;
    const batch: Outgoing[] = [];
    let bytes = 0;
    for (const id of ids.slice(0, atOnce)) {
      const one = await describe(session, id, left);
      if (!one) continue;
      batch.push(one);
      bytes += one.bytes.length;
      if (bytes > bytesAtOnce) break;
      await setImmediate();
    }
    if (batch.length > 0 && !(await send(session, batch))) isClean = false;
    // Those that clashed are changed still, and wait for what others have sent.
    if (!isClean) return false;
  }
};

/** Marks what was changed here since it was last looked at. */
const collect = (session: Session): void => {
  const { notes } = session;
  notes.transaction(() => {
    const link = linkOf(session);
    const seenEvent = notes.collect(link.seenEvent, false);
    if (seenEvent !== link.seenEvent) notes.putLink({ ...link, seenEvent });
  });
};

const mayWrite = (session: Session): boolean => {
  const { desks, own } = session.head();
  return !session.isForLooking && desks.find(({ desk }) => desk === own)?.mayWrite === true;
};

/** Null where there is nothing to send; `left` gets what cannot be sent now. Sends its papers. */
const describe = async (session: Session, id: string, left: Set<string>): Promise<Outgoing | null> => {
  const { notes, shared, templates, actors, log } = session;
  const row = notes.transaction(() => notes.item(id));
  const version = (row?.version ?? 0) + 1;
  const settle = (): null => {
    notes.transaction(() => notes.setDirty(id, false));
    return null;
  };
  const standing = shared.standing(id);
  if (standing === 'erased')
    return version > 1 && row?.hash !== ''
      ? { id, version, content: null, hash: '', conflicts: [], bytes: Buffer.alloc(0) }
      : settle();
  // Made and undone before anybody else saw it.
  if (!templates.has(id) || (standing === 'none' && version === 1)) return settle();
  const { item, papers } = describeTemplate(shared, id);
  const conflicts = shared.conflicts(id);
  const hash = contentHash(item.content);
  const isSent = row?.hash === hash && isSame(plain(conflicts), plain(row.conflicts));
  if (isSent && !linkOf(session).isResealing) return settle();
  const bytes = writeTemplate({ item, conflicts, actor: actors.current() });
  const leave = (code: string): null => {
    log('warn', 'stock-left-out', { code });
    left.add(id);
    return null;
  };
  if (bytes.length > longestItem) return leave('stock-too-large');
  try {
    for (const [sha256, vaultId] of papers) await sendPaper(session, sha256, vaultId);
  } catch (error) {
    // The others go all the same; this one waits until its scan is whole again.
    if (faultOf(error).code === 'store-damaged') return leave('store-damaged');
    throw error;
  }
  return { id, version, content: item.content, hash, conflicts, bytes };
};

/** One push. What is sent is noted before, so that a lost answer is found again. */
const send = async (session: Session, batch: readonly Outgoing[]): Promise<boolean> => {
  const { notes, shared, templates, server, keyring } = session;
  const own = linkOf(session).desk;
  notes.transaction(() => {
    for (const { id, hash, content } of batch) {
      notes.setSent(id, hash);
      notes.setDirty(id, false);
      // Changed meanwhile: its event marks it again.
      if (content && templates.has(id)) shared.noteCommon(id, { hash, content });
    }
  });
  const before = notes.desks().find(({ desk }) => desk === own);
  const fresh = new Set(batch.map(({ id }) => id));
  const pushed = [
    ...batch.map(({ id, version }): [string, number] => [id, version]),
    ...(before?.pushed ?? []).filter(([id]) => !fresh.has(id)),
  ].slice(0, inHead);
  const sealed: SealedItem[] = [];
  for (const { id, version, content, bytes } of batch) {
    const what = { id, kind: itemKinds.template, version, deleted: content === null };
    sealed.push(keyring.seal(what, bytes));
    if (sealed.length % 10 === 0) await setImmediate();
  }
  const headVersion = (before?.head ?? 0) + 1;
  sealed.push(
    keyring.seal(
      { id: idFor('head', own), kind: itemKinds.head, version: headVersion, deleted: false },
      writeHead({ pushed: pushed.map(([id, version]) => [id, version]) }),
    ),
  );
  const { ok, clash } = await server.push(randomUUID(), sealed);
  const taken = new Map(ok.map(({ id, version }) => [id, version]));
  notes.transaction(() => {
    for (const { id, hash, conflicts } of batch) {
      const version = taken.get(id);
      if (version !== undefined) notes.setInStep(id, version, hash, conflicts);
      else {
        notes.setSent(id, '');
        notes.setDirty(id, true);
      }
    }
    const confirmed = pushed.filter(([id, version]) => !fresh.has(id) || taken.get(id) === version);
    if (before && taken.has(idFor('head', own)))
      notes.putDesk({ ...before, head: headVersion, pushed: confirmed });
  });
  session.tell();
  return clash.length === 0;
};

/** This desk's card and its errands. */
const pushNotes = async (session: Session): Promise<boolean> => {
  const { notes, server, keyring, actors, desks } = session;
  const own = linkOf(session).desk;
  const { code } = desks.book().own;
  const actor = actors.current();
  const before = notes.desks().find(({ desk }) => desk === own);
  const isNew = !before || before.card === 0 || before.clerk !== actor.clerk || before.name !== actor.desk;
  const errands = notes.errands().filter(({ dirty }) => dirty);
  if (!isNew && errands.length === 0) return true;
  const card = (before?.card ?? 0) + 1;
  const sealed = [
    ...(isNew
      ? [
          keyring.seal(
            { id: idFor('card', own), kind: itemKinds.card, version: card, deleted: false },
            writeCard({ code, actor }),
          ),
        ]
      : []),
    ...errands.map(({ template, to, by, note, at, version }) =>
      keyring.seal(
        { id: idFor('errand', template), kind: itemKinds.errand, version: version + 1, deleted: false },
        writeErrand({ template, to, by, note, at }),
      ),
    ),
  ];
  const { ok } = await server.push(randomUUID(), sealed);
  const taken = new Set(ok.map(({ id }) => id));
  notes.transaction(() => {
    if (taken.has(idFor('card', own)))
      notes.putDesk({
        head: 0,
        pushed: [],
        ...before,
        desk: own,
        code,
        card,
        clerk: actor.clerk,
        name: actor.desk,
        actor: actor.id,
      });
    for (const errand of errands)
      if (taken.has(idFor('errand', errand.template)))
        notes.putErrand({ ...errand, version: errand.version + 1, dirty: false });
  });
  session.tell();
  return ok.length === sealed.length;
};

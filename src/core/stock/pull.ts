/** Takes what other desks have sent, page by page; each part and the cursor behind it are one transaction. */
import { setImmediate } from 'node:timers/promises';
import { isSame } from '#domain/merge/canonical-text';
import { bodiesOf } from '../handover/bodies.ts';
import { fingerprintOf, readDeskCode } from '../handover/desk-identity.ts';
import { contentHash } from '../handover/item.ts';
import type { StoredItem } from '../ports/stock-server.ts';
import { mergeStockItem, plain } from './merge-item.ts';
import {
  idFor,
  itemKinds,
  papersOf,
  readCard,
  readErrand,
  readHead,
  readTemplate,
  type StockTemplate,
} from './payload.ts';
import { codeOf, linkOf, type Session } from './session.ts';
import { StockStop } from './stock-stop.ts';

/** Items asked for at once. */
const page = 200;
/** Items taken in one transaction: as many as the desk manages in this time (ms), in which it answers nobody. */
const stretch = 60;
const smallestPart = 5;

type Opened = { readonly stored: StoredItem; readonly bytes: Buffer };

/** What this desk has sent itself and the server has confirmed is not opened again. */
const isOwnKnown = ({ notes }: Session, own: string, { id, desk, kind, version }: StoredItem): boolean =>
  desk === own && kind === itemKinds.template && notes.item(id)?.version === version;

/** Answers whether anything came. Faults: stock-away, and StockStop with its reason. */
export const pullAll = async (session: Session): Promise<boolean> => {
  let hasCome = false;
  let part = smallestPart;
  for await (const items of pages(session)) {
    session.signal.throwIfAborted();
    const codes = codesOf(session, items);
    const isStrange = ({ desk, epoch }: StoredItem) =>
      codes.get(desk) === null || !session.keyring.has(epoch);
    if (items.some(isStrange)) await session.lookAgain();
    for (let from = 0; from < items.length; ) {
      const some = items.slice(from, from + part);
      const opened = await openPart(session, some);
      await setImmediate();
      const begun = performance.now();
      takePart(session, opened, some.at(-1)!.seq);
      const spent = performance.now() - begun;
      from += some.length;
      part = Math.min(page, Math.max(smallestPart, Math.floor((some.length * stretch) / spent)));
    }
    hasCome ||= items.length > 0;
    if (items.length > 0) session.tell();
  }
  checkHeads(session);
  return hasCome;
};

/** The next page is on its way while one is taken. */
async function* pages({ server, notes }: Session): AsyncGenerator<readonly StoredItem[]> {
  let next = server.pull(linkOf({ notes }).cursor, page);
  for (;;) {
    const items = await next;
    const last = items.length < page ? null : items.at(-1)!;
    if (last) next = server.pull(last.seq, page);
    // Whoever takes the pages may stop before this one is asked for.
    next.catch(() => undefined);
    yield items;
    if (!last) return;
  }
}

/** Code of each desk that these are from; null where nobody knows it. */
const codesOf = (session: Session, items: readonly StoredItem[]): ReadonlyMap<string, string | null> =>
  new Map(items.map(({ desk }) => [desk, codeOf(session, desk)]));

const openPart = (session: Session, items: readonly StoredItem[]): Promise<readonly Opened[]> => {
  const own = linkOf(session).desk;
  const codes = codesOf(session, items);
  const fresh = items.some(({ desk }) => desk === own)
    ? session.notes.transaction(() => items.filter((one) => !isOwnKnown(session, own, one)))
    : items;
  return Promise.all(
    fresh.map(async (stored): Promise<Opened> => {
      const code = codes.get(stored.desk);
      if (!code) throw new StockStop('stock-altered');
      return { stored, bytes: await session.keyring.open(stored, code) };
    }),
  );
};

const takePart = (session: Session, opened: readonly Opened[], cursor: number): void => {
  const { notes } = session;
  notes.hasten(() => {
    // What was changed here up to now is known before anything is put beside it.
    const link = linkOf(session);
    notes.collect(link.seenEvent, false);
    for (const one of opened) takeOne(session, one, link.desk);
    const seenEvent = notes.newestEvent();
    notes.putLink({ ...link, seenEvent, cursor });
  });
};

const takeOne = (session: Session, { stored, bytes }: Opened, own: string): void => {
  switch (stored.kind) {
    case itemKinds.template:
      return stored.deleted
        ? takeErasure(session, stored)
        : receive(session, stored, readTemplate(bytes), own);
    case itemKinds.card:
      return takeCard(session, stored, bytes);
    case itemKinds.head:
      return takeHead(session, stored, bytes);
    case itemKinds.errand:
      return takeErrand(session, stored, bytes);
    default:
      throw new StockStop('stock-item-newer');
  }
};

const versionOf = ({ notes }: Session, id: string): number =>
  Math.max(notes.item(id)?.version ?? 0, notes.incoming(id)?.version ?? 0);

/** True for what this desk has: its own, confirmed. A number that went back is the server's doing. */
const isKnown = (session: Session, { id, version }: StoredItem): boolean => {
  const known = versionOf(session, id);
  if (version < known) throw new StockStop('stock-older');
  return version === known;
};

const receive = (session: Session, stored: StoredItem, template: StockTemplate, own: string): void => {
  const { notes } = session;
  if (isKnown(session, stored)) return;
  if (stored.desk === own && confirmOwn(session, stored, template)) return;
  const wanted = papersOf(template.item).filter((sha256) => placeOf(session, sha256) === null);
  if (wanted.length === 0) return takeTemplate(session, stored, template);
  const { id, version, desk } = stored;
  notes.putIncoming({ template: id, version, desk, deleted: false, item: writeIncoming(template) }, wanted);
};

/** Its own version whose answer was lost. Sent under its name by another desk: a copy of its folder. */
const confirmOwn = (
  session: Session,
  { id, version }: StoredItem,
  { item, conflicts }: StockTemplate,
): boolean => {
  const { notes, shared } = session;
  const row = notes.item(id);
  if (!row || (row.version === 0 && row.sent === '')) return false;
  const hash = contentHash(item.content);
  // Whatever was sent from here is noted as a state that others have; an earlier sending may have come through late.
  if (row.sent !== hash && shared.stateOf(id, hash) === null) throw new StockStop('stock-copied');
  notes.setInStep(id, version, hash, conflicts);
  const isHere = shared.standing(id) === 'here';
  const isSameHere =
    isHere &&
    contentHash(shared.content(id)) === hash &&
    isSame(plain(shared.conflicts(id)), plain(conflicts));
  notes.setDirty(id, !isSameHere);
  return true;
};

export const placeOf = ({ notes }: Pick<Session, 'notes'>, sha256: string): string | null =>
  notes.paper(sha256) ?? notes.ownPaper(sha256);

/** Within a transaction, with every paper here. */
export const takeTemplate = (
  session: Session,
  { id, version, desk }: Pick<StoredItem, 'id' | 'version' | 'desk'>,
  template: StockTemplate,
): void => {
  const { notes, shared, undo, actors, clock } = session;
  const { item, conflicts: theirs, actor } = template;
  notes.dropIncoming(id);
  const state = { hash: contentHash(item.content), content: item.content };
  // What was erased here stays erased here.
  if (shared.standing(id) === 'erased') {
    notes.setInStep(id, version, state.hash, []);
    // A server that was put back from a copy has it again.
    return notes.setDirty(id, linkOf(session).isComparing);
  }
  const by = fingerprintOf(readDeskCode(codeOf(session, desk)!));
  const merged = mergeStockItem(shared, notes.item(id), template, state.hash, clock.now(), by);
  if (merged.isUnchanged) shared.noteCommon(id, state);
  else {
    const places = new Map(papersOf(item).map((sha256) => [sha256, placeOf(session, sha256)!]));
    undo.outside(() =>
      actors.as(actor, () =>
        shared.take(id, {
          content: merged.content,
          bodies: bodiesOf(item, places),
          state,
          conflicts: merged.conflicts,
          from: by,
          isStep: false,
        }),
      ),
    );
  }
  notes.setInStep(id, version, state.hash, theirs);
  notes.setDirty(id, !merged.isInStep);
};

/** Kept until everything before it is taken: then it is seen how many there are. */
const takeErasure = (session: Session, stored: StoredItem): void => {
  const { notes, shared } = session;
  const { id, version, desk } = stored;
  if (isKnown(session, stored)) return;
  notes.dropIncoming(id);
  if (shared.standing(id) === 'here')
    return notes.putIncoming({ template: id, version, desk, deleted: true, item: '{}' }, []);
  notes.setInStep(id, version, '', []);
  notes.setDirty(id, false);
};

const deskRow = ({ notes }: Session, desk: string, code: string) =>
  notes.desks().find((one) => one.desk === desk) ?? {
    desk,
    code,
    clerk: '',
    name: '',
    actor: '',
    card: 0,
    head: 0,
    pushed: [],
  };

/** A desk's card is sealed with the stock's key: whoever wrote it has that key, which the server does not. */
const takeCard = (session: Session, { id, version, desk }: StoredItem, bytes: Buffer): void => {
  const { code, actor } = readCard(bytes);
  const row = deskRow(session, desk, code);
  if (id !== idFor('card', desk) || row.code !== code) throw new StockStop('stock-altered');
  if (version < row.card) throw new StockStop('stock-older');
  session.notes.putDesk({ ...row, card: version, clerk: actor.clerk, name: actor.desk, actor: actor.id });
};

const takeHead = (session: Session, { id, version, desk }: StoredItem, bytes: Buffer): void => {
  const row = deskRow(session, desk, codeOf(session, desk)!);
  if (id !== idFor('head', desk)) throw new StockStop('stock-altered');
  if (version < row.head) throw new StockStop('stock-older');
  session.notes.putDesk({ ...row, head: version, pushed: readHead(bytes).pushed });
};

/** The newest of two orders counts: it says who should look next, nothing of a template. */
const takeErrand = (session: Session, { id, version }: StoredItem, bytes: Buffer): void => {
  const errand = readErrand(bytes);
  if (id !== idFor('errand', errand.template)) throw new StockStop('stock-altered');
  const known = session.notes.errands().find(({ template }) => template === errand.template);
  if (known && version <= known.version) return;
  session.notes.putErrand(known?.dirty ? { ...known, version } : { ...errand, version, dirty: false });
};

/** What each desk said it sent last has to be here by now: a server that withholds some of it is noticed. */
const checkHeads = (session: Session): void => {
  for (const { pushed } of session.notes.desks())
    for (const [id, version] of pushed)
      if (versionOf(session, id) < version) throw new StockStop('stock-older');
};

export const writeIncoming = (template: StockTemplate): string => JSON.stringify(template);

/** What is looked at before anything is taken or sent: a server that is empty, older or another one is never taken for the truth. */
import { faultOf } from '#contract/fault-of';
import { fingerprintOf, readDeskCode } from '../handover/desk-identity.ts';
import type { StockLink, StockNotes } from '../ports/stock-notes.ts';
import type { StockHead, StockServer } from '../ports/stock-server.ts';
import { unwrapKey } from './seal.ts';
import { linkOf, type Session, type StockNeeds } from './session.ts';
import { StockStop } from './stock-stop.ts';

type Greeting = Pick<Session, 'notes' | 'desks'> & { readonly server: StockServer };

/**
 * The head of the stock. While an owner has not yet let this desk in, ''; then, until a person has compared it, the fingerprint of the desk
 * that did. Faults: stock-away, and StockStop with its reason.
 */
export const greet = async (session: Greeting): Promise<StockHead | string> => {
  const { server, notes } = session;
  const head = await server.head();
  const link = linkOf(session);
  const own = head.desks.find(({ desk }) => desk === link.desk);
  if (!own || head.own !== link.desk) throw new StockStop('stock-emptied');
  if (link.generation !== '' && head.generation !== link.generation) throw new StockStop('stock-renewed');
  if (own.standing === 'removed') throw new StockStop('stock-removed');
  if (own.standing === 'waiting') return '';
  const giver = strangerWhoGave(head, link);
  if (giver !== null) return giver;
  if (head.seq < link.cursor)
    throw new StockStop(head.items < link.items / 2 ? 'stock-emptied' : 'stock-older');
  await compareOwn(session, link);
  takeKeys(session, head);
  const { isOwner, mayWrite } = own;
  notes.putLink({ ...linkOf(session), generation: head.generation, epoch: head.epoch, isOwner, mayWrite });
  return head;
};

/** What this desk has seen confirmed must still be there. */
const compareOwn = async ({ server, notes }: Greeting, link: StockLink): Promise<void> => {
  const { pushed = [] } = notes.desks().find(({ desk }) => desk === link.desk) ?? {};
  if (pushed.length === 0) return;
  const there = await server.versions(pushed.map(([id]) => id));
  if (pushed.some(([id, version]) => (there.get(id) ?? 0) < version)) throw new StockStop('stock-older');
};

/** Fingerprint of a desk that gave the first key and that nobody has compared yet; null where there is none. */
const strangerWhoGave = (head: StockHead, link: StockLink): string | null => {
  const [wrap] = head.wraps;
  if (!wrap || Object.keys(link.keys).length > 0) return null;
  const code = head.desks.find(({ desk }) => desk === wrap.by)?.code;
  if (code === undefined) throw new StockStop('stock-altered');
  const giver = fingerprintOf(readDeskCode(code));
  return giver === link.trusted ? null : giver;
};

const takeKeys = (
  { notes, desks }: Pick<StockNeeds, 'desks'> & { readonly notes: StockNotes },
  head: StockHead,
): void => {
  const link = linkOf({ notes });
  const keys = { ...link.keys };
  for (const { epoch, by, wrapped } of head.wraps) {
    if (String(epoch) in keys) continue;
    const known = notes.desks().find(({ desk }) => desk === by);
    const from = known?.code ?? head.desks.find(({ desk }) => desk === by)?.code;
    // The first key comes from whom a person has compared; later ones from somebody whose card came sealed with an earlier one.
    const isTrusted = known || (from !== undefined && fingerprintOf(readDeskCode(from)) === link.trusted);
    if (from === undefined || !isTrusted) throw new StockStop('stock-altered');
    try {
      const key = unwrapKey(desks.identity(), readDeskCode(from), epoch, wrapped);
      keys[String(epoch)] = key.toString('base64url');
    } catch (error) {
      throw new StockStop(faultOf(error).code, {}, { cause: error });
    }
  }
  if (!(String(head.epoch) in keys) || !('1' in keys)) throw new StockStop('stock-removed');
  notes.putLink({ ...link, keys });
};

/** Scans and pictures in the stock: sealed parts of 1 MiB under a name that only desks can work out. */
import { createHash } from 'node:crypto';
import { setImmediate } from 'node:timers/promises';
import { maxFileBytes } from '../grants.ts';
import type { StockTemplate } from './payload.ts';
import { takeTemplate } from './pull.ts';
import { linkOf, type Session } from './session.ts';
import { StockStop } from './stock-stop.ts';

/** Bytes of a part before it is sealed. */
const partBytes = 1024 * 1024;
const dropAtOnce = 200;

/** Puts a paper into the stock, without the parts that are there. Faults: store-damaged, stock-away, stock-full. */
export const sendPaper = async (
  { notes, vault, server, keyring, signal }: Session,
  sha256: string,
  vaultId: string,
): Promise<void> => {
  if (notes.transaction(() => notes.paper(sha256)) !== null) return;
  const bytes = Buffer.from(await vault.get(vaultId));
  const name = keyring.nameOf(sha256);
  const count = Math.max(1, Math.ceil(bytes.length / partBytes));
  const there = new Set(await server.blobParts(name));
  for (let part = 0; part < count; part += 1) {
    signal.throwIfAborted();
    if (there.has(part)) continue;
    const plain = bytes.subarray(part * partBytes, (part + 1) * partBytes);
    await server.putBlobPart(name, part, keyring.sealPart(name, part, count, plain));
  }
  notes.transaction(() => notes.putPaper(sha256, vaultId));
};

/** One of the papers that templates wait for; false where the stock does not have it yet. Faults: stock-away, disk-full. */
const fetchPaper = async (session: Session, sha256: string): Promise<boolean> => {
  const { notes, vault, server, keyring, signal } = session;
  const name = keyring.nameOf(sha256);
  const parts: Buffer[] = [];
  let bytes = 0;
  for (let part = 0, count = 1; part < count; part += 1) {
    signal.throwIfAborted();
    const sealed = await server.blobPart(name, part);
    if (!sealed) return false;
    const opened = keyring.openPart(name, part, sealed);
    ({ count } = opened);
    bytes += opened.bytes.length;
    if (bytes > maxFileBytes) throw new StockStop('stock-altered');
    parts.push(opened.bytes);
  }
  const whole = Buffer.concat(parts, bytes);
  if (createHash('sha256').update(whole).digest('hex') !== sha256) throw new StockStop('stock-altered');
  const vaultId = await vault.put(Uint8Array.from(whole));
  notes.transaction(() => notes.putPaper(sha256, vaultId));
  return true;
};

/** Fetches up to `limit` papers and takes the templates that were waiting for no others. Answers how many came. */
export const fetchPapers = async (session: Session, limit: number): Promise<number> => {
  let come = 0;
  for (const sha256 of session.notes.wanted(limit)) {
    if (await fetchPaper(session, sha256)) come += 1;
    takeWhole(session);
    session.tell();
    await setImmediate();
  }
  return come;
};

/** Papers that no template names any more, since it was erased: who may take desks out takes them from the server too. */
export const dropUnnamed = async ({ notes, server, keyring, head }: Session): Promise<void> => {
  const { desks, own } = head();
  if (!desks.some(({ desk, isOwner }) => desk === own && isOwner)) return;
  const unnamed = notes.transaction(() => notes.unnamedPapers(dropAtOnce));
  if (unnamed.length === 0) return;
  await server.dropBlobs(unnamed.map((sha256) => keyring.nameOf(sha256)));
  notes.transaction(() => notes.forgetPapers(unnamed));
};

/** Takes templates all of whose papers have come. */
export const takeWhole = (session: Session): void => {
  const { notes } = session;
  notes.transaction(() => {
    const whole = notes.whole(5);
    if (whole.length === 0) return;
    const link = linkOf(session);
    notes.collect(link.seenEvent, false);
    for (const { template, version, desk, item } of whole)
      takeTemplate(session, { id: template, version, desk }, JSON.parse(item) as StockTemplate);
    notes.putLink({ ...link, seenEvent: notes.newestEvent() });
  });
};

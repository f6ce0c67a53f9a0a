/** Makes a hand-over file, template by template: what lies on disk before a host saves it is encrypted twice. */
import { setImmediate } from 'node:timers/promises';
import { faultOf } from '#contract/fault-of';
import { Fault } from '#contract/faults';
import type { MadeHandOver } from '#contract/hand-over-files';
import { chosenIds, type Step } from '../bulk/chosen.ts';
import type { DeskContext } from '../ports/desk-context.ts';
import type { Chosen } from '../ports/templates.ts';
import { createScratch, scratchFolder } from '../scratch-file.ts';
import { sealChunks } from './chunks.ts';
import { describeTemplate } from './describe-template.ts';
import { readDeskCode, signAs } from './desk-identity.ts';
import { makeEnvelope, type Recipient } from './envelope.ts';
import { contentHash, writeItem, writeSender } from './item.ts';
import { type RecordWriter, writeRecords } from './records.ts';

export type MakeOrder = {
  readonly chosen: Chosen;
  readonly to:
    | { readonly kind: 'passphrase'; readonly passphrase: string }
    | { readonly kind: 'desk'; readonly desk: string };
  readonly note: string;
};

/** Leaving it early, or aborting, leaves nothing. Faults: not-found, secret-weak, file-too-large, disk-full, cancelled. */
export async function* makeHandOver(
  context: DeskContext,
  order: MakeOrder,
  signal?: AbortSignal,
): AsyncGenerator<Step, MadeHandOver> {
  const { templates, desks, clock, handOvers } = context;
  const ids = chosenIds(templates, order.chosen);
  for (const id of ids) if (!templates.has(id)) throw new Fault('not-found');
  const envelope = await makeEnvelope(recipientOf(context, order.to));
  const file = await createScratch(scratchFolder(context.dir));
  let isKept = false;
  try {
    await file.write(envelope.bytes);
    const records = writeRecords(sealChunks(envelope, file.write), envelope.hash);
    const { own } = desks.book();
    const { name, code } = own;
    const sender = { name, code, madeAt: clock.now(), note: order.note, templates: ids.length };
    await records.put('S', writeSender({ ...sender, app: context.appVersion }));
    const papers = paperWriter(context, records);
    for (const [index, id] of ids.entries()) {
      signal?.throwIfAborted();
      await setImmediate();
      await putTemplate(context, records, id, papers.put);
      yield { done: index + 1, total: ids.length };
    }
    await records.end((hash) => signAs(desks.identity(), hash));
    const scratch = await file.end();
    for (const id of ids) {
      await setImmediate();
      context.shared.noteHandedOver(id);
    }
    isKept = true;
    const fileName = `${clock.today()}-${ids.length}.shiming`;
    const ref = handOvers.keepMade({ fileName, scratch });
    return { ref, fileName, templates: ids.length, ...papers.counts(), bytes: scratch.bytes };
  } finally {
    if (!isKept) await file.remove();
  }
}

const recipientOf = ({ desks }: Pick<DeskContext, 'desks'>, to: MakeOrder['to']): Recipient => {
  if (to.kind === 'passphrase') return to;
  const card = desks.find(to.desk);
  if (!card) throw new Fault('not-found');
  return { kind: 'desk', opening: readDeskCode(card.code).opening };
};

const putTemplate = async (
  { shared }: Pick<DeskContext, 'shared'>,
  records: RecordWriter,
  id: string,
  putPaper: (sha256: string, vaultId: string) => Promise<void>,
): Promise<void> => {
  const { item, papers } = describeTemplate(shared, id);
  for (const [sha256, vaultId] of papers) await putPaper(sha256, vaultId);
  await records.put('T', writeItem(item));
  shared.noteCommon(id, { hash: contentHash(item.content), content: item.content });
};

/** Writes each paper once, whatever number of templates have it. */
const paperWriter = ({ vault }: Pick<DeskContext, 'vault'>, records: RecordWriter) => {
  const written = new Set<string>();
  let missing = 0;
  return {
    put: async (sha256: string, vaultId: string): Promise<void> => {
      if (written.has(sha256)) return;
      try {
        await records.put('B', await vault.get(vaultId));
        written.add(sha256);
      } catch (error) {
        // The rest of the template goes all the same; the answer counts what did not.
        if (!['store-damaged', 'not-found'].includes(faultOf(error).code)) throw error;
        missing += 1;
      }
    },
    counts: () => ({ scans: written.size, missing }),
  };
};

/** Makes a hand-over file, template by template: what lies on disk before a host saves it is encrypted twice. */
import { setImmediate } from 'node:timers/promises';
import { faultOf } from '#contract/fault-of';
import { Fault } from '#contract/faults';
import type { MadeHandOver } from '#contract/hand-over-files';
import type { SharedPicture, TemplateContent } from '#domain/merge/template-content';
import { chosenIds, type Step } from '../bulk/chosen.ts';
import type { DeskContext } from '../ports/desk-context.ts';
import type { Bodies } from '../ports/shared-templates.ts';
import type { Chosen } from '../ports/templates.ts';
import { createScratch, scratchFolder } from '../scratch-file.ts';
import { sealChunks } from './chunks.ts';
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
  const content = shared.content(id);
  const bodies = shared.bodies(id);
  const undecided = shared.conflicts(id).map(({ desk: _, at: __, ...conflict }) => conflict);
  const named = undecided.flatMap(({ field, ours, theirs }) =>
    field === 'picture' ? [ours as SharedPicture | null, theirs as SharedPicture | null] : [],
  );
  const scans = scansOf(content, named, bodies, undecided);
  const pictures = [...new Set([content.picture, ...named].flatMap((one) => (one ? [one.sha256] : [])))];
  for (const key of scans) {
    const body = bodies.scans.get(key)!;
    await putPaper(key.split('#')[0]!, body.vaultId);
  }
  for (const sha256 of pictures) await putPaper(sha256, bodies.pictures.get(sha256)?.vaultId ?? '');
  const state = { hash: contentHash(content), content };
  await records.put(
    'T',
    writeItem({
      id,
      content,
      seen: shared.states(id).map(({ hash }) => hash),
      undecided,
      scans: Object.fromEntries(scans.map((key) => [key, withoutVaultId(bodies.scans.get(key)!)])),
      pictures: Object.fromEntries(
        pictures.flatMap((sha256) => {
          const body = bodies.pictures.get(sha256);
          return body ? [[sha256, { output: body.output, findings: body.findings }]] : [];
        }),
      ) as Parameters<typeof writeItem>[0]['pictures'],
    }),
  );
  shared.noteCommon(id, state);
};

/** Attached ones, those that a conflict may bring back, and those that pictures were made from. */
const scansOf = (
  content: TemplateContent,
  pictures: readonly (SharedPicture | null)[],
  bodies: Bodies,
  undecided: readonly { readonly field: string }[],
): string[] => {
  const planned = [content.picture, ...pictures].flatMap(
    (one) => one?.plan.sides.map(({ scan }) => scan) ?? [],
  );
  const disputed = undecided.flatMap(({ field }) => (field.startsWith('scans/') ? [field.slice(6)] : []));
  const wanted = new Set([...content.scans.map(({ key }) => key), ...planned, ...disputed]);
  return [...wanted].filter((key) => bodies.scans.has(key));
};

const withoutVaultId = ({ vaultId: _, ...body }: { readonly vaultId: string }) =>
  body as Parameters<typeof writeItem>[0]['scans'][string];

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

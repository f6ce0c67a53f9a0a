/** Two desks that hand templates to each other, as tests drive them. */
import type { HandOverPreview, HandOverResult, MadeHandOver } from '#contract/hand-over-files';
import { type Desk, openDesk } from '#core/open-desk';
import { type FieldPath, type TemplateFields, writeField } from '#domain/template/fields';

export const passphrase = 'four plain words here';

export const openFor = (dir: string): Promise<Desk> => openDesk({ dir });

const lastOf = async <T>(stream: AsyncIterable<T>): Promise<T> => {
  let last: T | undefined;
  for await (const step of stream) last = step;
  if (last === undefined) throw new Error('a stream without an end');
  return last;
};

/** Tells each desk who the other one is. */
export const introduce = async (one: Desk, other: Desk): Promise<void> => {
  for (const [here, there, name] of [
    [one, other, 'other'],
    [other, one, 'one'],
  ] as const)
    await here.client.handover.addDesk({ name, code: (await there.client.handover.desks()).own.code });
};

/** Makes a file of these templates, for a desk or under the passphrase, at `path`. */
export const make = async (
  from: Desk,
  ids: readonly string[],
  path: string,
  to: Desk | null = null,
): Promise<MadeHandOver> => {
  const recipient = to
    ? ({ kind: 'desk', desk: (await to.client.handover.desks()).own.fingerprint } as const)
    : ({ kind: 'passphrase', passphrase } as const);
  const end = await lastOf(
    await from.client.handover.make({ chosen: { ids: [...ids] }, to: recipient, note: 'for you' }),
  );
  if (end.kind !== 'done') throw new Error('no file was made');
  await from.host.saveBundle(end.made.ref, path);
  return end.made;
};

export const look = async (
  at: Desk,
  path: string,
  typed: string | null = passphrase,
): Promise<HandOverPreview> => {
  const { token } = await at.host.offer('file.shiming', { path });
  return at.client.handover.look({ grant: token, ...(typed === null ? {} : { passphrase: typed }) });
};

export const take = async (at: Desk, path: string): Promise<HandOverResult> => {
  const { id } = await look(at, path);
  const end = await lastOf(await at.client.handover.take({ id }));
  if (end.kind !== 'done') throw new Error('nothing was taken');
  return end.result;
};

export const viewOf = ({ client }: Desk, id: string) => client.templates.get({ id });

export const edit = async (
  at: Desk,
  id: string,
  edits: Partial<Record<FieldPath, TemplateFields[keyof TemplateFields]>>,
) => {
  const { revision, fields } = await viewOf(at, id);
  const changed = Object.entries(edits).reduce(
    (all, [path, value]) => writeField(all, path as FieldPath, value),
    fields,
  );
  return at.client.templates.update({ id, revision, fields: changed as never });
};

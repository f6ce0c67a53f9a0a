/** What only a host may ask of a desk: files in, bytes out. */
import { open } from 'node:fs/promises';
import { faultOf } from '#contract/fault-of';
import { Fault } from '#contract/faults';
import { unlockingKinds } from '#contract/keys';
import { firstPage, type PageChoice } from '#domain/picture/page-choice';
import { sealedName } from './bundle/sealed-name.ts';
import type { DeskContext } from './ports/desk-context.ts';
import type { HostCalls } from './ports/host-calls.ts';
import type { SavedBundles } from './ports/saved-bundles.ts';
import type { StoredFile } from './ports/scans.ts';
import type { ObjectKind } from './ports/vault.ts';

const mimeOf: Readonly<Record<string, string>> = {
  jpeg: 'image/jpeg',
  png: 'image/png',
  webp: 'image/webp',
  tiff: 'image/tiff',
  avif: 'image/avif',
  bmp: 'image/bmp',
  heic: 'image/heic',
  gif: 'image/gif',
  pdf: 'application/pdf',
};

export const createHostCalls = (context: DeskContext): HostCalls => ({
  offer: context.grants.offer,
  ...context.uploads,
  lock: async () => {
    context.gate.set(true);
    return unlockingKinds(context.keys.kinds());
  },
  unlock: async (secret) => {
    const ask = unlockingKinds(context.keys.kinds());
    if (ask.length > 0) {
      if (!secret) throw new Fault('key-locked', { ask: ask.join(',') });
      await context.keys.opens(secret);
    }
    context.gate.set(false);
  },
  readBlob: (ref) => readBlob(context, ref),
  saveList: (id, path) => {
    const { bytes } = context.listFiles.get(id);
    return context.partFiles.write(path, (part) => writeWhole(part, bytes));
  },
  takeUpdate: context.updates.take,
  acceptFolder: async (use, path) => {
    if (use === 'backup') await context.backups.choose(path);
    else if (use === 'restore') await context.backups.otherDesk.choose(path);
    else await context.watched.add(path);
  },
  bundleName: async (ref) => outgoing(context, ref).name,
  saveBundle: async (ref, path, told = path) => {
    const { id, source, seal, name } = outgoing(context, ref);
    await context.partFiles.write(path, (part) => context.bundleThread.call('save', [source, part, seal]));
    if (id !== null) noteSaved(context, { bundle: id, fileName: name, path: told, sealed: seal !== null });
  },
  openBundle: async (ref) => {
    const { id, source, seal, name } = outgoing(context, ref);
    const opened = await context.bundleThread.call('open', [source, seal]);
    if (id !== null) noteSaved(context, { bundle: id, fileName: name, path: '', sealed: seal !== null });
    return { ...opened, name };
  },
  readBundle: (reading) => context.bundleThread.call('next', [reading]),
  closeBundle: (reading) => context.bundleThread.call('drop', [reading]),
});

/**
 * A file as it goes out: a bundle under its id in clear, under a ref of `bundles.seal` sealed, a hand-over file under its own ref (`id`
 * null: the desk does not follow it). Fault: not-found.
 */
const outgoing = ({ bundles, savedBundles, handOvers }: DeskContext, ref: string) => {
  const made = handOvers.made(ref);
  if (made) return { id: null, source: { scratch: made.scratch }, seal: null, name: made.fileName };
  const { bundle, password } = savedBundles.find(ref);
  const { id, vaultId, view } = bundles.get(bundle);
  const seal = password === null ? null : { name: view.fileName, password };
  const name = seal ? sealedName(view.fileName) : view.fileName;
  return { id, source: { stored: vaultId }, seal, name };
};

/** The file is out by then: that it could not be written down is no reason to say that it is not. */
export const noteSaved = (
  { savedBundles, log }: DeskContext,
  saved: Parameters<SavedBundles['note']>[0],
): void => {
  try {
    savedBundles.note(saved);
  } catch (error) {
    log('warn', 'saving-not-noted', { code: faultOf(error).code });
  }
};

const writeWhole = async (path: string, bytes: Uint8Array): Promise<void> => {
  const handle = await open(path, 'wx', 0o600);
  try {
    await handle.writeFile(bytes);
    await handle.sync();
  } finally {
    await handle.close();
  }
};

const readBlob = async (context: DeskContext, ref: string): ReturnType<HostCalls['readBlob']> => {
  const [, kind, id, width, page] =
    /^(scan|picture|intake|list)\/([0-9a-z-]{1,40})(?:\?width=(\d{1,5})(?:&page=(\d{1,5}))?)?$/i.exec(ref) ??
    [];
  if (!kind || !id) throw new Fault('not-found');
  if (kind === 'list') return context.listFiles.get(id);
  const file = fileOf(context, kind, id);
  const bytes = await context.vault.get(file.vaultId, kind as ObjectKind);
  if (width === undefined)
    return { mime: mimeOf[file.type] ?? 'application/octet-stream', name: file.name, bytes };
  const pixels = Math.min(4000, Math.max(16, Number(width)));
  const scan = { bytes, page: page === undefined ? file.page : Number(page), password: file.password };
  return { mime: 'image/jpeg', name: `${kind}.jpg`, bytes: await context.imaging.preview(scan, pixels) };
};

const fileOf = ({ templates, intakes }: DeskContext, kind: string, id: string): StoredFile & PageChoice => {
  if (kind === 'scan') return templates.scanFile(id);
  if (kind === 'picture') return { ...templates.pictureFile(id), ...firstPage };
  const { vaultId, type, path, seen } = intakes.file(id);
  if (vaultId === null) throw new Fault('not-found');
  const name = path.slice(path.lastIndexOf('/') + 1);
  const password = seen?.password ?? firstPage.password;
  return { vaultId, type: type ?? 'unknown', name, ...firstPage, password };
};

/** What only a host may ask of a desk: files in, bytes out. */
import { Fault } from '#contract/faults';
import { firstPage, type PageChoice } from '#domain/picture/page-choice';
import { writeAtomically } from './atomic-write.ts';
import type { DeskContext, HostCalls, StoredFile } from './context.ts';

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
  readBlob: (ref) => readBlob(context, ref),
  saveList: async (id, path) => writeAtomically(path, context.listFiles.get(id).bytes),
  saveBundle: async (id, path) => {
    const { vaultId } = context.bundles.get(id);
    await writeAtomically(path, await context.vault.get(vaultId));
  },
});

const readBlob = async (context: DeskContext, ref: string): ReturnType<HostCalls['readBlob']> => {
  const [, kind, id, width, page] =
    /^(scan|picture|bundle|intake|list)\/([0-9a-z-]{1,40})(?:\?width=(\d{1,5})(?:&page=(\d{1,5}))?)?$/i.exec(
      ref,
    ) ?? [];
  if (!kind || !id) throw new Fault('not-found');
  if (kind === 'list') return context.listFiles.get(id);
  if (kind === 'bundle') {
    const { vaultId, view } = context.bundles.get(id);
    return { mime: 'application/zip', name: view.fileName, bytes: await context.vault.get(vaultId) };
  }
  const file = fileOf(context, kind, id);
  const bytes = await context.vault.get(file.vaultId);
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

/**
 * Puts a bundle together template by template: pictures go from the vault to the hash and, where one is wanted, to the file; what is
 * kept is the recipe. In memory is one template at a time, and the texts of all.
 */

import type { FileHandle } from 'node:fs/promises';
import { crc32 } from 'node:zlib';
import { Fault } from '#contract/faults';
import type { Payload } from '#domain/payload/payload';
import { writePayload } from '#domain/payload/write-payload';
import type { BundleItem, BundlePlan, Composed, Taken } from '../ports/bundle-thread.ts';
import type { VaultAccess } from '../ports/vault.ts';
import { createObjectReader } from '../vault/read-object.ts';
import {
  type ManifestHead,
  type ManifestItem,
  manifestFile,
  sumsFile,
  writeManifest,
  writeSums,
} from './manifest.ts';
import { payloadTexts, requestOf } from './payloads.ts';
import { publicFields, publicFinding } from './public-view.ts';
import { createRecipeWriter, type Part } from './recipe.ts';
import { createReport } from './report.ts';
import { requestPieces } from './request-file.ts';
import { headerOf, type Row, rowOf, writeCsv, writeXlsx } from './templates-table.ts';
import { centralRecord, endRecords, localHeader } from './zip-layout.ts';
import { createZipOutput } from './zip-output.ts';

export type Composer = {
  /** One call at a time. */
  add(item: BundleItem): Promise<Taken>;
  /** `left`: how many templates stayed behind. */
  end(left: number): Promise<Composed>;
  close(): Promise<void>;
};

export const createComposer = (plan: BundlePlan, access: VaultAccess, file: FileHandle | null): Composer => {
  const { target, language, withInternal } = plan;
  const head: ManifestHead = {
    app: plan.appVersion,
    date: plan.date,
    target: { id: target.id, asOf: target.asOf },
  };
  const objects = createObjectReader(access);
  const recipe = createRecipeWriter();
  const output = createZipOutput(file);
  const report = createReport(head, language === 'zh-CN' ? target.name.zh : target.name.en, language);
  const files: { path: string; bytes: number; sha256: string }[] = [];
  const lines = { items: [] as string[], report: [] as string[], rows: [] as Row[] };
  const records: Buffer[] = [];
  const payloads: Payload[] = [];
  const used = new Set<string>();
  let offset = 0;
  let request = Buffer.alloc(0);

  /** Without a hash that is known already the file gets its own while the zip is hashed. */
  const put = async (
    path: string,
    content: Buffer,
    sha256: string | null,
    parts: readonly Part[],
  ): Promise<void> => {
    const entry = { path, bytes: content.length, crc32: crc32(content) };
    const header = localHeader(entry);
    records.push(centralRecord(entry, offset));
    offset += header.length + content.length;
    recipe.add({ ...entry, parts });
    const file = { path, bytes: content.length, sha256: sha256 ?? '' };
    files.push(file);
    await output.write(header);
    if (sha256 !== null) return output.write(content);
    await output.writeFile(content, (own) => {
      file.sha256 = own;
    });
  };
  const putText = (path: string, content: Buffer): Promise<void> =>
    put(path, content, null, [recipe.own(content)]);

  /** The whole file in memory that is used again, and where its pieces come from. */
  const fillRequest = (payload: Payload, item: BundleItem, picture: Buffer) => {
    const pieces = requestPieces(requestOf(payload, target), payload).map((piece) =>
      piece === 'base64' ? piece : Buffer.from(piece.text),
    );
    const parts = pieces.map(
      (piece): Part =>
        piece === 'base64'
          ? { base64: item.object, bytes: Math.ceil(picture.length / 3) * 4 }
          : recipe.own(piece),
    );
    const size = parts.reduce((sum, part) => sum + part.bytes, 0);
    if (request.length < size) request = Buffer.allocUnsafeSlow(size);
    let at = 0;
    for (const piece of pieces)
      at += piece === 'base64' ? writeBase64(picture, request, at) : piece.copy(request, at);
    return { content: request.subarray(0, size), parts };
  };

  return {
    add: async (item) => {
      const picture = await objects.read(item.object).catch((error: unknown) => {
        if (error instanceof Fault && error.code === 'store-damaged') return null;
        throw error;
      });
      if (!picture) return { ok: false };
      const place = String(lines.items.length + 1).padStart(4, '0');
      // No name, number or id of the desk in a file name: bundles travel through mail and chat.
      const stem = `${place}-${item.fields.certificate.type || 'QT'}-${item.sha256.slice(0, 8)}`;
      const path = `pictures/${stem}.${item.picture.extension}`;
      const payload = writePayload(
        { template: place, fields: item.fields, pictureFile: path, sha256: item.sha256 },
        target,
        item,
      );
      const requestPath = payload && `payload/${target.id}/${stem}.json`;
      used.add(item.object);
      await put(path, picture, item.sha256, [{ object: item.object, bytes: picture.length }]);
      if (payload && requestPath) {
        payloads.push(payload);
        const { content, parts } = fillRequest(payload, item, picture);
        await put(requestPath, content, null, parts);
      }
      const entry = manifestItem(item, { place, file: path, request: requestPath, withInternal });
      lines.items.push(JSON.stringify(entry));
      lines.report.push(report.item(entry, item.findings));
      lines.rows.push(rowOf(entry, withInternal));
      return { ok: true, files: requestPath ? [path, requestPath] : [path] };
    },
    end: async (left) => {
      const header = headerOf(withInternal);
      for (const [path, text] of payloadTexts(payloads, target)) await putText(path, Buffer.from(text));
      await putText('report.html', Buffer.from(report.page(lines.report, left)));
      await putText('templates.csv', writeCsv(header, lines.rows));
      await putText('templates.xlsx', await writeXlsx(header, lines.rows));
      await output.settle();
      await putText(manifestFile, Buffer.from(writeManifest(head, left, lines.items, files)));
      await output.settle();
      await putText(sumsFile, Buffer.from(writeSums(files)));
      const directory = Buffer.concat(records);
      await output.write(directory);
      await output.write(endRecords(records.length, directory.length, offset));
      return { ...(await output.end()), ...recipe.end(), objects: [...used] };
    },
    close: () => output.close(),
  };
};

type Named = {
  readonly place: string;
  readonly file: string;
  readonly request: string | null;
  readonly withInternal: boolean;
};

const manifestItem = (
  { fields, findings, picture, sha256, way, domains }: BundleItem,
  { place, file, request, withInternal }: Named,
): ManifestItem => ({
  place,
  way,
  domains,
  fields: publicFields(fields, withInternal),
  picture: {
    file,
    extension: picture.extension,
    bytes: picture.bytes,
    width: picture.width,
    height: picture.height,
    dpi: picture.dpi,
    sha256,
  },
  request,
  findings: findings.map(publicFinding),
});

/** A multiple of three bytes at a time, which stay in the processor's cache. */
const base64Piece = 48 * 1024;

const writeBase64 = (bytes: Buffer, into: Buffer, at: number): number => {
  let written = 0;
  for (let from = 0; from < bytes.length; from += base64Piece)
    written += into.write(
      bytes.toString('base64', from, Math.min(bytes.length, from + base64Piece)),
      at + written,
      'latin1',
    );
  return written;
};

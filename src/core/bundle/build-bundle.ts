/** Builds a bundle: pictures, manifest, table, payload, report. Same input, same bytes. */
import { createHash } from 'node:crypto';
import type { LeftOut, TemplateView } from '#contract/views';
import type { TargetPack } from '#domain/target/target';
import type { Language } from '#text/language';
import {
  type BundleFile,
  type Manifest,
  type ManifestItem,
  manifestFile,
  manifestSchemaVersion,
  sumsFile,
} from './manifest.ts';
import { writePayloads } from './payloads.ts';
import { writeReport } from './report.ts';
import { writeTemplatesCsv } from './templates-csv.ts';
import { writeZip } from './zip.ts';

export type BundleInput = {
  readonly items: readonly { readonly view: TemplateView; readonly picture: Uint8Array }[];
  readonly left: readonly LeftOut[];
  readonly target: TargetPack;
  readonly date: string;
  readonly appVersion: string;
  readonly language: Language;
};

export type BuiltBundle = {
  readonly bytes: Uint8Array;
  readonly sha256: string;
  readonly manifest: Manifest;
};

/** Every view must have a picture. */
export const buildBundle = async (input: BundleInput): Promise<BuiltBundle> => {
  const { target, left } = input;
  const items = input.items.map(({ view, picture }, index) => ({ item: toItem(view, index), picture }));
  const files = new Map<string, Uint8Array>();
  for (const { item, picture } of items) files.set(item.pictureFile, picture);
  const texts = new Map([
    ...writePayloads(
      items.map(({ item, picture }) => ({ ...item, picture, sha256: sha256(picture) })),
      target,
    ),
    ['templates.csv', writeTemplatesCsv(items.map(({ item }) => item))],
  ]);
  for (const [path, text] of texts) files.set(path, Buffer.from(text));
  const manifest: Manifest = {
    schema: manifestSchemaVersion,
    app: input.appVersion,
    date: input.date,
    target: { id: target.id, asOf: target.asOf },
    items: items.map(({ item }) => item),
    left: left.map(({ template, reasons }) => ({ template, reasons })),
    files: [],
  };
  const name = input.language === 'zh-CN' ? target.name.zh : target.name.en;
  files.set('report.html', Buffer.from(writeReport(manifest, left, name, input.language)));
  const listed: Manifest = { ...manifest, files: listFiles(files) };
  files.set(manifestFile, Buffer.from(`${JSON.stringify(listed, null, 2)}\n`));
  files.set(sumsFile, Buffer.from(writeSums(listFiles(files))));
  const bytes = await writeZip(files);
  return { bytes, sha256: sha256(bytes), manifest: listed };
};

export const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

export const listFiles = (files: ReadonlyMap<string, Uint8Array>): BundleFile[] =>
  [...files.keys()]
    .sort()
    .map((path) => ({ path, bytes: files.get(path)!.length, sha256: sha256(files.get(path)!) }));

/** The form that `sha256sum -c` reads. */
export const writeSums = (files: readonly BundleFile[]): string =>
  files.map((file) => `${file.sha256}  ${file.path}\n`).join('');

const toItem = (view: TemplateView, index: number): ManifestItem => {
  const { picture } = view;
  if (!picture) throw new TypeError('a template without a picture cannot go into a bundle');
  const place = String(index + 1).padStart(4, '0');
  const type = view.fields.certificate.type || 'QT';
  return {
    template: view.id,
    revision: view.revision,
    fields: view.fields,
    plan: picture.plan,
    picture: picture.output,
    // No name or number in a file name: bundles travel through mail and chat.
    pictureFile: `pictures/${place}-${type}-${view.id.slice(0, 8)}.${picture.output.extension}`,
    findings: view.findings,
  };
};

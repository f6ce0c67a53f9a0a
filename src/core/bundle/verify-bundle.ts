/** Proves a bundle offline: every file by its hash, then the zip itself byte for byte against what its content must give. */
import type { BundleProblem, BundleVerdict } from '#contract/views';
import { listFiles, sha256, writeSums } from './build-bundle.ts';
import {
  type BundleFile,
  manifestFile,
  manifestHeadSchema,
  manifestSchema,
  manifestSchemaVersion,
  sumsFile,
} from './manifest.ts';
import { readZip, writeZip, type ZipContent } from './zip.ts';

/** Names what is missing, changed or added. Never throws: anything that is no bundle is a problem. */
export const verifyBundle = async (bytes: Uint8Array): Promise<BundleVerdict> => {
  const content = await readZip(bytes).catch(() => null);
  if (content === null) return { ok: false, items: 0, problems: [{ code: 'not-a-zip', file: '' }] };
  const { items, files, problems } = readManifest(content);
  problems.push(...checkFiles(content, files));
  if (problems.length === 0) problems.push(...(await checkZip(bytes, content)));
  return { ok: problems.length === 0, items, problems };
};

const readManifest = (
  content: ZipContent,
): { items: number; files: readonly BundleFile[] | null; problems: BundleProblem[] } => {
  const file = manifestFile;
  const none = (code: BundleProblem['code']) => ({ items: 0, files: null, problems: [{ code, file }] });
  const bytes = content.get(file);
  if (!bytes) return none('manifest-missing');
  const json = parseJson(bytes);
  const head = manifestHeadSchema.safeParse(json);
  if (head.success && head.data.schema > manifestSchemaVersion) return none('manifest-newer');
  const manifest = manifestSchema.safeParse(json);
  if (!manifest.success) return none('manifest-unreadable');
  const problems: BundleProblem[] = manifest.data.items
    .filter((item) => !manifest.data.files.some((entry) => entry.path === item.pictureFile))
    .map((item) => ({ code: 'file-missing', file: item.pictureFile }));
  return { items: manifest.data.items.length, files: manifest.data.files, problems };
};

/** The manifest lists every file but itself and the sums; the sums list the manifest too, so a changed manifest shows. */
const checkFiles = (content: ZipContent, files: readonly BundleFile[] | null): BundleProblem[] => {
  const problems: BundleProblem[] = [];
  const listed = new Map((files ?? []).map((file) => [file.path, file]));
  for (const [path, { sha256: hash }] of listed) {
    const bytes = content.get(path);
    if (!bytes) problems.push({ code: 'file-missing', file: path });
    else if (sha256(bytes) !== hash) problems.push({ code: 'file-changed', file: path });
  }
  if (files)
    for (const path of content.keys())
      if (!listed.has(path) && path !== manifestFile && path !== sumsFile)
        problems.push({ code: 'file-added', file: path });
  return problems.length > 0 ? problems : checkSums(content);
};

const checkSums = (content: ZipContent): BundleProblem[] => {
  const sums = content.get(sumsFile);
  if (!sums) return [{ code: 'file-missing', file: sumsFile }];
  const rest = new Map([...content].filter(([path]) => path !== sumsFile));
  const stated = Buffer.from(sums).toString('utf8');
  if (stated === writeSums(listFiles(rest))) return [];
  const changed = listFiles(rest).filter((file) => !stated.includes(`${file.sha256}  ${file.path}\n`));
  return (changed.length === 0 ? [sumsFile] : changed.map((file) => file.path)).map((file) => ({
    code: 'file-changed',
    file,
  }));
};

/** The same content always gives the same zip; any other byte in headers, gaps or after the end is a change. */
const checkZip = async (bytes: Uint8Array, content: ZipContent): Promise<BundleProblem[]> => {
  const wanted = await writeZip(content);
  const length = Math.max(wanted.length, bytes.length);
  let offset = 0;
  while (offset < length && wanted[offset] === bytes[offset]) offset++;
  return offset === length ? [] : [{ code: 'file-changed', file: 'zip', offset }];
};

const parseJson = (bytes: Uint8Array): unknown => {
  try {
    return JSON.parse(Buffer.from(bytes).toString('utf8'));
  } catch {
    return null;
  }
};

/** Proves a bundle offline: every file by its hash, then the zip itself byte for byte against what its content must give. */
import type { BundleProblem, BundleVerdict } from '#contract/views';
import { type ByteSource, readRange } from './byte-source.ts';
import { manifestFile, type ReadManifest, readManifest, sumsFile, writeSums } from './manifest.ts';
import { causeOf, readZip, type SeenZip } from './read-zip.ts';
import { layOut, localHeader } from './zip-layout.ts';

/**
 * Names what is missing, changed or added. Anything that is no bundle is a problem, never an exception; memory grows with the number
 * of files, not with their size. Faults are those of the source. Rejects with the signal's reason.
 */
export const verifyBundle = async (source: ByteSource, signal?: AbortSignal): Promise<BundleVerdict> => {
  const zip = await readZip(source, [manifestFile, sumsFile], signal).catch((error: unknown) => {
    const cause = causeOf(error);
    if (signal?.aborted || cause !== error) throw cause;
    return null;
  });
  if (zip === null) return { ok: false, items: 0, problems: [{ code: 'not-a-zip', file: '' }] };
  const manifest = manifestOf(zip);
  const problems: BundleProblem[] = zip.unreadable.map((file) => ({ code: 'file-unreadable', file }));
  if (typeof manifest === 'string') problems.push({ code: manifest, file: manifestFile });
  else problems.push(...checkFiles(zip, manifest));
  if (typeof manifest !== 'string' && problems.length === 0)
    problems.push(...checkSums(zip, manifest), ...(await checkZip(source, zip, manifest)).slice(0, 1));
  return {
    ok: problems.length === 0,
    items: typeof manifest === 'string' ? 0 : manifest.items,
    problems: problems.slice(0, mostProblems),
  };
};

/** More than anybody reads. */
const mostProblems = 1000;

const manifestOf = ({ texts }: SeenZip) => {
  const text = texts.get(manifestFile);
  return text ? readManifest(text.toString('utf8')) : 'manifest-missing';
};

const checkFiles = ({ files, unreadable }: SeenZip, manifest: ReadManifest): BundleProblem[] => {
  const listed = new Map(manifest.files.map((file) => [file.path, file]));
  const problems: BundleProblem[] = manifest.named
    .filter((file) => !listed.has(file))
    .map((file) => ({ code: 'file-missing', file }));
  for (const [path, { sha256 }] of listed) {
    const seen = files.get(path);
    if (!seen && !unreadable.includes(path)) problems.push({ code: 'file-missing', file: path });
    else if (seen && seen.sha256 !== sha256) problems.push({ code: 'file-changed', file: path });
  }
  for (const path of files.keys())
    if (!listed.has(path) && path !== manifestFile && path !== sumsFile)
      problems.push({ code: 'file-added', file: path });
  if (!files.has(sumsFile) && !unreadable.includes(sumsFile))
    problems.push({ code: 'file-missing', file: sumsFile });
  return problems;
};

/** The manifest lists every file but itself and the sums; the sums list the manifest too, so a changed manifest shows. */
const checkSums = ({ files, texts }: SeenZip, manifest: ReadManifest): BundleProblem[] => {
  const stated = texts.get(sumsFile)?.toString('utf8') ?? '';
  const rest = manifest
    .order([...files.keys()])
    .filter((path) => path !== sumsFile)
    .flatMap((path) => files.get(path) ?? []);
  if (stated === writeSums(rest)) return [];
  const lines = new Set(stated.split('\n'));
  const changed = rest.filter((file) => !lines.has(`${file.sha256}  ${file.path}`));
  return (changed.length === 0 ? [sumsFile] : changed.map(({ path }) => path)).map((file) => ({
    code: 'file-changed',
    file,
  }));
};

/** The same content always gives the same zip; any other byte in headers, gaps or after the end is a change. */
const checkZip = async (
  source: ByteSource,
  zip: SeenZip,
  manifest: ReadManifest,
): Promise<BundleProblem[]> => {
  const entries = manifest.order([...zip.files.keys()]).map((path) => zip.files.get(path)!);
  const { files, directoryAt, directory } = layOut(entries);
  const changed = (offset: number): BundleProblem[] => [{ code: 'file-changed', file: 'zip', offset }];
  for (const { entry, offset } of files) {
    const at = await firstDifference(source, offset, localHeader(entry));
    if (at !== null) return changed(at);
  }
  const at = await firstDifference(source, directoryAt, directory);
  if (at !== null) return changed(at);
  const end = directoryAt + directory.length;
  return source.size === end ? [] : changed(end);
};

/** Offset in the source of the first byte that is not as wanted; null when all are. */
const firstDifference = async (
  source: ByteSource,
  offset: number,
  wanted: Buffer,
): Promise<number | null> => {
  const end = Math.min(source.size, offset + wanted.length);
  if (end <= offset) return wanted.length === 0 ? null : Math.min(offset, source.size);
  const seen = await readRange(source, offset, end);
  if (seen.equals(wanted)) return null;
  let at = 0;
  while (at < seen.length && seen[at] === wanted[at]) at++;
  return offset + at;
};

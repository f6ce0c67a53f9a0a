/** Reads any zip that claims to be a bundle, piece by piece and within bounds: it may come from anywhere. */
import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import { crc32 } from 'node:zlib';
import yauzl from 'yauzl';
import { type ByteSource, bytesSource } from './byte-source.ts';
import type { ZipEntry } from './zip-layout.ts';

export type SeenFile = ZipEntry & { readonly sha256: string };

export type SeenZip = {
  readonly files: ReadonlyMap<string, SeenFile>;
  /** Content of those files that were asked for. */
  readonly texts: ReadonlyMap<string, Buffer>;
  /** Names of files that cannot be unpacked, or whose size is another one than stated. */
  readonly unreadable: readonly string[];
};

/** Pictures and their Base64 text shrink by a quarter at most, tables and reports to a tenth; a zip that swells more is none of ours. */
const mostSwelling = 10;
const spare = 1024 * 1024;
const mostFiles = 500_000;
const longestName = 300;
/** The manifest of 40,000 templates. */
const longestText = 64 * 1024 * 1024;

/**
 * Every file with its hash, the content of those named in `wanted`. Rejects on anything that is not a plain zip: unsafe names, a
 * name twice, more than it could hold.
 */
export const readZip = async (
  source: ByteSource,
  wanted: readonly string[],
  signal?: AbortSignal,
): Promise<SeenZip> => {
  const zip = await openSourceZip(source);
  if (zip.entryCount > mostFiles) throw new RangeError('holds too many files');
  const files = new Map<string, SeenFile>();
  const texts = new Map<string, Buffer>();
  const unreadable: string[] = [];
  let total = 0;
  for await (const entry of zip.eachEntry()) {
    signal?.throwIfAborted();
    const { fileName: path, uncompressedSize: bytes } = entry;
    if (path.endsWith('/')) continue;
    total += bytes;
    if (path.length > longestName) throw new RangeError('holds a name that is too long');
    if (total > source.size * mostSwelling + spare) throw new RangeError('holds more than it could');
    if (files.has(path) || unreadable.includes(path)) throw new RangeError('holds a name twice');
    const isWanted = wanted.includes(path);
    if (isWanted && bytes > longestText) throw new RangeError('holds a text that is too long');
    try {
      const seen = await readEntry(await zip.openReadStreamPromise(entry), isWanted, signal);
      files.set(path, { path, ...seen.facts });
      if (isWanted) texts.set(path, seen.content);
    } catch (error) {
      if (signal?.aborted || isOfSource(error)) throw error;
      unreadable.push(path);
      if (unreadable.length > 1000) throw error;
    }
  }
  return { files, texts, unreadable };
};

/** The zip in `source`, its names proved as they are listed. Rejects on what is no zip. */
export const openSourceZip = (source: ByteSource): Promise<yauzl.ZipFile> =>
  yauzl.fromRandomAccessReaderPromise(new SourceReader(source), source.size, {
    lazyEntries: true,
    validateEntrySizes: true,
    strictFileNames: true,
    autoClose: false,
  });

const readEntry = async (stream: Readable, isKept: boolean, signal: AbortSignal | undefined) => {
  const hash = createHash('sha256');
  const kept: Buffer[] = [];
  let sum = 0;
  let bytes = 0;
  for await (const part of stream as AsyncIterable<Buffer>) {
    signal?.throwIfAborted();
    hash.update(part);
    sum = crc32(part, sum);
    bytes += part.length;
    if (isKept) kept.push(part);
  }
  return { facts: { bytes, crc32: sum, sha256: hash.digest('hex') }, content: Buffer.concat(kept) };
};

/** Trouble with where the bytes lie is not the zip's own. */
const isOfSource = (error: unknown): boolean => error instanceof SourceTrouble;
class SourceTrouble extends Error {}

/** The cause when reading failed for the sake of the source, the error itself otherwise. */
export const causeOf = (error: unknown): unknown => (isOfSource(error) ? (error as Error).cause : error);

class SourceReader extends yauzl.RandomAccessReader {
  readonly #source: ByteSource;
  constructor(source: ByteSource) {
    super();
    this.#source = source;
  }
  override _readStreamForRange(start: number, end: number): Readable {
    // The zip says so; the source has no part in it.
    if (start > end || end > this.#source.size) return failing(new RangeError('lies outside the zip'));
    return Readable.from(readGuarded(this.#source, start, end), { objectMode: false });
  }
}

const failing = (error: Error): Readable =>
  new Readable({
    read() {
      this.destroy(error);
    },
  });

async function* readGuarded(source: ByteSource, start: number, end: number): AsyncGenerator<Buffer> {
  try {
    yield* source.read(start, end);
  } catch (cause) {
    throw new SourceTrouble('the source failed', { cause });
  }
}

/** All files of a small zip, unpacked. */
export const unpack = async (bytes: Uint8Array): Promise<Map<string, Buffer>> => {
  const names = new Set<string>();
  const zip = await yauzl.fromBufferPromise(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength), {
    lazyEntries: true,
  });
  for await (const entry of zip.eachEntry()) names.add(entry.fileName);
  return new Map((await readZip(bytesSource(bytes), [...names])).texts);
};

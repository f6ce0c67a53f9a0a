/**
 * A bundle under a password, for the way to whoever submits it: one AES-256 zip (WinZip's AE-2, which 7-Zip, WinRAR and macOS tools open)
 * that holds the bundle as its only file. The names inside a zip are never encrypted; so nothing but the bundle's own name shows.
 */
import { rm } from 'node:fs/promises';
import { configure, Reader, ZipReader, ZipWriter } from '@zip.js/zip.js';
import { createScratch, scratchSource } from '../scratch-file.ts';
import { type ByteSource, readRange } from './byte-source.ts';

configure({ useWebWorkers: false });

/** AES-256. */
const encryptionStrength = 3;
/** From here on a zip needs 64-bit sizes. */
const largest = 0xffff_ffff - 1024 * 1024;

/** The sealed zip, piece by piece. `name`: of the bundle in it. */
export async function* sealBundle(
  source: ByteSource,
  name: string,
  password: string,
): AsyncGenerator<Buffer> {
  const { readable, writable } = new TransformStream<Uint8Array, Uint8Array>();
  const zip = new ZipWriter(writable, {
    level: 0,
    password,
    encryptionStrength,
    zip64: source.size > largest,
    useWebWorkers: false,
  });
  const written = zip.add(name, new SourceReader(source)).then(() => zip.close());
  // Told through the stream, or by the wait at the end.
  written.catch((error: unknown) => writable.abort(error).catch(() => undefined));
  for await (const piece of readable) yield Buffer.from(piece.buffer, piece.byteOffset, piece.length);
  await written;
}

/**
 * The bundle in a sealed zip, laid beside the vault under a key of this process until it is closed; null for any other file.
 * `wrong`: the password is not the one, or the file was changed. Faults: disk-full, those of the source.
 */
export const openSealed = async (
  source: ByteSource,
  password: string | null,
  scratchFolder: string,
): Promise<ByteSource | 'locked' | 'wrong' | null> => {
  const reader = new SourceReader(source);
  const zip = new ZipReader(reader, { useWebWorkers: false });
  const entries = await zip.getEntries().catch(() => []);
  const [entry, ...more] = entries;
  if (!entry || more.length > 0 || entry.directory || !entry.encrypted || !entry.filename.endsWith('.zip'))
    return null;
  // A sealed bundle is packed as it is: what would grow is another zip.
  if (entry.uncompressedSize > source.size) return null;
  if (password === null) return 'locked';
  const writer = await createScratch(scratchFolder);
  let refused: unknown = null;
  const target = new WritableStream<Uint8Array>({
    write: async (piece) => {
      await writer.write(piece).catch((error: unknown) => {
        refused = error;
        throw error;
      });
    },
  });
  try {
    await entry.getData(target, { password, checkSignature: true, useWebWorkers: false });
  } catch {
    await writer.remove();
    const trouble = refused ?? reader.trouble;
    if (trouble) throw trouble;
    return 'wrong';
  }
  const scratch = await writer.end();
  const opened = await scratchSource(scratch);
  return {
    ...opened,
    close: async () => {
      await opened.close();
      await rm(scratch.path, { force: true });
    },
  };
};

class SourceReader extends Reader<ByteSource> {
  readonly #source: ByteSource;
  /** Why the source could not be read. */
  trouble: unknown = null;
  constructor(source: ByteSource) {
    super(source);
    this.#source = source;
    this.size = source.size;
  }
  override async readUint8Array(index: number, length: number): Promise<Uint8Array> {
    return readRange(this.#source, index, Math.min(this.size, index + length)).catch((error: unknown) => {
      this.trouble = error;
      throw error;
    });
  }
}

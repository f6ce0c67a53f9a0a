/** The parts of a zip archive by name, unpacked one at a time and never beyond a limit. */
import type { Readable } from 'node:stream';
import yauzl, { type Entry, type ZipFile } from 'yauzl';

/** Most that an archive may unpack to, bytes; counted while it unpacks, whatever its own table says. */
const maxUnpacked = 400 * 1024 * 1024;
const maxEntries = 20_000;

export type ZipParts = {
  readonly names: readonly string[];
  /** Text of a part, piece by piece. Throws an Error where there is no such part or it is damaged. */
  text(name: string): AsyncGenerator<string>;
};

/** Throws an Error for what is no whole archive. */
export const openZip = async (bytes: Uint8Array, limit = maxUnpacked): Promise<ZipParts> => {
  const zip = await new Promise<ZipFile>((resolve, reject) =>
    yauzl.fromBuffer(
      Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength),
      { lazyEntries: true },
      (error, file) => (error ? reject(error) : resolve(file)),
    ),
  );
  if (zip.entryCount > maxEntries) throw new Error('too many entries');
  const entries = new Map<string, Entry>();
  await new Promise<void>((resolve, reject) => {
    zip.on('entry', (entry: Entry) => {
      entries.set(entry.fileName, entry);
      zip.readEntry();
    });
    zip.on('end', resolve);
    zip.on('error', reject);
    zip.readEntry();
  });
  let unpacked = 0;
  const open = (entry: Entry) =>
    new Promise<Readable>((resolve, reject) =>
      zip.openReadStream(entry, (error, stream) => (error ? reject(error) : resolve(stream))),
    );
  return {
    names: [...entries.keys()],
    text: async function* (name) {
      const entry = entries.get(name);
      if (!entry) throw new Error('no such part');
      let decoder: InstanceType<typeof TextDecoder> | null = null;
      for await (const chunk of (await open(entry)) as AsyncIterable<Buffer>) {
        unpacked += chunk.length;
        if (unpacked > limit) throw new Error('unpacks to too much');
        decoder ??= new TextDecoder(encodingOf(chunk));
        yield decoder.decode(chunk, { stream: true });
      }
      yield decoder?.decode() ?? '';
    },
  };
};

/** XML may be UTF-16 with a mark; without one it is UTF-8. */
const encodingOf = (head: Uint8Array): string =>
  head[0] === 0xff && head[1] === 0xfe
    ? 'utf-16le'
    : head[0] === 0xfe && head[1] === 0xff
      ? 'utf-16be'
      : 'utf-8';

/** What the publisher sends is a small zip: a manifest, its signatures, and the files that the first names. It may come from anybody. */
import { buffer } from 'node:stream/consumers';
import type { Entry, ZipFile } from 'yauzl';
import { Fault, type FaultCode } from '#contract/faults';
import type { ByteSource } from '../bundle/byte-source.ts';
import { causeOf, openSourceZip } from '../bundle/read-zip.ts';

/** `notOurs`: fault for what is no such zip. */
export const signedZip = (notOurs: FaultCode) => {
  /** What a zip refuses of itself makes it none of ours; trouble with where it lies stays what it is. */
  const asOurs = async <T>(work: Promise<T>): Promise<T> => {
    try {
      return await work;
    } catch (error) {
      const cause = causeOf(error);
      if (cause !== error || cause instanceof Fault) throw cause;
      throw new Fault(notOurs, {}, { cause });
    }
  };

  /** Each name once, no folder among them; yauzl itself refuses names that lead out of a folder. */
  const listEntries = async (
    zip: ZipFile,
    least: number,
    most: number,
  ): Promise<ReadonlyMap<string, Entry>> => {
    if (zip.entryCount < least || zip.entryCount > most) throw new RangeError('holds other files');
    const entries = new Map<string, Entry>();
    for await (const entry of zip.eachEntry()) entries.set(entry.fileName, entry);
    if (entries.size !== zip.entryCount) throw new RangeError('holds a name twice');
    return entries;
  };

  return {
    asOurs,
    /** A zip of so many files at least and at most. */
    open: async (source: ByteSource, least: number, most: number) => {
      const zip = await asOurs(openSourceZip(source));
      return { zip, entries: await asOurs(listEntries(zip, least, most)) };
    },
    /** A file of at most so many bytes. */
    readWhole: async (zip: ZipFile, entry: Entry | undefined, mostBytes: number): Promise<Buffer> => {
      if (!entry || entry.uncompressedSize > mostBytes) throw new Fault(notOurs);
      return asOurs(zip.openReadStreamPromise(entry).then(buffer));
    },
  };
};

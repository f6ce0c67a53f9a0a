/**
 * A bundle that was made is kept as its recipe: its small files, and which objects of the vault its pictures are. The zip is put
 * together whenever it is read, the same bytes each time (docs/adr/0026).
 *
 * Layout: the small files and, at their end, the index (a line of JSON for each file of the zip) follow one another as one text, cut
 * into pages; each page is an object of the vault. The head, an object as well, names the pages.
 */
import { buffer } from 'node:stream/consumers';
import { setImmediate } from 'node:timers/promises';
import type { RecipeIndex } from '../ports/bundle-thread.ts';
import type { VaultAccess } from '../ports/vault.ts';
import { streamObject } from '../vault/read-object.ts';
import type { ByteSource } from './byte-source.ts';
import { layOut, localHeader, type ZipEntry } from './zip-layout.ts';

/** Bytes of a file, from the recipe itself, or an object of the vault as it is or as Base64 text. */
export type Part =
  | { readonly own: number; readonly bytes: number }
  | { readonly object: string; readonly bytes: number }
  | { readonly base64: string; readonly bytes: number };

export type RecipeEntry = ZipEntry & { readonly parts: readonly Part[] };

export type RecipeHead = {
  readonly recipe: 1;
  readonly pages: readonly string[];
  readonly index: RecipeIndex;
};

/** Begins every head, and no zip. */
export const headMark = '{"recipe":';

const pageBytes = 1024 * 1024;

export type RecipeWriter = {
  /** Keeps a piece of a small file. */
  own(bytes: Buffer): Part;
  add(entry: RecipeEntry): void;
  /** The pages, and the head that still lacks their names. */
  end(): { readonly pages: readonly Buffer[]; readonly index: RecipeHead['index'] };
};

export const createRecipeWriter = (): RecipeWriter => {
  const pages: Buffer[] = [];
  const lines: string[] = [];
  let last = Buffer.alloc(0);
  let filled = 0;
  const append = (bytes: Buffer): number => {
    const at = Math.max(0, pages.length - 1) * pageBytes + filled;
    for (let done = 0; done < bytes.length; ) {
      if (filled === last.length) {
        last = Buffer.alloc(pageBytes);
        pages.push(last);
        filled = 0;
      }
      const copied = bytes.copy(last, filled, done);
      filled += copied;
      done += copied;
    }
    return at;
  };
  return {
    own: (bytes) => ({ own: append(bytes), bytes: bytes.length }),
    add: (entry) => void lines.push(JSON.stringify(entry)),
    end: () => {
      const text = Buffer.from(lines.join('\n'));
      const at = append(text);
      return {
        pages: pages.map((page, index) => (index === pages.length - 1 ? page.subarray(0, filled) : page)),
        index: { at, bytes: text.length },
      };
    },
  };
};

/** The zip of a recipe. Fault: store-damaged when an object is missing or was changed; only the end of a picture proves it. */
export const recipeSource = async (access: VaultAccess, head: RecipeHead): Promise<ByteSource> => {
  const pages = createPages(access, head.pages);
  const entries = await readIndex(pages, head);
  const layout = layOut(entries);
  return {
    size: layout.bytes,
    read: async function* (start, end) {
      for (const { entry, offset, data } of layout.files) {
        if (offset >= end) return;
        if (data + entry.bytes <= start) continue;
        yield* cut(once(localHeader(entry)), offset, start, end);
        let at = data;
        for (const part of entry.parts) {
          if (at < end && at + part.bytes > start) yield* cut(contentOf(access, pages, part), at, start, end);
          at += part.bytes;
        }
      }
      yield* cut(once(layout.directory), layout.directoryAt, start, end);
    },
    close: async () => undefined,
  };
};

type Pages = { read(at: number, bytes: number): AsyncGenerator<Buffer> };

/** Keeps the last page: the small files of one template lie side by side. */
const createPages = (access: VaultAccess, ids: readonly string[]): Pages => {
  let kept: { readonly index: number; readonly page: Promise<Buffer> } | null = null;
  const pageOf = (index: number): Promise<Buffer> => {
    if (kept?.index !== index) kept = { index, page: buffer(streamObject(access, ids[index]!)) };
    return kept.page;
  };
  return {
    read: async function* (at, bytes) {
      for (let done = 0; done < bytes; ) {
        const within = (at + done) % pageBytes;
        const page = await pageOf(Math.floor((at + done) / pageBytes));
        const part = page.subarray(within, within + bytes - done);
        done += part.length;
        yield part;
      }
    },
  };
};

const readIndex = async (pages: Pages, { index }: RecipeHead): Promise<RecipeEntry[]> => {
  const text = (await buffer(pages.read(index.at, index.bytes))).toString('utf8');
  const entries: RecipeEntry[] = [];
  for (const line of text.split('\n')) {
    entries.push(JSON.parse(line) as RecipeEntry);
    if (entries.length % 2000 === 0) await setImmediate();
  }
  return entries;
};

const contentOf = (access: VaultAccess, pages: Pages, part: Part): AsyncIterable<Buffer> => {
  if ('own' in part) return pages.read(part.own, part.bytes);
  if ('object' in part) return streamObject(access, part.object);
  return inBase64(streamObject(access, part.base64));
};

/** Pieces come in multiples of three bytes but for the last, so that their texts follow one another. */
async function* inBase64(pieces: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  for await (const piece of pieces) yield Buffer.from(piece.toString('base64'), 'latin1');
}

async function* once(bytes: Buffer): AsyncGenerator<Buffer> {
  yield bytes;
}

/** What of `pieces`, the first of which lies at `at`, lies between `start` and `end`. */
async function* cut(
  pieces: AsyncIterable<Buffer>,
  at: number,
  start: number,
  end: number,
): AsyncGenerator<Buffer> {
  let offset = at;
  for await (const piece of pieces) {
    const part = piece.subarray(Math.max(0, start - offset), Math.max(0, end - offset));
    offset += piece.length;
    if (part.length > 0) yield part;
    if (offset >= end) return;
  }
}

/** What search looks through: one folded text per template. Two Chinese characters, pinyin or its initials, a part of a number or of a domain all match. */
import { pinyinForms } from '#domain/name/pinyin';
import type { TemplateFields } from '#domain/template/fields';
import type { Store } from './open-store.ts';

/** Width, case and spaces folded, the way both the stored text and the query are compared. */
export const foldText = (text: string): string => text.normalize('NFKC').toLowerCase().replace(/\s+/gu, '');

/** The searchable text of a template; parts are kept apart so that no match spans two of them. */
export const searchText = (fields: TemplateFields): string =>
  [
    ...new Set([
      fields.holder.zh,
      fields.holder.en,
      fields.contact.zh,
      fields.contact.en,
      fields.certificate.number,
      fields.certificate.name,
      fields.customer,
      fields.email,
      fields.phone.number,
      ...fields.domains,
      ...fields.tags,
      ...new Set([fields.holder.zh, fields.contact.zh, fields.customer].flatMap(pinyinForms)),
    ]),
  ]
    .map(foldText)
    .filter((part) => part !== '')
    .join('\n');

type Entry = { readonly key: number; readonly text: string; readonly shelf: string };

export type TemplateSearch = {
  /** Templates whose text holds the folded `needle`: their keys by shelf. */
  find(needle: string): ReadonlyMap<string, readonly number[]>;
  /** Writes the text of a template, inside the transaction that changes it. */
  write(key: number, text: string): void;
};

/**
 * Search texts in memory, read at the first search: 100,000 of them take some 25 MB and are looked through in a few milliseconds,
 * where reading them from the encrypted store each time takes a tenth of a second and holds up every other call.
 */
export const openTemplateSearch = ({ db }: Store): TemplateSearch => {
  const select = 'SELECT s.key, s.text, r.shelf FROM template_search s JOIN template_rows r ON r.key = s.key';
  const read = db.prepare<[], Entry>(select);
  const one = db.prepare<[number], Entry>(`${select} WHERE s.key = ?`);
  const put = db.prepare(
    'INSERT INTO template_search (key, text) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET text = excluded.text',
  );
  let entries: Map<number, Entry> | null = null;
  /** Written since the last search; read again then, because a transaction may have been taken back. */
  const written = new Set<number>();
  const load = (): Map<number, Entry> => {
    entries ??= new Map(read.all().map((entry) => [entry.key, entry]));
    for (const key of written) {
      const entry = one.get(key);
      if (entry) entries.set(key, entry);
      else entries.delete(key);
    }
    written.clear();
    return entries;
  };
  return {
    find: (needle) => {
      const found = new Map<string, number[]>();
      for (const { key, text, shelf } of load().values()) {
        if (!text.includes(needle)) continue;
        const keys = found.get(shelf);
        if (keys) keys.push(key);
        else found.set(shelf, [key]);
      }
      return found;
    },
    write: (key, text) => {
      put.run(key, text);
      if (entries) written.add(key);
    },
  };
};

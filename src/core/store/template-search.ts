/** What search looks through: one folded text per template. Two Chinese characters, a part of a number or of a domain all match. */
import type { TemplateFields } from '#domain/template/fields';
import type { Store } from './open-store.ts';

/** Width, case and spaces folded, the way both the stored text and the query are compared. */
export const foldText = (text: string): string => text.normalize('NFKC').toLowerCase().replace(/\s+/gu, '');

/** The searchable text of a template; parts are kept apart so that no match spans two of them. */
export const searchText = (fields: TemplateFields): string =>
  [
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
  ]
    .map(foldText)
    .filter((part) => part !== '')
    .join('\n');

export type TemplateSearch = {
  /** Keys of the templates whose text holds the folded `needle`. */
  find(needle: string): number[];
  /** Notes the text of a template after its change was committed. */
  remember(key: number, text: string): void;
};

/**
 * Search texts in memory, read at the first search: 100,000 of them take some 25 MB and are looked through in a few milliseconds,
 * where reading them from the encrypted store each time takes a tenth of a second and holds up every other call.
 */
export const openTemplateSearch = ({ db }: Store): TemplateSearch => {
  const read = db.prepare<[], { key: number; text: string }>('SELECT key, text FROM template_search');
  let texts: Map<number, string> | null = null;
  const load = (): Map<number, string> => {
    texts ??= new Map(read.all().map(({ key, text }) => [key, text]));
    return texts;
  };
  return {
    find: (needle) => {
      const keys: number[] = [];
      for (const [key, text] of load()) if (text.includes(needle)) keys.push(key);
      return keys;
    },
    remember: (key, text) => void texts?.set(key, text),
  };
};

/** What search looks through: one folded text per template. Two Chinese characters, pinyin or its initials, a part of a number or of a domain all match. */
import { pinyinForms } from '#domain/name/pinyin';
import type { TemplateFields } from '#domain/template/fields';
import type { Store } from './open-store.ts';
import { hasMarks } from './template-marks.ts';

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

/** Keys of templates, the same object as long as nothing changes; what is worked out about them can be kept beside it. */
export type FoundKeys = readonly number[];

export type TemplateSearch = {
  /** Templates whose text holds the folded `needle` and that have all these marks. */
  find(needle: string, marks?: readonly string[]): FoundKeys;
  /** The id of a template that was found. */
  idOf(key: number): string;
  /** The marks of a template that was found. */
  marksOf(key: number): string;
  /** The shelf of a template that was found. */
  shelfOf(key: number): string;
  /** Writes text and marks of a template, inside the transaction that changes it. */
  write(key: number, text: string, marks: string): void;
  /** Keys whose rows are gone. */
  forget(keys: readonly number[]): void;
  /** Reads some texts ahead of the first search; false when all are here. */
  warm(): boolean;
};

type Entry = {
  readonly key: number;
  readonly id: string;
  readonly text: string;
  readonly marks: string;
  readonly shelf: string;
};

/** Read at one go; some ten milliseconds. */
const chunk = 5_000;

/**
 * Search texts in memory: 100,000 of them take some 25 MB and are looked through in a few milliseconds, where reading them from
 * the encrypted store each time takes a tenth of a second and holds up every other call.
 */
export const openTemplateSearch = ({ db }: Store): TemplateSearch => {
  const select =
    'SELECT s.key, r.id, s.text, s.marks, r.shelf FROM template_search s JOIN template_rows r ON r.key = s.key';
  const after = db.prepare<[number, number], Entry>(`${select} WHERE s.key > ? ORDER BY s.key LIMIT ?`);
  const one = db.prepare<[number], Entry>(`${select} WHERE s.key = ?`);
  const put = db.prepare(
    `INSERT INTO template_search (key, text, marks) VALUES (?, ?, ?)
     ON CONFLICT (key) DO UPDATE SET text = excluded.text, marks = excluded.marks`,
  );
  /** By key; keys are given one after the other, so these have few holes. One object for each would cost a search half of its time. */
  const texts: (string | undefined)[] = [];
  /** Index into `shelves`, by key. */
  const places: number[] = [];
  const shelves: string[] = [];
  /** Index into `sets`, by key: many templates have the same marks. */
  const marked: number[] = [];
  const sets: string[] = [];
  /** By key; a key keeps its id. */
  const ids: string[] = [];
  const placeOfSet = new Map<string, number>();
  const keep = ({ key, id, text, marks, shelf }: Entry): void => {
    while (texts.length < key) {
      texts.push(undefined);
      ids.push('');
      places.push(0);
      marked.push(0);
    }
    let place = shelves.indexOf(shelf);
    if (place < 0) place = shelves.push(shelf) - 1;
    let set = placeOfSet.get(marks);
    if (set === undefined) {
      set = sets.push(marks) - 1;
      placeOfSet.set(marks, set);
    }
    texts[key] = text;
    ids[key] = id;
    places[key] = place;
    marked[key] = set;
  };
  let readTo = 0;
  let isWhole = false;
  /** Written since the last search; read again then, because a transaction may have been taken back. */
  const written = new Set<number>();
  let last: { readonly needle: string; readonly found: FoundKeys } | null = null;
  /** What marks left of the last finding. */
  let narrowed: { readonly of: FoundKeys; readonly name: string; readonly found: FoundKeys } | null = null;

  const warm = (): boolean => {
    if (isWhole) return false;
    const read = after.all(readTo, chunk);
    for (const entry of read) keep(entry);
    readTo = read.at(-1)?.key ?? readTo;
    isWhole = read.length < chunk;
    return !isWhole;
  };
  const freshen = (): void => {
    while (warm());
    if (written.size === 0) return;
    for (const key of written) {
      const entry = one.get(key);
      if (entry) keep(entry);
      else if (key < texts.length) texts[key] = undefined;
    }
    written.clear();
    last = null;
  };
  const findText = (needle: string): FoundKeys => {
    if (last?.needle === needle) return last.found;
    // One more letter finds only among what the letters before it found.
    const found: number[] = [];
    if (last && needle.includes(last.needle)) {
      for (const key of last.found) if (texts[key]!.includes(needle)) found.push(key);
    } else
      for (let key = 0; key < texts.length; key += 1)
        if (texts[key]?.includes(needle) === true) found.push(key);
    last = { needle, found };
    return found;
  };
  const narrow = (of: FoundKeys, wanted: readonly string[]): FoundKeys => {
    if (wanted.length === 0) return of;
    const name = wanted.join('');
    if (narrowed?.of === of && narrowed.name === name) return narrowed.found;
    const fits = sets.map((marks) => hasMarks(marks, wanted));
    const found = of.filter((key) => fits[marked[key]!]);
    narrowed = { of, name, found };
    return found;
  };
  return {
    find: (needle, marks = []) => {
      freshen();
      return narrow(findText(needle), marks);
    },
    idOf: (key) => ids[key]!,
    marksOf: (key) => sets[marked[key]!]!,
    shelfOf: (key) => shelves[places[key]!]!,
    write: (key, text, marks) => {
      put.run(key, text, marks);
      written.add(key);
    },
    forget: (keys) => {
      for (const key of keys) written.add(key);
    },
    warm,
  };
};

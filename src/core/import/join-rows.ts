/** Rows of one paper as one: domains and tags are added up, and where another field differs it is named. */
import type { ReadRow } from '#domain/list/read-row';
import { readNumber } from '#domain/number/typed-number';
import type { FieldPath } from '#domain/template/fields';

export type JoinedRows = {
  /** What a later row brings: anything new, and the fields in which it differs; with any of those nothing of it is taken. */
  add(later: ReadRow): { readonly adds: boolean; readonly differs: readonly FieldPath[] };
  /** The first row with all that was added. */
  row(): ReadRow;
};

const addedUp: readonly FieldPath[] = ['domains', 'tags'];

/** Work grows with the cells that are added, not with those that are there. */
export const joinRows = (first: ReadRow): JoinedRows => {
  const puts = new Map(first.puts.map((put) => [put.path, put] as const));
  const lists = new Map<FieldPath, Set<string>>();
  let { registrarId } = first;
  for (const path of addedUp) {
    const put = puts.get(path);
    if (put) lists.set(path, new Set(put.value as readonly string[]));
  }
  return {
    add: (later) => {
      const differs: FieldPath[] = later.puts.flatMap(({ path, value }) => {
        const before = puts.get(path);
        return before && !lists.has(path) && saysOther(path, before.value, value) ? [path] : [];
      });
      const isOtherId = registrarId !== '' && later.registrarId !== '' && later.registrarId !== registrarId;
      if (isOtherId) differs.push('registrarIds');
      if (differs.length > 0) return { adds: false, differs };
      let adds = registrarId === '' && later.registrarId !== '';
      registrarId ||= later.registrarId;
      for (const put of later.puts) {
        const list = lists.get(put.path);
        const before = list?.size ?? 0;
        if (list) for (const entry of put.value as readonly string[]) list.add(entry);
        else if (!puts.has(put.path)) {
          puts.set(put.path, put);
          if (addedUp.includes(put.path)) lists.set(put.path, new Set(put.value as readonly string[]));
          adds = true;
        }
        adds ||= (list?.size ?? 0) > before;
      }
      return { adds, differs };
    },
    row: () => ({
      ...first,
      registrarId,
      puts: [...puts.values()].map((put) => {
        const list = lists.get(put.path);
        return list ? { ...put, value: [...list], cell: [...list].join(' ') } : put;
      }),
    }),
  };
};

const saysOther = (path: FieldPath, a: unknown, b: unknown): boolean =>
  path === 'certificate.number'
    ? readNumber(String(a)).compact !== readNumber(String(b)).compact
    : JSON.stringify(a) !== JSON.stringify(b);

/** Templates as a spreadsheet: every field under its own name, so that reading it back changes nothing. */

import { setImmediate } from 'node:timers/promises';
import { Fault } from '#contract/faults';
import type { ListFile } from '#contract/lists';
import { exportColumns, writeCell } from '#domain/list/column';
import { catalogue } from '#text/catalogue';
import type { Language } from '#text/language';
import { chosenIds } from '../bulk/chosen.ts';
import type { ListFiles, ListFormat, WrittenList } from '../ports/list-files.ts';
import { exampleList } from './example-list.ts';
import type { ListWorker } from './list-worker.ts';
import { maxRows } from './table.ts';

const mimes: Readonly<Record<ListFormat, string>> = {
  csv: 'text/csv',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
};
const maxKept = 3;
const chunk = 200;

export const createListFiles = (worker: ListWorker, newId: () => string): ListFiles => {
  const kept = new Map<string, WrittenList>();
  const keep = (name: string, format: ListFormat, bytes: Uint8Array, rows: number): ListFile => {
    const id = newId();
    if (kept.size >= maxKept) kept.delete(kept.keys().next().value!);
    kept.set(id, { name, mime: mimes[format], bytes });
    return { id, name, rows, bytes: bytes.length };
  };
  return {
    write: async (templates, chosen, { format, language, date }, signal) => {
      const ids = chosenIds(templates, chosen);
      if (ids.length === 0) throw new Fault('nothing-ready', { left: 0 });
      // What import would refuse is not written.
      if (ids.length > maxRows) throw new Fault('export-too-long', { n: ids.length, limit: maxRows });
      const rows: string[][] = [];
      for (const [at, id] of ids.entries()) {
        if (at % chunk === chunk - 1) {
          await setImmediate();
          signal?.throwIfAborted();
        }
        const { fields } = templates.recordOf(id);
        rows.push(exportColumns.map((column) => (column === 'template' ? id : writeCell(fields, column))));
      }
      const bytes = await worker.write(format, headerOf(language), rows);
      templates.noteListed(ids);
      return keep(`shiming-templates-${date}.${format}`, format, bytes, rows.length);
    },
    example: async (kind, { format, language }) => {
      const [header, example] = exampleList(kind, language);
      const bytes = await worker.write(format, header, [example]);
      return keep(`shiming-${kind === 'individual' ? 'people' : 'companies'}.${format}`, format, bytes, 0);
    },
    get: (id) => {
      const file = kept.get(id);
      if (!file) throw new Fault('not-found');
      return file;
    },
  };
};

const headerOf = (language: Language): string[] => {
  const { fields, labels } = catalogue[language];
  return exportColumns.map((column) => (column === 'template' ? labels.listColumn.template : fields[column]));
};

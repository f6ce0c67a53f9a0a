/** Tables in HTML, which consoles export under the name of a spreadsheet. */

import type { Merge, ReadingChoice, Table } from '../ports/tables.ts';
import { decodeText } from './decode-text.ts';
import { ListTrouble, maxColumns, plainTable } from './table.ts';
import { readHtml } from './xml.ts';

/** Whether a file that is no archive begins like a page. */
export const isHtml = (head: string): boolean => /<(?:html|table|!doctype html|meta|head)\b/i.test(head);

/** The table with the most rows. Throws ListTrouble. */
export const readHtmlTable = (bytes: Uint8Array, choice: ReadingChoice): Table => {
  const decoded = decodeText(bytes, choice.encoding);
  if (!decoded) throw new ListTrouble('encoding');
  const [first] = tablesOf(decoded.text).sort((a, b) => b.rows.length - a.rows.length);
  if (!first) throw new ListTrouble('not-a-list');
  return {
    ...plainTable(first.rows, 'html'),
    otherEncodings: decoded.others,
    merges: first.merges,
  };
};

type HtmlTable = { rows: string[][]; merges: Merge[] };

const tablesOf = (text: string): HtmlTable[] => {
  const tables: HtmlTable[] = [];
  const open: HtmlTable[] = [];
  let cell: { text: string; across: number; down: number } | null = null;
  let isHidden = 0;
  readHtml(text, {
    open: (name, attributes) => {
      if (name === 'style' || name === 'script' || name === 'xml') isHidden += 1;
      if (name === 'table') {
        open.push({ rows: [], merges: [] });
        tables.push(open.at(-1)!);
      } else if (name === 'tr') open.at(-1)?.rows.push([]);
      else if (name === 'td' || name === 'th')
        cell = { text: '', across: spanOf(attributes['colspan']), down: spanOf(attributes['rowspan']) };
      else if (name === 'br' && cell) cell.text += '\n';
    },
    close: (name) => {
      if (name === 'style' || name === 'script' || name === 'xml') isHidden -= 1;
      if (name === 'table') open.pop();
      if ((name !== 'td' && name !== 'th') || !cell) return;
      const table = open.at(-1);
      const row = table?.rows.at(-1);
      if (table && row) {
        const top = table.rows.length;
        // Cells that reach down from above have their place.
        const isTaken = () =>
          table.merges.some(
            (one) => one.top < top && one.bottom >= top && row.length >= one.left && row.length <= one.right,
          );
        while (row.length < maxColumns && isTaken()) row.push('');
        const left = row.length;
        row.push(cell.text.replace(/[^\S\n]+/g, ' ').trim(), ...Array<string>(cell.across - 1).fill(''));
        if (cell.across > 1 || cell.down > 1)
          table.merges.push({ top, bottom: top + cell.down - 1, left, right: left + cell.across - 1 });
      }
      cell = null;
    },
    text: (part) => {
      if (cell && isHidden === 0) cell.text += part;
    },
  });
  return tables;
};

const spanOf = (text: string | undefined): number => Math.min(maxColumns, Math.max(1, Number(text) || 1));

/** A workbook that the desk wrote gives every text back. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { readXlsx } from './read-xlsx.ts';
import { writeTable } from './write-table.ts';

it('gives back blanks, breaks, control characters, and the names that every object has', async () => {
  const fixed = [
    'constructor',
    '__proto__',
    'toString',
    '_x000D_',
    '_x005F_x000D_',
    'a\rb',
    '\tx ',
    '　甲',
    '\0',
    '=1',
    '\ud800x',
  ];
  const nasty = fc.oneof(fc.constantFrom(...fixed), fc.string({ unit: 'binary' }), fc.string());
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.array(nasty, { minLength: 1, maxLength: 3 }), { maxLength: 6 }),
      async (rows) => {
        const bytes = await writeTable('xlsx', ['constructor'], rows);
        const read = (await readXlsx(bytes, {})).rows.map(({ cells }) => cells);
        // A spreadsheet has no empty cells at the end of a row, nor empty rows.
        const ended = rows.map((row) => row.slice(0, row.findLastIndex((cell) => cell !== '') + 1));
        expect(read).toEqual([['constructor'], ...ended.filter((row) => row.length > 0)]);
      },
    ),
    { numRuns: 60, examples: [[[fixed]]] },
  );
});

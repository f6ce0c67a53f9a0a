/** The worked examples of `docs/extending` still fit the code, and touch as few files as they promise. `scripts/try-extending.ts` proves them. */
import { existsSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { applied, editsOf, touched } from '../scripts/extending/worked-example.ts';

const read = (file: string): string | null => (existsSync(file) ? readFileSync(file, 'utf8') : null);

it.each([
  ['rule', 2],
  ['target', 1],
  ['operation', 3],
  ['format', 5],
  ['task', 4],
])('%s: at most %d files beside texts', (page, most) => {
  const edits = editsOf(readFileSync(`docs/extending/${page}.md`, 'utf8'));
  expect(edits.length).toBeGreaterThan(0);
  const now = new Map<string, string>();
  for (const edit of edits)
    now.set(
      edit.file,
      applied(edit, (file) => now.get(file) ?? read(file)),
    );
  for (const [file, text] of now) expect(text, file).not.toBe(read(file));
  expect(touched(edits).length).toBeLessThanOrEqual(most);
});

it('refuses an example whose place is gone', () => {
  const [edit] = editsOf('```ts file=a.ts before="x"\nnew\n```\n');
  expect(applied(edit!, () => 'w\nx\ny')).toBe('w\nnew\nx\ny');
  expect(() => applied(edit!, () => 'w\ny')).toThrow('0 lines');
  expect(() => applied(edit!, () => 'x\nx')).toThrow('2 lines');
});

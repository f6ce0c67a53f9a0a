/** No requirement and no failure without a rule or a reason, and a page that says what the code does. */
import { readFile } from 'node:fs/promises';
import { expect, it } from 'vitest';
import { knownFailures } from '#domain/guide/failure-table';
import { unchecked } from '../scripts/rules/unchecked.ts';
import { failureIds, requirementIds, servedBy, writeRules } from '../scripts/rules/write-rules.ts';

it.each([...requirementIds, ...failureIds])(
  '%s has a rule, or a reason why a program has none, never both',
  (id) => {
    expect(servedBy(id).length > 0).not.toBe(id in unchecked);
  },
);

it('the guide knows every failure', () => {
  expect([...knownFailures].sort()).toEqual(failureIds);
});

it('docs/rules.md is as the code stands (node scripts/write-rules.ts)', async () => {
  expect(await readFile('docs/rules.md', 'utf8')).toBe(writeRules());
});

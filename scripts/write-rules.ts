/** Writes `docs/rules.md`. Run after a rule, its texts or its numbers changed. */
import { writeFile } from 'node:fs/promises';
import { writeRules } from './rules/write-rules.ts';

await writeFile('docs/rules.md', writeRules());

/**
 * Fits what the search for the document weighs: `node scripts/fit-document.ts FOLDER…`, each folder with photos and a truth.json
 * (`[{file, kind, corners, cornersWithin, fills}]`). Prints what comes out by folds, and writes
 * `src/core/imaging/document/weights.json`. Photos are never kept; with `--cache DIR` what was seen of them is, so that it can go on
 * where it was stopped. Takes some minutes.
 */
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { Weights } from '#core/imaging/document/choose';
import { openEngine } from '#core/reading/engine';
import { loadWeights } from '#core/reading/weights';
import { fitByFolds } from './document/by-folds.ts';
import { keep, readKept } from './document/kept-copy.ts';
import { copied, type Seen, see } from './document/see.ts';
import { shotsOf } from './document/shots.ts';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    cache: { type: 'string' },
    /** Fills the cache and fits nothing; of so many parts one, so that several may run side by side: `0/2` and `1/2`. */
    'see-only': { type: 'boolean', default: false },
    part: { type: 'string', default: '0/1' },
  },
});
async function seeAll(): Promise<Seen[]> {
  const engine = await openEngine(await loadWeights());
  if (values.cache) await mkdir(values.cache, { recursive: true });
  const [part, parts] = values.part.split('/').map(Number) as [number, number];
  const all: Seen[] = [];
  let index = 0;
  for await (const shot of shotsOf(positionals)) {
    if (index++ % parts !== part) continue;
    const at = values.cache && join(values.cache, `${shot.name.replaceAll('/', '_')}.${shot.form}`);
    const known = at ? await readKept(at) : null;
    const one = known ?? (await copied(engine, shot));
    if (at && !known) await keep(at, one);
    if (!values['see-only']) all.push(see(one));
    process.stderr.write(`\r${index} photos seen   `);
  }
  process.stderr.write('\n');
  await engine.close();
  return all;
}

/** One line for each tree. */
function written(all: Record<string, Weights>): string {
  const parts = Object.entries(all).map(([title, { trees, ...rest }]) => {
    const lines = trees.map((tree) => `      ${JSON.stringify(tree)}`).join(',\n');
    const others = Object.entries(rest).map(([key, value]) => `    "${key}": ${JSON.stringify(value)}`);
    return `  "${title}": {\n${others.join(',\n')},\n    "trees": [\n${lines}\n    ]\n  }`;
  });
  return `{\n${parts.join(',\n')}\n}\n`;
}

// In an order that the cache does not change.
const seen = (await seeAll()).sort((a, b) => (`${a.name}.${a.form}` < `${b.name}.${b.form}` ? -1 : 1));
if (values['see-only']) process.exit(0);
const fitted = {
  withText: fitByFolds('with text', seen, (one) => one.looks, 3),
  withoutText: fitByFolds('without text', seen, (one) => one.blind, 1),
};
await writeFile(new URL('../src/core/imaging/document/weights.json', import.meta.url), written(fitted));

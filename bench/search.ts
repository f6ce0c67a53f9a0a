/**
 * Search over 100,000 templates in an encrypted store: the desk's folded column against `LIKE` over the stored templates, which is
 * what a first attempt would do. Same store, same needles, same run; medians and 95th percentiles in milliseconds.
 */

import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findAssetsDir } from '#core/app-files';
import { openDataKey } from '#core/key/data-key';
import { openHistory } from '#core/store/events';
import { openStore } from '#core/store/open-store';
import { openTemplates } from '#core/store/templates';
import { systemClock } from '#core/system-clock';
import { loadTargets } from '#core/targets/load-targets';
import { weekendsOnly } from '#domain/calendar/working-days';
import { noNamingLists } from '#domain/naming/naming-lists';
import { blankFields, type TemplateFields } from '#domain/template/fields';
import { plain, type Row, report } from './report.ts';

const size = 100_000;
const rounds = 25;
const dir = await mkdtemp(join(tmpdir(), 'shiming-bench-'));
try {
  const store = openStore(dir, (await openDataKey(dir, true)).bytes);
  const targets = await loadTargets(findAssetsDir(), dir, () => undefined);
  let next = 0;
  const templates = openTemplates(store, {
    clock: systemClock('2026-11-23'),
    newId: () => `t${next++}`,
    holidays: () => weekendsOnly,
    ruleBook: () => ({ naming: noNamingLists, targets: [] }),
    rulesVersion: () => '',
    targetOf: () => targets.get('strict'),
    defaultTarget: () => 'strict',
    history: openHistory(store),
    journal: { note: () => undefined, isKeeping: () => false },
  });
  const filled = performance.now();
  store.db.transaction(() => {
    for (let index = 0; index < size; index++) templates.create(drawFields(index));
  })();
  console.log(`search: ${size} templates, written in ${((performance.now() - filled) / 1000).toFixed(1)} s`);

  const like = store.db.prepare<object>(
    `SELECT r.* FROM templates t JOIN template_rows r ON r.key = t.key
     WHERE t.fields LIKE '%' || @needle || '%' AND r.shelf <> 'removed' ORDER BY r.updated_at DESC, r.key DESC LIMIT 100`,
  );
  const likeCount = store.db.prepare<object>(
    `SELECT r.shelf, count(*) n FROM templates t JOIN template_rows r ON r.key = t.key
     WHERE t.fields LIKE '%' || @needle || '%' GROUP BY r.shelf`,
  );
  const find = (search: string) =>
    templates.list({ search, filter: 'all', sort: 'updated', offset: 0, limit: 100 });
  const table = [];
  const figures: Row[] = [];
  for (const [what, needle] of [
    ['no search', ''],
    ['two characters of a name', '林涛'],
    ['part of a number', '0050734'],
    ['a domain', 'shili-73512'],
    ['nothing matches', '不存在的名字'],
  ] as const) {
    const ours: number[] = [];
    const theirs: number[] = [];
    const found = find(needle).total;
    for (let round = 0; round < rounds; round++) {
      ours.push(time(() => void find(needle)));
      theirs.push(time(() => void [like.all({ needle }), likeCount.all({ needle })]));
    }
    table.push({
      needle: what,
      found,
      'desk p50': at(ours, 0.5),
      'desk p95': at(ours, 0.95),
      'LIKE p50': at(theirs, 0.5),
      'LIKE p95': at(theirs, 0.95),
      'desk/LIKE': (median(ours) / median(theirs)).toFixed(3),
    });
    figures.push(plain(`search: ${what}, median of ${size} templates`, median(ours), 'ms'));
  }
  console.table(table);
  report(figures);
  store.close();
} finally {
  await rm(dir, { recursive: true, force: true });
}

/** Invented holders: names from a small set of characters, numbers that are none. */
function drawFields(index: number): TemplateFields {
  const characters = '林涛海月晨光雨雪山川松竹梅兰';
  const pick = (place: number): string =>
    characters[Math.floor(index / characters.length ** place) % characters.length] ?? '';
  return {
    ...blankFields,
    holder: { zh: `示例${pick(0)}${pick(1)}${pick(2)}`, en: `Shi Li ${index}` },
    certificate: {
      ...blankFields.certificate,
      type: 'SFZ',
      number: `000${String(index).padStart(7, '0')}0000`,
    },
    email: `shili${index}@example.cn`,
    domains: [`shili-${index}.cn`],
  };
}

function time(work: () => void): number {
  const begun = performance.now();
  work();
  return performance.now() - begun;
}

function at(times: readonly number[], part: number): string {
  const sorted = times.toSorted((a, b) => a - b);
  return (sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? 0).toFixed(2);
}

function median(times: readonly number[]): number {
  return Number(at(times, 0.5));
}

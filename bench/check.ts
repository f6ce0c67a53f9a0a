/**
 * How long the rules take: for one template as somebody types, and for a desk of 10,000 while other calls arrive. Beside them, on the
 * same input, the time that parsing the same fields with the project's zod schema takes.
 */

import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { fieldsSchema } from '#contract/schemas';
import { findAssetsDir } from '#core/app-files';
import { openDataKey } from '#core/key/data-key';
import { loadNaming } from '#core/naming';
import { openDesk } from '#core/open-desk';
import { openHistory } from '#core/store/events';
import { openStore } from '#core/store/open-store';
import { openTemplates } from '#core/store/templates';
import { systemClock } from '#core/system-clock';
import { loadTargets } from '#core/targets/load-targets';
import { weekendsOnly } from '#domain/calendar/working-days';
import { checkTemplate } from '#domain/rule/check-template';
import { generateDossier } from '../tests/generate-dossiers.ts';
import { plain, type Row, report } from './report.ts';

const size = 10_000;
const today = '2026-11-24';
const dir = await mkdtemp(join(tmpdir(), 'shiming-bench-'));
try {
  const targets = await loadTargets(findAssetsDir(), null, () => undefined);
  const target = targets.get('strict');
  const naming = await loadNaming(findAssetsDir(), null, () => undefined);
  const book = { naming, targets: targets.packs.map(({ id }) => id) };
  const dossiers = Array.from({ length: size }, (_, seed) => generateDossier(seed).dossier);

  const first = time(() => checkTemplate(dossiers[0]!, target, today, book));
  const each = dossiers.map((dossier) => time(() => checkTemplate(dossier, target, today, book)));
  const parsed = dossiers.map(({ fields }) => time(() => fieldsSchema.parse(fields)));
  console.log(`check: the very first ${first.toFixed(1)} ms (tables are read then)`);
  console.table([
    {
      'one template': 'rules',
      'p50 ms': at(each, 0.5),
      'p95 ms': at(each, 0.95),
      'p99.9 ms': at(each, 0.999),
      'rules/zod': (Number(at(each, 0.5)) / Number(at(parsed, 0.5))).toFixed(1),
    },
    {
      'one template': 'zod parse',
      'p50 ms': at(parsed, 0.5),
      'p95 ms': at(parsed, 0.95),
      'p99.9 ms': at(parsed, 0.999),
    },
  ]);

  const figures: Row[] = [
    plain('check: one template, median', Number(at(each, 0.5)), 'ms'),
    plain('check: rules / zod parse', Number(at(each, 0.5)) / Number(at(parsed, 0.5)), '×'),
  ];
  const store = openStore(dir, (await openDataKey(dir, true)).bytes);
  let next = 0;
  let probe = '';
  const templates = openTemplates(store, {
    clock: systemClock(today),
    newId: () => `t${next++}`,
    holidays: () => weekendsOnly,
    ruleBook: () => book,
    rulesVersion: () => '',
    targetOf: () => target,
    defaultTarget: () => 'strict',
    history: openHistory(store),
    journal: { note: () => undefined, isKeeping: () => false },
  });
  store.db.transaction(() => {
    for (const { fields, scans, picture } of dossiers) {
      const { id } = templates.create(fields);
      probe ||= id;
      for (const scan of scans)
        templates.attachScan(id, { ...scan, sha256: id.padEnd(64, scan.id), vaultId: id, password: '' });
      if (picture) templates.savePicture(id, { ...picture, vaultId: id });
    }
  })();
  store.close();

  const desk = await openDesk({ dir, clock: systemClock(today) });
  const message = dossiers
    .slice(0, 3)
    .map(({ fields: { certificate } }) => `${certificate.number} 库中无此号`)
    .join('\n');
  const waits: number[] = [];
  let busy = true;
  const others = (async () => {
    while (busy) {
      const begun = performance.now();
      await desk.client.templates.get({ id: probe });
      waits.push(performance.now() - begun);
      await setTimeout(5);
    }
  })();
  const rows = [];
  for (const [what, work] of [
    ['checks.run, first', () => desk.client.checks.run({})],
    ['checks.run, again', () => desk.client.checks.run({})],
    ['calendar.view, first of the day', () => desk.client.calendar.view({})],
    ['calendar.view, again', () => desk.client.calendar.view({})],
    ['returned.read, three named', () => desk.client.returned.read({ text: message })],
    ['targets.preview', () => desk.client.targets.preview({ pack: { ...target, id: 'office' } })],
    ['templates.list after a change of rules', () => desk.client.templates.list({})],
  ] as const) {
    waits.length = 0;
    const begun = performance.now();
    await work();
    figures.push(
      plain(`check: ${what}, ${size} templates`, (performance.now() - begun) / 1000, 's'),
      plain(`check: longest wait of another call, ${what}`, Number(at(waits, 1)), 'ms'),
    );
    rows.push({
      [`${size} templates`]: what,
      seconds: ((performance.now() - begun) / 1000).toFixed(2),
      'other calls': waits.length,
      'p95 ms': at(waits, 0.95),
      'longest ms': at(waits, 1),
    });
  }
  busy = false;
  await others;
  console.table(rows);
  report(figures);
  await desk.close();
} finally {
  await rm(dir, { recursive: true, force: true });
}

function time(work: () => unknown): number {
  const begun = performance.now();
  work();
  return performance.now() - begun;
}

function at(times: readonly number[], part: number): string {
  const sorted = times.toSorted((a, b) => a - b);
  return (sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? 0).toFixed(3);
}

/** Names of a template on the command line: listed, set by themselves and all, counted in lists, seen in the calendar. */
import { readFile } from 'node:fs/promises';
import { beforeAll, expect, it } from 'vitest';
import { createScratch } from '../scratch.ts';
import { runCli, runJson } from './run-cli.ts';

const scratch = createScratch();
const desk = (): string[] => ['--desk', scratch('desk'), '--today', '2026-11-24'];
let id = '';
beforeAll(async () => {
  const domains = 'domains=first-name.cn,second-name.cn,third-name.cn';
  const { json } = await runJson(['template', 'add', '--set', 'holder.zh=示例', '--set', domains, ...desk()]);
  ({ id } = json as { id: string });
});

it('template domains and template domain: one name, all names, days, and what the template follows', async () => {
  const set = (...args: string[]) => runJson(['template', 'domain', id, ...args, ...desk()]);
  expect(await set('--all', '--registered', '2026-11-22')).toMatchObject({
    status: 0,
    json: { state: 'not-submitted', domains: { total: 3, due: 3, holdOn: '2026-11-27' } },
  });
  expect((await set('--all', 'in-review', '--on', '2026-11-23')).json).toMatchObject({ state: 'in-review' });
  const rejected = await set('SECOND-name.cn', 'rejected', '--message', '库中无此号');
  expect(rejected.json).toMatchObject({
    state: 'rejected',
    domains: { rejected: 1, 'in-review': 2, due: 1 },
  });
  const { json } = await runJson(['template', 'domains', id, ...desk()]);
  expect(json).toMatchObject([
    { name: 'second-name.cn', state: 'rejected', message: '库中无此号', failure: 'F14', due: true },
    { name: 'first-name.cn', state: 'in-review', submittedOn: '2026-11-23', message: '', due: false },
    { name: 'third-name.cn' },
  ]);
  const said = await runCli(['template', 'domains', id, '--lang', 'en', ...desk()]);
  expect(said.stdout).toContain('second-name.cn  rejected  2026-11-22  2026-11-23  2026-11-24  2026-11-27');
  expect((await set('other.cn', 'verified')).json).toMatchObject({ fault: { code: 'domain-unknown' } });
}, 120_000);

it('list and check show how many names stand where; list finds what is due', async () => {
  const counts = { domains: { total: 3, rejected: 1, 'in-review': 2, due: 1 } };
  expect((await runJson(['template', 'list', '--filter', 'domains-due', ...desk()])).json).toMatchObject([
    counts,
  ]);
  expect((await runJson(['check', ...desk()])).json).toMatchObject([counts]);
  const said = await runCli(['template', 'list', '--lang', 'en', ...desk()]);
  expect(said.stdout).toContain('[2 in review, 1 rejected]');
}, 120_000);

it('calendar --from --to answers a range, its file too', async () => {
  const file = scratch('days.ics');
  const range = ['--from', '2026-11-26', '--to', '2026-11-28'];
  const { json } = await runJson(['calendar', ...range, '--ics', file, ...desk()]);
  expect(json).toMatchObject([
    { day: '2026-11-26', kind: 'answer-from', names: 2 },
    { day: '2026-11-27', kind: 'names-on-hold', names: 3, first: 'first-name.cn', template: id },
    { day: '2026-11-27', kind: 'retry-until' },
  ]);
  const text = await readFile(file, 'utf8');
  expect(text.match(/BEGIN:VEVENT/g)).toHaveLength(3);
  expect(text.match(/UID:/g)).toHaveLength(3);
}, 120_000);

it.each([
  [['template', 'domain', 'x']],
  [['template', 'domain', 'x', 'a.cn']],
  [['template', 'domain', 'x', 'a.cn', 'lost']],
  [['template', 'domain', 'x', '--all', 'verified', 'more']],
  [['template', 'domain', 'x', 'a.cn', 'verified', '--on', '24.11.2026']],
  [['calendar', '--from', 'today']],
])('%j is wrong usage', async (args) => {
  expect(await runJson([...args, ...desk()])).toMatchObject({
    status: 2,
    json: { fault: { code: 'usage' } },
  });
});

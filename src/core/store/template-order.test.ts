/** A walk along the order gives the same pages as sorting what was found, whatever was written in between. */

import { afterAll, beforeAll, expect, it } from 'vitest';
import { templateFilters, templateSorts } from '#contract/views';
import { weekendsOnly } from '#domain/calendar/working-days';
import { noNamingLists } from '#domain/naming/naming-lists';
import { blankFields } from '#domain/template/fields';
import { seeded } from '../../../tests/photos.ts';
import { createScratch } from '../../../tests/scratch.ts';
import { findAssetsDir } from '../app-files.ts';
import { openDataKey } from '../key/data-key.ts';
import { systemClock } from '../system-clock.ts';
import { loadTargets } from '../targets/load-targets.ts';
import { openHistory } from './events.ts';
import { openStore, type Store } from './open-store.ts';
import { openTemplateListing } from './template-list.ts';
import { openOrder } from './template-order.ts';
import { openTemplateSearch } from './template-search.ts';
import { openTemplates } from './templates.ts';

const scratch = createScratch();
let store: Store;
let templates: ReturnType<typeof openTemplates>;
let next = 0;
beforeAll(async () => {
  const dir = scratch('desk');
  store = openStore(dir, (await openDataKey(dir, true)).bytes);
  const targets = await loadTargets(findAssetsDir(), dir, () => undefined);
  templates = openTemplates(store, {
    clock: systemClock('2026-11-24'),
    newId: () => `t${next++}`,
    holidays: () => weekendsOnly,
    ruleBook: () => ({ naming: noNamingLists, targets: [] }),
    rulesVersion: () => '',
    targetOf: () => targets.get('strict'),
    defaultTarget: () => 'strict',
    history: openHistory(store),
    journal: { note: () => undefined, isKeeping: () => false },
  });
});
afterAll(() => store.close());

it('pages of a walk are pages of what is sorted, while templates are made, changed and removed', () => {
  const search = openTemplateSearch(store);
  const walking = openTemplateListing(store, search, 0);
  const sorting = openTemplateListing(store, search, Number.POSITIVE_INFINITY);
  const random = seeded(5);
  const pick = <T>(of: readonly T[]): T => of[Math.floor(random() * of.length)]!;
  const ids: string[] = [];
  for (let round = 0; round < 40; round += 1) {
    for (let made = 0; made < 3; made += 1)
      ids.push(
        templates.create({
          ...blankFields,
          holder: { zh: pick(['周勇杰', '单晓明', '示例网络']), en: '' },
          customer: pick(['', '客户一', '客户二']),
        }).id,
      );
    const { id, revision, fields } = templates.recordOf(pick(ids));
    if (random() < 0.3) templates.setRemoved(id, revision, random() < 0.7);
    else templates.update(id, revision, { ...fields, customer: pick(['', '客户三', '客户四']) });
    // The search of `templates` wrote; this one has to hear of it.
    for (const each of ids) search.write(...textOf(each));
    for (let look = 0; look < 4; look += 1) {
      const query = {
        search: pick(['', '客户', '周', 'zyj', '示例']),
        filter: pick(templateFilters),
        sort: pick(templateSorts),
        offset: pick([0, 0, 3, 11]),
        limit: pick([1, 7, 100]),
        only: pick([undefined, { customer: '客户一' }, { customer: '', finding: 'picture-missing' }]),
      };
      expect(walking.page(query), JSON.stringify(query)).toEqual(sorting.page(query));
      expect(walking.ids(query)).toEqual(sorting.ids(query));
    }
  }
  expect(walking.counts({ search: '周' }).all).toBeGreaterThan(0);
});

const textOf = (id: string): [number, string, string] => {
  const row = store.db
    .prepare<[string], { key: number; text: string; marks: string }>(
      'SELECT s.key, s.text, s.marks FROM template_search s JOIN templates t ON t.key = s.key WHERE t.id = ?',
    )
    .get(id)!;
  return [row.key, row.text, row.marks];
};

it('reads an order once, as far as it is walked, and anew after a change or inside a transaction', () => {
  const all = Array.from({ length: 2_500 }, (_, at) => at * 2);
  let version: number | null = 1;
  const read: number[] = [];
  const order = openOrder(
    () => version,
    (_, offset, limit) => {
      read.push(offset);
      return all.slice(offset, offset + limit);
    },
  );
  const scope = { search: '', filter: 'all', sort: 'updated' } as const;
  const walk = () => {
    const keyAt = order.walk(scope);
    return [keyAt(0), keyAt(1_700), keyAt(2_499), keyAt(2_500)];
  };
  const expected = [0, 3_400, 4_998, undefined];
  expect(walk()).toEqual(expected);
  expect(walk()).toEqual(expected);
  expect(read).toEqual([0, 1_000, 2_000]);
  version = 2;
  expect(walk()).toEqual(expected);
  expect(read).toHaveLength(6);
  version = null;
  walk();
  walk();
  expect(read).toHaveLength(12);
  version = 3;
  while (order.warm(scope)) expect(read.length).toBeLessThan(15);
  expect(walk()).toEqual(expected);
  expect(read).toHaveLength(15);
  order.walk({ ...scope, filter: 'ready' })(0);
  expect(read).toHaveLength(16);
});

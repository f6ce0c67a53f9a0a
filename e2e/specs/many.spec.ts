/** A morning's list by keys: all exact repairs, open questions, removal, filters that combine; each one step. */
import type { Page } from '@playwright/test';
import { finishJob } from '../../src/core/jobs/follow-job.ts';
import { blankFields } from '../../src/domain/template/fields.ts';
import { selectAll } from '../fixtures/long-work.ts';
import { seriousOn } from '../fixtures/serious-on.ts';
import { type Line, openLine } from '../fixtures/sight.ts';
import { expect, test } from '../hosts/fixture.ts';
import { ManyDialogs } from '../pages/many-dialogs.ts';
import { TemplatesPage } from '../pages/templates-page.ts';

const places = [
  ['浙江省', '杭州市'],
  ['广东省', '深圳市'],
  ['四川省', '成都市'],
] as const;
const names = ['周勇杰', '李明', '王小红', '陈思'];

/** As an import leaves them: Chinese is there, letters are not. */
const fillDesk = async (page: Page, rows: number): Promise<Line> => {
  const line = await openLine(page);
  await page.getByRole('heading', { name: '工作台还是空的' }).waitFor();
  const lines = Array.from({ length: rows }, (_, at) => {
    const [province, city] = places[at % places.length]!;
    const name = names[at % names.length]!;
    const customer = at % 5 === 0 ? '甲客户' : '乙客户';
    return `${name},护照,L${10_000_000 + at},${name},${province},${city},示例路${at + 1}号,${customer}`;
  });
  const text = ['姓名,证件类型,证件号码,联系人,省份,城市,地址,客户', ...lines].join('\r\n');
  const view = await line.client.imports.open({ text });
  const input = { id: view.id, mapping: view.mapping };
  await finishJob(line.client, { kind: 'import', input });
  await page.reload();
  await new TemplatesPage(page).grid.getByRole('row').first().waitFor();
  return line;
};

test('199 imported rows are repaired with six presses at most, and taken back with one', async ({
  desk: { page },
}) => {
  test.slow();
  const { client } = await fillDesk(page, 199);
  const many = new ManyDialogs(page);
  const before = await client.templates.facets({});
  const missing = (at: string) =>
    before.finding.find(({ value }) => value === `field-missing ${at}`)?.templates ?? 0;
  const derived = ['holder.en', 'contact.en', 'province.en', 'city.en', 'address.en'];
  expect(derived.map(missing)).toEqual(derived.map(() => 199));
  let presses = 0;
  const press = async (key: string): Promise<void> => {
    presses += 1;
    await page.keyboard.press(key);
  };
  await press('Shift+R');
  await expect(many.acceptRepairs(5 * 199)).toBeFocused({ timeout: 30_000 });
  await expect(many.kind('请填写省份（英文）')).toContainText('199 个');
  await expect(many.kind('请填写省份（英文）').locator('.repair-changes > li')).toHaveCount(3);
  expect(await seriousOn(page)).toEqual([]);
  await press('Enter');
  await expect(many.repairs).toHaveCount(0, { timeout: 60_000 });
  expect(presses).toBeLessThanOrEqual(6);
  const after = await client.templates.facets({});
  expect(after.finding.filter(({ value }) => derived.some((path) => value.endsWith(` ${path}`)))).toEqual([]);

  await page.keyboard.press('Control+z');
  await expect
    .poll(async () => (await client.templates.facets({ only: { finding: 'field-missing city.en' } })).target)
    .toEqual([{ value: 'strict', templates: 199 }]);
});

test('a kind is left out by its tick, and questions are answered for all that are selected', async ({
  desk: { page },
}) => {
  const { client } = await fillDesk(page, 12);
  const many = new ManyDialogs(page);
  await page.keyboard.press('Shift+R');
  await expect(many.acceptRepairs(60)).toBeEnabled();
  await many.kind('请填写地址（英文）').getByRole('checkbox').focus();
  await page.keyboard.press('Space');
  await expect(many.acceptRepairs(48)).toBeEnabled();
  await many.acceptRepairs(48).press('Enter');
  await expect(many.repairs).toHaveCount(0);
  const [first = ''] = await client.templates.ids({});
  expect((await client.templates.get({ id: first })).fields).toMatchObject({
    city: { en: expect.stringMatching(/./) },
    address: { en: '' },
  });

  await selectAll(page);
  await page.keyboard.press('Shift+Q');
  const question = many.answers.getByRole('radiogroup', { name: /原件/ });
  await expect(question).toContainText('12 个未答');
  expect(await seriousOn(page)).toEqual([]);
  await question.getByRole('radio', { name: '是' }).focus();
  await page.keyboard.press('Space');
  await many.answers.getByRole('button', { name: '记下回答' }).press('Enter');
  await expect(many.answers).toHaveCount(0);
  const open = await client.templates.facets({ only: { finding: 'question-open questions.originalShown' } });
  expect(open.target).toEqual([]);
  expect((await client.steps.next()).undo).toMatchObject({ code: 'templates.answerMany', count: 12 });
});

test('filters combine, what is selected goes with one key and comes back with one', async ({
  desk: { page },
}) => {
  const { client } = await fillDesk(page, 20);
  await client.templates.create({ fields: { ...blankFields, customer: '甲客户', email: 'jia@example.cn' } });
  const templates = new TemplatesPage(page);
  const { grid, selectionBar } = templates;
  const many = new ManyDialogs(page);
  await page.reload();
  await grid.getByRole('row').first().waitFor();
  await grid.focus();
  await page.keyboard.press('Shift+F');
  await expect(many.narrowing.getByRole('button', { name: '检查结果' })).toBeFocused();
  await many.narrow('客户', '甲客户');
  await expect(grid).toHaveAttribute('aria-rowcount', '5');
  await many.narrow('检查结果', '请填写邮箱');
  await expect(grid).toHaveAttribute('aria-rowcount', '4');
  expect(await seriousOn(page)).toEqual([]);
  await selectAll(page);
  await expect(selectionBar).toContainText('4 / 4');
  await page.keyboard.press('Delete');
  await expect(many.removal.getByRole('button', { name: '删除 4 个' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(many.removal).toHaveCount(0);
  expect((await client.templates.list({})).counts).toMatchObject({ all: 17, removed: 4 });
  await page.keyboard.press('Control+z');
  await expect(grid).toHaveAttribute('aria-rowcount', '4');

  await many.narrowing.getByRole('button', { name: '清除全部条件' }).press('Enter');
  await expect(grid).toHaveAttribute('aria-rowcount', '21');
  await expect(templates.filter('全部')).toContainText('21');
});

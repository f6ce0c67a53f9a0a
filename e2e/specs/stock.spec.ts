/** Two desks, two windows, one real PostgreSQL: joining, an edit that is seen, a clash decided, who has what open, handing on. */
import { blankFields } from '../../src/domain/template/fields.ts';
import { seriousOn } from '../fixtures/serious-on.ts';
import { openLine } from '../fixtures/sight.ts';
import { expect } from '../hosts/fixture.ts';
import { test } from '../hosts/office.ts';
import { HandOver } from '../pages/hand-over.ts';
import { StockPage } from '../pages/stock-page.ts';
import { TemplatePage } from '../pages/template-page.ts';
import { TemplatesPage } from '../pages/templates-page.ts';

test('two desks of an office work on one pile of templates', async ({ desk, office }) => {
  test.setTimeout(180_000);
  const [a, b] = [new StockPage(desk.page), new StockPage(office.other)];
  const [mine, theirs] = [(await openLine(a.page)).client, (await openLine(b.page)).client];
  const { id } = await mine.templates.create({
    fields: { ...blankFields, holder: { zh: '示例甲', en: '' }, customer: '原来' },
  });

  await a.openSection();
  expect(await seriousOn(a.page)).toEqual([]);
  await a.join('王芳', await office.invite());
  await expect(a.line).toContainText('已同步');
  await expect(a.line).toContainText('127.0.0.1');
  await expect(a.section.getByLabel('邀请', { exact: true })).toHaveCount(0);

  await b.join('李明', await office.invite());
  await expect(b.line).toContainText('等待准入');
  await expect(b.section.locator('.fingerprint')).toBeVisible();
  expect(await seriousOn(b.page)).toEqual([]);
  const read = await b.fingerprint(b.section);
  await a.press(/^核对并放行/);
  expect(await a.fingerprint(a.dialog)).toBe(read);
  const told = await a.dialog.locator('.own-fingerprint').innerText();
  expect(await seriousOn(a.page)).toEqual([]);
  await a.dialog.getByRole('button', { name: '相同，放行' }).press('Enter');
  await expect(a.dialog).toHaveCount(0);
  // The server could say that anybody let this desk in: a person compares here too.
  await expect(b.line).toContainText('已放行，待你核对');
  expect(await b.fingerprint(b.section)).toBe(told);
  expect(await seriousOn(b.page)).toEqual([]);
  await b.press('相同，开始共用');
  await expect(b.line).toContainText('已同步');
  await expect(a.members.filter({ hasText: '李明' })).toContainText('可写');
  await expect(b.members.filter({ hasText: '王芳' })).toContainText('可准入');
  expect(await seriousOn(a.page)).toEqual([]);

  // An edit is seen in the other window, which nobody touches.
  for (const { page } of [a, b]) {
    await new TemplatesPage(page).goTo('模板');
    await new TemplatesPage(page).open('示例甲');
  }
  await new TemplatePage(a.page).field('客户').fill('这里改的');
  await expect(new TemplatePage(b.page).field('客户')).toHaveValue('这里改的');

  // Who came later sees who has it open, in the template and in the list; the other way round once the first has left.
  await expect(b.warning).toContainText('王芳 正在编辑');
  await expect(new TemplatesPage(b.page).row('示例甲')).toContainText('王芳 正在编辑');
  expect(await seriousOn(b.page)).toEqual([]);
  await a.openSection();
  await expect(b.warning).toHaveCount(0);
  await new TemplatesPage(a.page).goTo('模板');
  await new TemplatesPage(a.page).open('示例甲');
  await expect(a.warning).toContainText('李明 正在编辑');

  // Both change the same field while one of them takes and sends nothing.
  await b.openSection();
  await expect(a.warning).toHaveCount(0);
  await b.press('暂停');
  await expect(b.line).toContainText('已暂停');
  await new TemplatesPage(b.page).goTo('模板');
  await new TemplatesPage(b.page).open('示例甲');
  await new TemplatePage(b.page).field('客户').fill('李明写的');
  await new TemplatePage(a.page).field('客户').fill('王芳写的');
  await expect.poll(async () => (await theirs.templates.get({ id })).fields.customer).toBe('李明写的');
  await expect.poll(async () => (await mine.templates.get({ id })).fields.customer).toBe('王芳写的');
  await expect(a.line).toContainText('已同步');
  await b.openSection();
  await b.press('继续');
  await expect(b.line).toContainText('个待决定');
  expect(await seriousOn(b.page)).toEqual([]);
  await new TemplatesPage(b.page).goTo('模板');
  await new TemplatesPage(b.page).open('示例甲');
  const decision = new HandOver(b.page);
  await expect(decision.decide(/王芳写的/)).toBeVisible();
  await decision.decide(/李明写的/).press('Enter');
  await expect.poll(async () => (await theirs.templates.get({ id })).conflicts).toEqual([]);
  await expect(new TemplatePage(a.page).field('客户')).toHaveValue('李明写的');
  await expect.poll(async () => (await mine.templates.get({ id })).conflicts).toEqual([]);

  // Handed on with a note, found under “mine”, done.
  await a.page.keyboard.press('Escape');
  await a.page.keyboard.press('Shift+H');
  await a.dialog.getByRole('textbox', { name: '附言' }).fill('请催客户补照片');
  expect(await seriousOn(a.page)).toEqual([]);
  await a.page.keyboard.press('Enter');
  await expect(a.errand).toContainText('已交给 李明：请催客户补照片');
  await expect(b.errand).toContainText('王芳 交给你：请催客户补照片');
  await theirs.templates.create({ fields: { ...blankFields, customer: '别的' } });
  await b.page.getByRole('button', { name: '1 个交给我' }).press('Enter');
  await expect(new TemplatesPage(b.page).grid.getByRole('row')).toHaveCount(1);
  await expect(new TemplatesPage(b.page).row('示例甲')).toBeVisible();
  expect(await seriousOn(b.page)).toEqual([]);
  await b.errand.getByRole('button', { name: '办完了' }).press('Enter');
  await expect(b.errand).toHaveCount(0);
  await expect(a.errand).toHaveCount(0);

  // Taken out: said in both windows, and what is there stays.
  await a.openSection();
  await a.press(/^移出… 李明/);
  await expect(a.dialog).toContainText('已经收到的模板仍在它那里');
  await a.dialog.getByRole('button', { name: '移出', exact: true }).press('Enter');
  await expect(a.dialog).toHaveCount(0);
  await expect(b.line).toContainText('已停止');
  expect((await theirs.templates.get({ id })).fields.customer).toBe('李明写的');
});

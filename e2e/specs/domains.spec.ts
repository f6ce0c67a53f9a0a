/** By keys alone: names of a template are set together and one by one, the template follows, list and returns know it. */
import { expect, test } from '../hosts/fixture.ts';
import { DomainsSection } from '../pages/domains-section.ts';
import { ReturnedPage } from '../pages/returned-page.ts';
import { TemplatePage } from '../pages/template-page.ts';
import { TemplatesPage } from '../pages/templates-page.ts';

test('names are set, follow their template, and a pasted answer is recorded for just those it names', async ({
  desk: { page },
}) => {
  test.slow();
  const template = new TemplatePage(page);
  const domains = new DomainsSection(page);
  const returned = new ReturnedPage(page);
  await new TemplatesPage(page).createNew();
  await template.field('持有者（中文）').fill('示例甲');
  const box = page.locator('#field-domains');
  await box.fill('first-name.cn second-name.cn third-name.cn');
  await box.press('Enter');
  await expect(template.saved).toBeVisible();
  await expect(domains.table.getByRole('row')).toHaveCount(3);

  await domains.set('审核中');
  await template.toast('域名已设为“审核中”');
  await expect(template.standing).toHaveText('审核中');
  await expect(domains.row('second-name.cn')).toContainText('审核中');

  // One of them by keys: down, tick, set.
  await domains.table.focus();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Space');
  await expect(domains.row('second-name.cn')).toHaveAttribute('aria-selected', 'true');
  await domains.set('已暂停');
  await expect(domains.row('second-name.cn')).toContainText('已暂停');
  await expect(domains.row('first-name.cn')).toContainText('审核中');

  await returned.open();
  await returned.paste('您好：first-name.cn 未通过，库中无此号');
  await expect(page.getByText(/说的是 first-name.cn/)).toBeVisible();
  await page.keyboard.press('Control+Enter');
  await template.toast(/已记为退回.*共 1 个域名/);

  await page.getByRole('navigation', { name: '主导航' }).getByRole('link', { name: '模板' }).press('Enter');
  await page.getByRole('radio', { name: /^域名待办 1/ }).press('Enter');
  const row = page.getByRole('row').filter({ hasText: '示例甲' }).first();
  await expect(row).toContainText('2 个域名待提交');
  await row.click();
  await expect(domains.row('first-name.cn')).toContainText('已退回');
  await expect(domains.row('third-name.cn')).toContainText('审核中');
});

/** Language and theme change without a restart and stay. */
import { expect, test } from '../hosts/fixture.ts';
import { TemplatesPage } from '../pages/templates-page.ts';

test('language switches at once and is remembered', async ({ desk: { page } }) => {
  await new TemplatesPage(page).goTo('设置');
  await page.getByText('English', { exact: true }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Settings' })).toBeVisible();
  await expect(page.locator('html')).toHaveAttribute('lang', 'en');
  await page.reload();
  await expect(
    page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Templates' }),
  ).toBeVisible();
  await page.getByText('中文', { exact: true }).click();
  await expect(page.locator('html')).toHaveAttribute('lang', 'zh-CN');
});

test('theme follows the choice, then the system again', async ({ desk: { page } }) => {
  await new TemplatesPage(page).goTo('设置');
  const html = page.locator('html');
  await expect(html).toHaveAttribute('data-theme', 'light');
  await page.getByText('深色', { exact: true }).click();
  await expect(html).toHaveAttribute('data-theme', 'dark');
  await page.reload();
  await expect(html).toHaveAttribute('data-theme', 'dark');
  await page.getByText('跟随系统', { exact: true }).click();
  await expect(html).toHaveAttribute('data-theme', 'light');
  await page.emulateMedia({ colorScheme: 'dark' });
  await expect(html).toHaveAttribute('data-theme', 'dark');
});

test('the default target shows its window and its sources, and says honestly how the key lies', async ({
  desk: { page, dir },
}) => {
  await new TemplatesPage(page).goTo('设置');
  const target = page.getByRole('region', { name: '目标' });
  await expect(target.getByText('56–1,000 KB')).toBeVisible();
  await expect(target.getByRole('heading', { name: '依据' })).toBeVisible();
  await expect(page.getByText(dir, { exact: true })).toBeVisible();
  await expect(page.getByText(/密钥在资料文件夹的 key\.json/)).toBeVisible();
});

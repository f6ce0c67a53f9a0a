/** The core dies; the window stays, says so calmly, and nothing that was typed is lost. */
import { expect, test } from '../hosts/fixture.ts';
import { TemplatePage } from '../pages/template-page.ts';
import { TemplatesPage } from '../pages/templates-page.ts';

test('typed text outlasts a killed core', async ({ desk }) => {
  const { page } = desk;
  const template = new TemplatePage(page);
  await new TemplatesPage(page).createNew();
  await template.field('持有者（中文）').fill('示例乙');
  await expect(template.saved).toBeVisible();

  const before = desk.corePid();
  const banner = page.getByText('后台中断了，正在重新启动。').waitFor();
  process.kill(before, 'SIGKILL');
  await banner;
  await template.field('持有者（英文）').fill('Shi Liyi');
  await template.field('客户').fill('重启前输入');
  await expect.poll(() => readPid(desk)).not.toBe(before);
  await expect(page.getByText('就绪', { exact: true })).toBeVisible();
  await expect(template.saved).toBeVisible();
  await expect(template.field('客户')).toHaveValue('重启前输入');

  await page.reload();
  await expect(template.field('持有者（中文）')).toHaveValue('示例乙');
  await expect(template.field('持有者（英文）')).toHaveValue('Shi Liyi');
  await expect(template.field('客户')).toHaveValue('重启前输入');
});

/** Between two cores there is none. */
const readPid = (desk: { corePid(): number }): number => {
  try {
    return desk.corePid();
  } catch {
    return 0;
  }
};

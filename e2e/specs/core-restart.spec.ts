/** The core dies; the window stays, says so calmly, and nothing that was typed is lost. */
import { expect, test } from '../hosts/fixture.ts';
import { Frame } from '../pages/frame.ts';
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

test('a core that dies again and again is given up, said, and started again by a button; typed text outlasts it', async ({
  desk,
}) => {
  test.setTimeout(180_000);
  const { page } = desk;
  const template = new TemplatePage(page);
  const frame = new Frame(page);
  await new TemplatesPage(page).createNew();
  await template.field('持有者（中文）').fill('示例丙');
  await expect(template.saved).toBeVisible();
  await template.field('客户').fill('还没有保存');
  const killNext = async (): Promise<void> => {
    const isUp = async () => readPid(desk) !== 0 || (await frame.trouble.count()) > 0;
    await expect.poll(isUp, { intervals: [20], timeout: 30_000 }).toBe(true);
    const pid = readPid(desk);
    if (pid === 0) return;
    process.kill(pid, 'SIGKILL');
    await expect.poll(() => readPid(desk), { intervals: [20], timeout: 30_000 }).not.toBe(pid);
  };
  // On a slow machine five deaths take longer than they may to count together.
  for (let death = 0; death < 15 && (await frame.trouble.count()) === 0; death += 1) await killNext();
  await expect(frame.trouble).toContainText('后台在半分钟内中断了 5 次');
  await frame.restart.focus();
  await page.keyboard.press('Enter');
  await expect(page.getByText('就绪', { exact: true })).toBeVisible({ timeout: 60_000 });
  await expect(template.field('客户')).toHaveValue('还没有保存');
  await expect(template.saved).toBeVisible();

  // The count begins anew: a sixth death is one death.
  await killNext();
  await expect(frame.trouble).toHaveCount(0);
  await expect(page.getByText('就绪', { exact: true })).toBeVisible({ timeout: 60_000 });
  await page.reload();
  await expect(template.field('客户')).toHaveValue('还没有保存');
});

/** Between two cores there is none. */
const readPid = (desk: { corePid(): number }): number => {
  try {
    return desk.corePid();
  } catch {
    return 0;
  }
};

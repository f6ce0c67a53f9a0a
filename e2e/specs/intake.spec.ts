/** A folder of scans becomes templates, without the mouse: plan, start, stop, go on, a killed core, a left-over typed in. */
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { scanPage, writePdf } from '../../tests/pdf-files.ts';
import { drawScan } from '../fixtures/draw-scan.ts';
import { closeUnasked, openNext } from '../fixtures/long-work.ts';
import { seriousOn } from '../fixtures/serious-on.ts';
import { expect, test } from '../hosts/fixture.ts';
import { IntakePage } from '../pages/intake-page.ts';
import { TemplatePage } from '../pages/template-page.ts';

/** Ten files: six scans of four holders, one that names nobody, one that is cut off, one empty, one that is no scan. */
const drawFolder = async (folder: string): Promise<void> => {
  await mkdir(join(folder, '示例丙'), { recursive: true });
  const scans = [
    '示例甲身份证正面.jpg',
    '示例甲身份证反面.jpg',
    '示例乙_正面.jpg',
    '示例丙/正面.jpg',
    '示例丙/反面.jpg',
    '示例丁.jpg',
    'IMG_0007.jpg',
  ];
  for (const name of scans) await writeFile(join(folder, name), await drawScan(name));
  await writeFile(join(folder, '示例戊.jpg'), (await drawScan('戊')).subarray(0, 4000));
  await writeFile(join(folder, '空.jpg'), '');
  await writeFile(join(folder, '名单.txt'), 'x');
};

test('a folder of ten becomes templates by keys', async ({ desk }) => {
  // Ten scans are looked at twice over: a machine that is busy needs its time.
  test.setTimeout(300_000);
  const { page, scratch } = desk;
  const intake = new IntakePage(page);
  const folder = join(scratch, '十一月');
  await drawFolder(folder);

  await intake.open();
  await expect(intake.button('选择文件夹')).toBeFocused();
  await intake.chooseFolder(folder);
  await expect(page.getByText('0 组归入，5 组新建，1 组留给你')).toBeVisible();
  await expect(intake.row('名单.txt')).toContainText('不是图片或 PDF');
  await expect(intake.row('空.jpg')).toContainText('空文件');
  expect(await seriousOn(page)).toEqual([]);

  // Enter starts, Escape stops: what was done stays.
  await expect(intake.button(/^开始/)).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(intake.grid).toBeFocused();
  await page.getByText(/^[1-4] \/ 6$/).waitFor();
  await page.keyboard.press('Escape');
  await page.getByRole('region', { name: '消息' }).getByText('已停下').waitFor();
  await expect(intake.button(/^接着处理/)).toBeVisible();

  // The core dies in the middle of the second run: it goes on by itself.
  const before = desk.corePid();
  // Not by Enter in the list: the group in it may be done already, and is opened then.
  await intake.button(/^接着处理/).press('Enter');
  await page.getByRole('progressbar', { name: '收件进度' }).waitFor();
  process.kill(before, 'SIGKILL');
  await expect(intake.button('完成')).toBeVisible({ timeout: 150_000 });
  await expect(page.getByText(/4 组已归到模板/)).toBeVisible();
  await expect(intake.row('示例戊')).toContainText('文件读不出来');

  // The verify lane: the picture beside what is typed; Enter agrees.
  await intake.choose('IMG_0007');
  await expect(intake.detail.getByRole('img', { name: 'IMG_0007.jpg 的图片' })).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(intake.name).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(intake.detail.getByText('请填写姓名或名称。')).toBeVisible();
  await page.keyboard.type('示例己');
  await page.keyboard.press('Enter');
  await expect(page.getByText(/5 组已归到模板/)).toBeVisible({ timeout: 60_000 });
  await expect(intake.row('示例己')).toBeVisible();

  // The next question is up, with the focus in it: a file that nobody can use is left out.
  await expect(intake.answer).toBeFocused();
  await intake.choose('示例戊');
  await page.keyboard.press('x');
  await expect(intake.row('示例戊')).toContainText('已搁置');

  await intake.choose('示例甲');
  await page.keyboard.press('Enter');
  const template = new TemplatePage(page);
  await expect(template.title).toHaveText('示例甲');
  await expect(template.picturePanel.getByText('正面')).not.toHaveCount(0);

  // Nothing is left: the intake is put away. The same folder again makes nothing new.
  await intake.open();
  await intake.button('完成').press('Enter');
  await expect(intake.button('选择文件夹')).toBeFocused();
  await intake.chooseFolder(folder);
  await expect(page.getByText(/^4 组归入，1 组新建，1 组留给你$/)).toBeVisible();
});

test('an intake goes on when its window closes, and another window watches it', async ({ desk }) => {
  test.slow();
  const { page, scratch } = desk;
  const intake = new IntakePage(page);
  const folder = join(scratch, '关窗');
  await mkdir(folder, { recursive: true });
  for (const name of ['示例甲.jpg', '示例乙.jpg', '示例丙.jpg', '示例丁.jpg'])
    await writeFile(join(folder, name), await drawScan(name));
  await intake.open();
  await intake.chooseFolder(folder);
  await expect(intake.button(/^开始/)).toBeFocused();
  await page.keyboard.press('Enter');
  // Everything is handed over: the window is needed no more.
  await page.getByText(/^[0-3] \/ 4$/).waitFor();
  const next = await openNext(page);
  await closeUnasked(page);
  const other = new IntakePage(next);
  await other.open();
  await expect(next.getByText(/^4 组已归到模板/)).toBeVisible({ timeout: 60_000 });
  await other.button('完成').press('Enter');
  await expect(other.button('选择文件夹')).toBeFocused();
});

test('a customer list says whose the files are', async ({ desk }) => {
  const { page, scratch } = desk;
  const intake = new IntakePage(page);
  const folder = join(scratch, '扫描');
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, 'A17.jpg'), await drawScan('甲'));
  const list = join(scratch, '客户.csv');
  await writeFile(list, '文件名,姓名,证件类型\nA17.jpg,示例辛,身份证\n');

  await intake.open();
  await intake.button('附上客户表格').focus();
  const chooser = page.waitForEvent('filechooser');
  await page.keyboard.press('Enter');
  await (await chooser).setFiles(list);
  await expect(page.getByText('客户表格：客户.csv')).toBeVisible();
  await intake.button('选择文件夹').focus();
  await intake.chooseFolder(folder);
  await expect(intake.row('示例辛')).toContainText('将新建');
  await intake.button('不用 客户.csv').press('Enter');
  await expect(intake.button('附上客户表格')).toBeVisible();
});

test('a protected PDF waits for its password, and the first group is there for keys', async ({ desk }) => {
  const { page, scratch } = desk;
  const intake = new IntakePage(page);
  const folder = join(scratch, '加密');
  await mkdir(folder, { recursive: true });
  const scan = { bytes: await drawScan('甲'), width: 2400, height: 1700 };
  await writeFile(join(folder, '示例甲_正面.pdf'), writePdf([scanPage(scan, 300)], 'sample-word'));

  await intake.open();
  await intake.chooseFolder(folder);
  // Nothing was pointed at yet: the group at the top is chosen.
  await expect(intake.grid.locator('.intake-row.active')).toContainText('示例甲');
  await expect(intake.detail.getByRole('heading', { name: '示例甲' })).toBeVisible();
  await expect(intake.button(/^开始/)).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(intake.row('示例甲')).toContainText('文件有密码', { timeout: 60_000 });
  await expect(intake.grid).toBeFocused();

  // Enter goes to the question; a wrong password is asked for again.
  await page.keyboard.press('Enter');
  const password = intake.detail.getByLabel('密码', { exact: true });
  await expect(password).toBeFocused();
  await page.keyboard.type('other');
  await page.keyboard.press('Enter');
  await expect(intake.detail.getByRole('alert')).toHaveText('这个密码打不开文件。');
  await expect(password).toBeFocused();
  expect(await seriousOn(page)).toEqual([]);
  await page.keyboard.type('sample-word');
  await page.keyboard.press('Enter');
  await expect(page.getByText(/^1 组已归到模板/)).toBeVisible({ timeout: 60_000 });
  await expect(intake.grid).toBeFocused();
  await expect(intake.detail.getByRole('img', { name: '示例甲_正面.pdf 的图片' })).toBeVisible();
});

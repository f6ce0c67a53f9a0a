/** Lists without the mouse: 500 rows in, again without change, one change for all of them, a filter of one's own. */
import type { Page } from '@playwright/test';
import { makeWorkbook, rowsOf, sheetData } from '../../tests/xlsx-files.ts';
import { expect, test } from '../hosts/fixture.ts';
import { ImportDialog } from '../pages/import-dialog.ts';
import { TemplatesPage } from '../pages/templates-page.ts';

const rows = 500;
const list = (): string => {
  const lines = Array.from(
    { length: rows },
    (_, at) =>
      `示例${at},护照,L${String(10_000_000 + at)},shili${at}@example.cn,${at % 5 === 0 ? '甲客户' : '乙客户'}`,
  );
  return ['姓名,证件类型,证件号码,邮箱,客户', ...lines, '示例坏,身份证,1.10105E+17,,'].join('\r\n');
};

/** Chooses the file through the dialog's button, by keys. */
const chooseList = async (page: Page): Promise<void> => {
  const [chooser] = await Promise.all([
    page.waitForEvent('filechooser'),
    page.getByRole('dialog', { name: '导入表格' }).getByRole('button', { name: '选择文件…' }).press('Enter'),
  ]);
  await chooser.setFiles({ name: '客户.csv', mimeType: 'text/csv', buffer: Buffer.from(list()) });
};

test('imports 500 rows by keys, again without change, and changes them together', async ({
  desk: { page },
}) => {
  test.slow();
  const templates = new TemplatesPage(page);
  const dialog = page.getByRole('dialog', { name: '导入表格' });
  await page.getByRole('heading', { name: '工作台还是空的' }).waitFor();
  await page.keyboard.press('i');
  await chooseList(page);
  await expect(dialog.getByRole('radio', { name: /^新建\s*500/ })).toBeVisible();
  await dialog.getByRole('radio', { name: /^不能导入\s*1$/ }).press('Space');
  await expect(dialog.getByText('末几位已丢失', { exact: false })).toBeVisible();
  await dialog.getByRole('button', { name: '导入 500 行' }).press('Enter');
  await expect(dialog.getByText('新建 500 个，更新 0 个，0 行相同，1 行没有导入。')).toBeVisible({
    timeout: 60_000,
  });
  await dialog.getByRole('button', { name: '关闭' }).press('Enter');
  await expect(templates.filter('全部')).toContainText('500');

  // The same file again: nothing to do.
  await page.keyboard.press('i');
  await chooseList(page);
  await expect(dialog.getByRole('radio', { name: /^相同\s*500/ })).toBeVisible();
  await expect(dialog.getByRole('button', { name: '没有要导入的行' })).toBeDisabled();
  await page.keyboard.press('Escape');
  await expect(dialog).toHaveCount(0);

  // A search, all of it selected although only a part was ever read, one change.
  await page.keyboard.press('/');
  await expect(templates.search).toBeFocused();
  await page.keyboard.type('乙客户');
  await expect(templates.grid).toHaveAttribute('aria-rowcount', '400');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Control+a');
  await expect(templates.selectionBar).toContainText('已选 400 / 400');
  await templates.selectionBar.getByRole('button', { name: '批量修改' }).press('Enter');
  const bulk = page.getByRole('dialog', { name: '批量修改 400 个模板' });
  await bulk.getByRole('textbox', { name: '新内容' }).focus();
  await page.keyboard.type('丙客户');
  await expect(bulk.getByText('400 个会改变，0 个不变')).toBeVisible();
  await expect(bulk.getByText('乙客户').first()).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(bulk).toHaveCount(0);
  await expect(page.getByText('已修改 400 个模板的客户')).toBeVisible();
  await templates.search.focus();
  await page.keyboard.press('Control+a');
  await page.keyboard.type('丙客户');
  await expect(templates.grid).toHaveAttribute('aria-rowcount', '400');

  // The filter is kept under a name, with a count that follows.
  await page.getByRole('button', { name: '列表操作' }).press('Enter');
  await page.getByRole('menuitem', { name: '保存当前筛选' }).press('Enter');
  await page.getByRole('textbox', { name: '名称' }).focus();
  await page.keyboard.press('Control+a');
  await page.keyboard.type('丙的');
  await page.keyboard.press('Enter');
  const mine = page.getByRole('group', { name: '我的筛选' });
  await expect(mine.getByRole('button', { name: /^丙的\s*400$/ })).toBeVisible();

  // One step back takes the whole change with it.
  await templates.grid.focus();
  await page.keyboard.press('Control+z');
  await expect(mine.getByRole('button', { name: /^丙的\s*0$/ })).toBeVisible();
});

test('takes pasted cells and gives the list out as a spreadsheet', async ({ desk: { page } }) => {
  await page.getByRole('button', { name: '导入表格' }).waitFor();
  await page.evaluate(() => {
    const data = new DataTransfer();
    data.setData('text/plain', '姓名\t证件类型\t证件号码\n示例甲\t护照\tL00000000');
    document.body.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true }));
  });
  const dialog = page.getByRole('dialog', { name: '导入表格' });
  await dialog.getByRole('button', { name: '导入 1 行' }).press('Enter');
  await expect(dialog.getByText('新建 1 个', { exact: false })).toBeVisible();
  await dialog.getByRole('button', { name: '关闭' }).press('Enter');
  await page.getByRole('button', { name: '列表操作' }).press('Enter');
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('menuitem', { name: '导出为 Excel（XLSX）' }).press('Enter'),
  ]);
  expect(download.suggestedFilename()).toBe('shiming-templates-2026-11-23.xlsx');
});

test('asks for the name before one key makes nameless templates', async ({ desk: { page } }) => {
  await page.getByRole('heading', { name: '工作台还是空的' }).waitFor();
  const dialog = new ImportDialog(page);
  await dialog.choose(
    '客户户主,证件类型,证件号码\n张样例,护照,L10000001\n李样例,护照,L10000002\n样例三,身份证,11010519491231002X\n',
  );
  await expect(dialog.dialog.getByText('没有一列说明是谁')).toBeVisible();
  await expect(dialog.nameQuestion).toBeVisible();
  const start = dialog.button('导入 3 行');
  await expect(start).toBeDisabled();
  await expect(dialog.button('用“客户户主”')).toBeFocused();
  // Whole numbers of papers are not shown while columns are chosen.
  await expect(dialog.dialog.getByText('11010519491231002X')).toHaveCount(0);
  await page.keyboard.press('Enter');
  await expect(dialog.nameQuestion).toHaveCount(0);
  await expect(dialog.dialog.getByText('张样例').last()).toBeVisible();
  await expect(start).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(dialog.dialog.getByText('新建 3 个', { exact: false })).toBeVisible();
});

test('shows the sheets, takes another, and takes hidden rows only when asked', async ({ desk: { page } }) => {
  await page.getByRole('heading', { name: '工作台还是空的' }).waitFor();
  const header = ['姓名', '证件类型', '证件号码', '到期'];
  const hidden = `<row r="3" hidden="1">${['样例乙', '护照', 'L10000002'].map((text) => `<c t="inlineStr"><is><t>${text}</t></is></c>`).join('')}</row>`;
  const bytes = await makeWorkbook([
    { name: '填写说明', body: sheetData([['如何填写'], ['一行一人']]) },
    {
      name: '个人',
      body: `<sheetData>${rowsOf([header, ['样例甲', '护照', 'L10000001', '<c><v>47484</v></c>']])}${hidden}</sheetData>`,
    },
    { name: '旧表', state: 'hidden', body: sheetData([header, ['样例丙', '护照', 'L10000003', '']]) },
  ]);
  const dialog = new ImportDialog(page);
  await dialog.chooseFile('客户.xlsx', bytes);
  await expect(dialog.dialog.getByText('文件里隐藏了 1 行，没有导入。')).toBeVisible();
  await expect(dialog.outcome(/^新建\s*1$/)).toBeVisible();
  await dialog.dialog.getByRole('checkbox', { name: '连同隐藏的行和列一起导入' }).press('Space');
  await expect(dialog.outcome(/^新建\s*2$/)).toBeVisible();
  // A bare day number is asked about once its column is a day.
  await dialog.map('到期', '有效期至');
  await expect(dialog.outcome(/^不能导入\s*1$/)).toBeVisible();
  await dialog.dialog.getByRole('checkbox', { name: '把日期列里的数字按表格的天数读取' }).press('Space');
  await expect(dialog.outcome(/^新建\s*2$/)).toBeVisible();
  await dialog.button(/工作表/).press('Enter');
  await page.getByRole('option', { name: '旧表' }).press('Enter');
  await expect(dialog.dialog.getByText('样例丙').first()).toBeVisible();
  await expect(dialog.outcome(/^新建\s*1$/)).toBeVisible();
});

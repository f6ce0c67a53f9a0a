/** The same templates as a spreadsheet, by keys: edited in place, pasted with a preview, filled down, sorted, columns kept. */
import { blankFields } from '../../src/domain/template/fields.ts';
import { seriousOn } from '../fixtures/serious-on.ts';
import { type Line, openLine } from '../fixtures/sight.ts';
import { expect, test } from '../hosts/fixture.ts';
import { CellGrid } from '../pages/cell-grid.ts';
import { TemplatePage } from '../pages/template-page.ts';
import { TemplatesPage } from '../pages/templates-page.ts';

const names = ['示例丁', '示例丙', '示例乙', '示例甲'];

const fill = async (client: Line['client']): Promise<void> => {
  for (const [at, name] of names.entries())
    await client.templates.create({
      fields: {
        ...blankFields,
        holder: { zh: name, en: '' },
        customer: `客户${at}`,
        certificate: { ...blankFields.certificate, type: 'SFZ', number: '110105194912310021' },
      },
    });
};

test('cells are edited in place by the rules of the form, sorted by headings, and lead to the template', async ({
  desk: { page },
}) => {
  const { client } = await openLine(page);
  await fill(client);
  const grid = new CellGrid(page);
  const press = (key: string) => page.keyboard.press(key);
  await page.reload();
  await new TemplatesPage(page).grid.waitFor();
  await grid.show();
  expect(await grid.values(0, 4)).toEqual(['示例甲', '示例乙', '示例丙', '示例丁']);

  // Typing over, then Enter: saved, judged, one row further; the order stays although it was changed last.
  await press('ArrowDown');
  for (let column = 0; column < 4; column += 1) await press('ArrowRight');
  await page.keyboard.type('2030/1/2');
  await press('Enter');
  await expect(grid.cell(1, 4)).toHaveText(/^2030-01-02/);
  await expect(grid.cell(2, 4)).toHaveClass(/active/);
  const ids = await client.templates.ids({ sort: 'created' });
  await expect
    .poll(async () => (await client.templates.get({ id: ids[1]! })).fields.certificate.expires)
    .toBe('2030-01-02');
  expect(await grid.values(0, 2)).toEqual(['示例甲', '示例乙']);

  // A number is masked, whole while it is edited; Esc takes nothing.
  await press('ArrowLeft');
  await expect(grid.cell(2, 3)).toContainText('•');
  await expect(grid.cell(2, 3)).toHaveClass(/has-stop/);
  await expect(grid.foot).toContainText('校验');
  await press('F2');
  await expect(grid.input).toHaveValue('110105194912310021');
  await page.keyboard.type('9');
  await press('Escape');
  await expect(grid.cell(2, 3)).toContainText('•021');
  expect(await seriousOn(page)).toEqual([]);

  // One of several values is chosen; what is wrong is repaired by its key.
  await press('ArrowLeft');
  await press('F2');
  await page.getByRole('combobox', { name: '证件类型' }).selectOption('HZ');
  await press('Enter');
  // What is found to be wrong with it may stand there already.
  await expect(grid.cell(2, 2)).toHaveText(/^护照/);
  await press('Home');
  for (let column = 0; column < 5; column += 1) await press('ArrowRight');
  await expect(grid.foot.getByRole('button', { name: /填入/ })).toBeVisible();
  await press('Alt+r');
  await expect(grid.cell(3, 5)).toHaveText(/^shi li ding/);

  await press('Control+ArrowUp');
  await press('ArrowUp');
  await press('Home');
  await press('Enter');
  await expect(grid.heading('持有者（中文）')).toHaveAttribute('aria-sort', 'ascending');
  await expect(grid.cell(0, 0)).toHaveText('示例丁');
  await press('ArrowDown');
  await press('Control+Enter');
  await expect(new TemplatePage(page).title).toHaveText('示例丁');
  // Under a template the grid takes no keys.
  await press('Alt+c');
  await expect(grid.columns).toHaveCount(0);
  await press('F6');
  await expect(grid.input).toBeFocused();
  await expect(grid.cell(0, 0)).toHaveClass(/active/);
});

test('a block is pasted after a look, filled down and copied, each one step', async ({ desk: { page } }) => {
  const { client } = await openLine(page);
  await fill(client);
  await client.desk.saveSettings({
    view: 'grid',
    columns: [
      { column: 'holder.zh', width: 160 },
      { column: 'customer', width: 140 },
      { column: 'email', width: 200 },
      { column: 'certificate.expires', width: 110 },
    ],
  });
  const grid = new CellGrid(page);
  const press = (key: string) => page.keyboard.press(key);
  await page.reload();
  await grid.cell(0, 0).click();
  await press('ArrowRight');
  await grid.paste('新甲\tjia@example.cn\t2031-05-06\r\n新乙\tyi@example.cn\t没有\r\n');
  await expect(grid.preview.getByRole('button', { name: '改变 5 个单元格' })).toBeFocused();
  await expect(grid.preview).toContainText('1 个单元格无法识别');
  await expect(grid.cell(0, 1)).toHaveText('客户3');
  expect(await seriousOn(page)).toEqual([]);
  await press('Enter');
  await expect(grid.preview).toHaveCount(0);
  await expect(grid.cell(1, 2)).toHaveText(/^yi@example\.cn/);
  expect((await client.steps.next()).undo).toMatchObject({ code: 'templates.writeBlock', count: 2 });

  await grid.input.focus();
  await press('Shift+ArrowDown');
  await press('Shift+ArrowDown');
  await press('Control+d');
  await expect(grid.cell(2, 1)).toHaveText('新甲');
  await expect.poll(() => grid.values(1, 4)).toEqual(['新甲', '新甲', '新甲', '客户0']);
  await press('Control+z');
  await expect(grid.cell(2, 1)).toHaveText('客户1');
  await press('Control+z');
  await expect(grid.cell(0, 1)).toHaveText('客户3');
  await expect.poll(() => grid.values(2, 2)).toEqual(['', '']);

  await page.context().grantPermissions(['clipboard-read']);
  await grid.input.focus();
  await press('Control+Home');
  await press('Shift+ArrowRight');
  await press('Shift+ArrowDown');
  await press('Control+c');
  await expect(page.getByText('已复制 4 个单元格')).toBeVisible();
  expect((await page.evaluate(() => navigator.clipboard.readText())).replaceAll('\r\n', '\n')).toBe(
    '示例甲\t客户3\n示例乙\t客户2',
  );

  // Columns are chosen by keys and kept.
  await press('Alt+c');
  await grid.columns.getByRole('checkbox', { name: '标签' }).focus();
  await press('Space');
  expect(await seriousOn(page)).toEqual([]);
  await press('Escape');
  await expect(grid.heading('标签')).toHaveCount(1);
  await expect
    .poll(async () => (await client.desk.status()).settings.columns.map(({ column }) => column))
    .toContain('tags');

  // A filter keeps the columns that it is looked at by, and brings them back.
  await page.getByRole('button', { name: '列表操作' }).press('Enter');
  await page.getByRole('menuitem', { name: '保存当前筛选' }).press('Enter');
  await page.getByRole('textbox', { name: '名称' }).focus();
  await press('Control+a');
  await page.keyboard.type('带标签');
  await expect(page.getByRole('checkbox', { name: '连同表格现在的列' })).toBeChecked();
  await press('Enter');
  const mine = page.getByRole('group', { name: '我的筛选' }).getByRole('button', { name: /^带标签/ });
  await mine.waitFor();
  await press('Alt+c');
  await grid.columns.getByRole('checkbox', { name: '标签' }).focus();
  await press('Space');
  await press('Escape');
  await expect(grid.heading('标签')).toHaveCount(0);
  await expect
    .poll(async () => (await client.desk.status()).settings.columns.map(({ column }) => column))
    .not.toContain('tags');
  await mine.press('Enter');
  await expect(grid.heading('标签')).toHaveCount(1);

  // One value is read as a block is, and said where it cannot be.
  await grid.cell(2, 3).click();
  await grid.paste('２０３３年４月５日');
  await expect(grid.cell(2, 3)).toHaveText(/^2033-04-05/);
  await grid.paste('没有');
  await expect(grid.preview).toContainText('1 个单元格无法识别');
  await press('Escape');
  await expect(grid.preview).toHaveCount(0);

  // The list comes anew while something is typed: that goes to the template it was typed for.
  const customers = async (ids: readonly string[]) =>
    Promise.all(ids.map(async (id) => (await client.templates.get({ id })).fields.customer));
  const ids = await client.templates.ids({ sort: 'created' });
  await grid.cell(1, 1).click();
  await page.keyboard.type('只给乙');
  await client.templates.create({ fields: { ...blankFields, holder: { zh: '示例戊', en: '' } } });
  await press('Alt+u');
  await expect(grid.cell(0, 0)).toHaveText('示例戊');
  await expect.poll(() => customers(ids)).toEqual(['客户3', '只给乙', '客户1', '客户0']);

  // A heading sorts, and leaves the keys in the grid.
  await grid.heading('客户').click();
  await expect(grid.input).toBeFocused();
  await press('Alt+g');
  await new TemplatesPage(page).grid.waitFor();
});

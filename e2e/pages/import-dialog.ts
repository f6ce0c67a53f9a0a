/** A list on its way in, by keys. */
import type { Locator, Page } from '@playwright/test';

export class ImportDialog {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  get dialog(): Locator {
    return this.page.getByRole('dialog', { name: '导入表格' });
  }

  button(name: string | RegExp): Locator {
    return this.dialog.getByRole('button', { name });
  }

  /** Opens the dialog by its key and takes a file of that text. */
  async choose(csv: string): Promise<void> {
    await this.chooseFile('客户.csv', Buffer.from(csv));
  }

  async chooseFile(name: string, buffer: Buffer): Promise<void> {
    await this.page.keyboard.press('i');
    const chooser = this.page.waitForEvent('filechooser');
    await this.button('选择文件…').press('Enter');
    await (await chooser).setFiles({ name, mimeType: 'application/octet-stream', buffer });
  }

  /** The question that is asked where no column says who each row is. */
  get nameQuestion(): Locator {
    return this.dialog.getByRole('group', { name: '哪一列是姓名或单位名称？' });
  }

  /** A row of the preview with its outcome filter, e.g. 新建 2. */
  outcome(name: RegExp): Locator {
    return this.dialog.getByRole('radio', { name });
  }

  /** Chooses what a column means by typing part of its name into the field above the meanings. */
  async map(header: string, search: string): Promise<void> {
    await this.button(new RegExp(`“${header}”的含义`)).press('Enter');
    await this.page.getByRole('searchbox', { name: '查找含义' }).waitFor();
    await this.page.keyboard.type(search);
    await this.page.keyboard.press('ArrowDown');
    await this.page.keyboard.press('Enter');
  }

  /** Writes everything that is new; the dialog closes. */
  async finish(): Promise<void> {
    await this.button(/^导入 [\d,]+ 行$/).press('Enter');
    await this.dialog.getByText('导入完成').waitFor({ timeout: 120_000 });
    await this.button('关闭').press('Enter');
    await this.dialog.waitFor({ state: 'detached' });
  }
}

/** A customer's list of invented passports. */
export const customerList = (rows: number): string =>
  [
    '姓名,证件类型,证件号码,邮箱,客户',
    ...Array.from(
      { length: rows },
      (_, at) => `示例${at},护照,L${String(10_000_000 + at)},shili${at}@example.cn,甲客户`,
    ),
  ].join('\r\n');

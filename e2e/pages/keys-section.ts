/** “Keys” on the settings page, worked by keyboard, and the screens that stand before a shut or locked desk. */
import type { Locator, Page } from '@playwright/test';

export class KeysSection {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  get section(): Locator {
    return this.page.getByRole('region', { name: '钥匙' });
  }

  slot(name: string): Locator {
    return this.section.getByRole('row').filter({ has: this.page.getByRole('rowheader', { name }) });
  }

  get dialog(): Locator {
    return this.page.getByRole('dialog');
  }

  /** The dialog is there and takes what is typed. */
  async asks(): Promise<void> {
    await this.dialog.locator('input:focus').waitFor();
  }

  /** Presses a button as the keyboard does. */
  async press(name: string): Promise<void> {
    await this.page.getByRole('button', { name, exact: true }).focus();
    await this.page.keyboard.press('Enter');
  }

  async addPassphrase(text: string, again = text): Promise<void> {
    await this.press('添加口令…');
    await this.asks();
    await this.page.keyboard.type(text);
    await this.page.keyboard.press('Tab');
    await this.page.keyboard.type(again);
    await this.page.keyboard.press('Enter');
  }

  /** Makes recovery words and types back what is asked, one of them first as `wrong`. Gives the words. */
  async makeWords(): Promise<string[]> {
    await this.press('生成恢复词…');
    const list = this.page.getByRole('list', { name: '工作台的恢复词' }).getByRole('listitem');
    await list.first().waitFor();
    const words = await list.allInnerTexts();
    await this.press('已经写在纸上');
    const fields = this.dialog.getByRole('textbox', { name: /^第 \d+ 个词$/ });
    await this.asks();
    for (const field of await fields.all()) {
      const label = await field.evaluate((input) => (input as HTMLInputElement).labels?.[0]?.innerText ?? '');
      await this.page.keyboard.type(words[Number(/\d+/.exec(label)?.[0]) - 1] ?? '');
      await this.page.keyboard.press('Tab');
    }
    await this.page.keyboard.press('Enter');
    return words;
  }

  async remove(slot: string, answer = '移除'): Promise<void> {
    await this.press(`移除${slot}`);
    await this.page.getByRole('alertdialog').getByRole('button', { name: answer, exact: true }).focus();
    await this.page.keyboard.press('Enter');
  }
}

export class LockScreen {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  get locked(): Locator {
    return this.page.getByRole('heading', { name: '已锁定' });
  }

  get shut(): Locator {
    return this.page.getByRole('heading', { name: '工作台还没有打开' });
  }

  get alert(): Locator {
    return this.page.getByRole('alert');
  }

  /** The core has said by what it opens: that has the focus from now on. */
  async asks(): Promise<void> {
    await this.locked.waitFor();
    await this.page.locator('input[type=password]:focus, button:focus').waitFor();
  }

  /** What has the focus takes it: nothing has to be clicked first. */
  async type(secret: string): Promise<void> {
    await this.page.locator(':focus').waitFor();
    await this.page.keyboard.type(secret);
    await this.page.keyboard.press('Enter');
  }

  async choose(kind: string): Promise<void> {
    await this.page.getByRole('radio', { name: kind }).focus();
    await this.page.keyboard.press('Space');
  }
}

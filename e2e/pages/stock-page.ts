/** The office's stock in the window: its section of the settings, the status line, and who works on what. */
import { expect, type Locator, type Page } from '@playwright/test';
import { TemplatesPage } from './templates-page.ts';

export class StockPage {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  get section(): Locator {
    return this.page.getByRole('region', { name: '共享库' });
  }

  /** The line in the status bar. */
  get line(): Locator {
    return this.page.locator('.status-stock');
  }

  get dialog(): Locator {
    return this.page.getByRole('dialog').last();
  }

  get members(): Locator {
    return this.section.getByRole('list', { name: '成员' }).getByRole('listitem');
  }

  /** Who else has the open template open. */
  get warning(): Locator {
    return this.page.locator('.together-bar.warn');
  }

  /** Who handed the open template to whom. */
  get errand(): Locator {
    return this.page.locator('.together-bar').filter({ hasText: /交给/ });
  }

  async openSection(): Promise<void> {
    await new TemplatesPage(this.page).goTo('设置');
    await this.section.waitFor();
  }

  async join(clerk: string, invitation: string): Promise<void> {
    await this.openSection();
    await this.section.getByRole('textbox', { name: '你的姓名' }).fill(clerk);
    const field = this.section.getByLabel('邀请', { exact: true });
    await field.fill(invitation);
    await field.press('Enter');
    await expect(this.line).toBeVisible();
  }

  /** Groups of the fingerprint as they stand on the screen. */
  async fingerprint(within: Locator): Promise<string> {
    const groups = await within.locator('.fingerprint span').allInnerTexts();
    return groups.join('-');
  }

  async press(name: string | RegExp): Promise<void> {
    await this.section.getByRole('button', { name }).press('Enter');
  }
}

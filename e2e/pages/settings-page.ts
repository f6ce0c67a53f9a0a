/** The page “Settings”, where the desk is checked. */
import type { Locator, Page } from '@playwright/test';

export class SettingsPage {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  get checkResult(): Locator {
    return this.page.getByRole('status', { name: '检查结果（工作台）' });
  }

  async checkDesk(): Promise<void> {
    await this.page.getByRole('main').getByRole('button', { name: '检查工作台' }).click();
    await this.checkResult.waitFor();
  }
}
